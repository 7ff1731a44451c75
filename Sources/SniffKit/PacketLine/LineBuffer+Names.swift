internal import NetCore

extension LineBuffer {
  /// Appends `name`, or what `fallback` writes when there is none.
  mutating func append(_ name: StaticString?, else fallback: (inout LineBuffer) -> Void) {
    if let name { append(name) } else { fallback(&self) }
  }

  /// Appends the names of the flags that are set, or `none`.
  mutating func append<Bits: FixedWidthInteger>(
    flags: Bits,
    _ names: [(bit: Bits, name: StaticString)]
  ) {
    var isFirst = true
    for (bit, name) in names where flags & bit != 0 {
      if !isFirst { append(", ") }
      append(name)
      isFirst = false
    }
    if isFirst { append("none") }
  }
}
