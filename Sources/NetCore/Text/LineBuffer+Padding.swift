extension LineBuffer {
  /// Appends what `body` writes, then spaces until it is at least `width` octets wide.
  public mutating func append(leftAlignedIn width: Int, _ body: (inout LineBuffer) -> Void) {
    let start = count
    body(&self)
    append(UInt8(ascii: " "), repeating: width - (count - start))
  }

  /// Appends a decimal number behind spaces, at least `width` octets wide.
  public mutating func append(decimal value: some FixedWidthInteger, rightAlignedIn width: Int) {
    var digits = value < 0 ? 2 : 1
    var rest = value.magnitude / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    append(UInt8(ascii: " "), repeating: width - digits)
    append(decimal: value)
  }
}
