extension IPv6Address {
  /// Reads any of the text forms of RFC 4291 §2.2, without a zone.
  ///
  /// Throws ``AddressTextError`` with the reason.
  public init(text: Span<UInt8>) throws(AddressTextError) {
    var groups: InlineArray<8, UInt16> = .init(repeating: 0)
    var count = 0
    var gap: Int?
    var offset = 0
    if text.count >= 2, text[0] == UInt8(ascii: ":"), text[1] == UInt8(ascii: ":") {
      gap = 0
      offset = 2
    } else if text.count > 0, text[0] == UInt8(ascii: ":") {
      throw AddressTextError("begins with a single colon")
    }
    while offset < text.count {
      guard count < 8 else { throw AddressTextError("more than 8 groups given") }
      let start = offset
      var value = 0
      while offset < text.count, let digit = text[offset].hexadecimalDigitValue {
        value = value << 4 | digit
        offset += 1
        guard offset - start <= 4 else {
          throw AddressTextError("group \(count + 1) has more than 4 digits")
        }
      }
      if offset < text.count, text[offset] == UInt8(ascii: "."), offset > start {
        try Self.readDottedTail(text.extracting(start..<text.count), into: &groups, at: count)
        count += 2
        offset = text.count
        break
      }
      guard offset > start else {
        guard text[offset] != UInt8(ascii: ":") else {
          throw AddressTextError("three colons in a row, or '::' given twice")
        }
        throw AddressTextError(
          "unexpected \(text[offset].quotedForDiagnostics) at character \(offset + 1)"
        )
      }
      groups[count] = UInt16(value)
      count += 1
      guard offset < text.count else { break }
      guard text[offset] == UInt8(ascii: ":") else {
        throw AddressTextError(
          "unexpected \(text[offset].quotedForDiagnostics) at character \(offset + 1)"
        )
      }
      offset += 1
      if offset < text.count, text[offset] == UInt8(ascii: ":") {
        guard gap == nil else { throw AddressTextError("'::' given twice") }
        gap = count
        offset += 1
      } else if offset == text.count {
        throw AddressTextError("ends with a single colon")
      }
    }
    self = try Self.assemble(groups, count: count, gap: gap)
  }

  /// Reads any of the text forms of RFC 4291 §2.2, without a zone.
  public init(_ text: String) throws(AddressTextError) {
    try self.init(text: text.utf8Span.span)
  }

  private static func readDottedTail(
    _ text: Span<UInt8>,
    into groups: inout InlineArray<8, UInt16>,
    at count: Int
  ) throws(AddressTextError) {
    guard count <= 6 else { throw AddressTextError("no room for a dotted-decimal tail") }
    let tail: IPv4Address
    do {
      tail = try IPv4Address(text: text)
    } catch {
      throw AddressTextError("in the dotted-decimal tail, \(error)")
    }
    groups[count] = UInt16(truncatingIfNeeded: tail.rawValue >> 16)
    groups[count + 1] = UInt16(truncatingIfNeeded: tail.rawValue)
  }

  private static func assemble(
    _ groups: InlineArray<8, UInt16>,
    count: Int,
    gap: Int?
  ) throws(AddressTextError) -> Self {
    guard count <= 8 else { throw AddressTextError("more than 8 groups given") }
    if gap == nil, count < 8 { throw AddressTextError("\(count) of 8 groups given") }
    // RFC 4291 §2.2: "::" stands for one or more groups of zeros.
    if gap != nil, count == 8 { throw AddressTextError("'::' given beside 8 groups") }
    let head = gap ?? 8
    var value: UInt128 = 0
    for index in 0..<8 {
      var group: UInt16 = 0
      if index < head {
        group = groups[index]
      } else if index >= 8 - (count - head) {
        group = groups[index - (8 - count)]
      }
      value = value << 16 | UInt128(group)
    }
    return Self(rawValue: value)
  }
}
