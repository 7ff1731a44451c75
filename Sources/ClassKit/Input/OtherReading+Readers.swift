internal import NetCore

extension OtherReading {
  /// All readings of `text` by readers that accept it.
  package static func all(of text: Span<UInt8>) -> [Self] {
    var readings: [Self] = []
    if let address = internetAddressToNumber(text) {
      readings.append(Self(reader: .internetAddressToNumber, address: address))
    }
    if let address = decimal(text) { readings.append(Self(reader: .decimal, address: address)) }
    return readings
  }

  /// Reads `text` as inet_aton(3) does.
  static func internetAddressToNumber(_ text: Span<UInt8>) -> IPv4Address? {
    guard let parts = parts(of: text, number: numberInAnyBase) else { return nil }
    var value: UInt64 = 0
    for (index, part) in parts.dropLast().enumerated() {
      guard part <= 255 else { return nil }
      value |= part << UInt64(24 - 8 * index)
    }
    guard let last = parts.last, last < 1 << UInt64(8 * (5 - parts.count)) else { return nil }
    return IPv4Address(rawValue: UInt32(truncatingIfNeeded: value | last))
  }

  /// Reads four decimal numbers with leading zeros.
  static func decimal(_ text: Span<UInt8>) -> IPv4Address? {
    guard let parts = parts(of: text, number: { number($0, base: 10) }), parts.count == 4,
      parts.allSatisfy({ $0 <= 255 })
    else { return nil }
    return IPv4Address(rawValue: parts.reduce(0) { $0 << 8 | UInt32(truncatingIfNeeded: $1) })
  }

  /// One to four numbers with dots between them.
  private static func parts(
    of text: Span<UInt8>,
    number: (Span<UInt8>) -> UInt64?
  ) -> [UInt64]? {
    var parts: [UInt64] = []
    var start = 0
    for offset in 0...text.count where offset == text.count || text[offset] == UInt8(ascii: ".") {
      guard parts.count < 4, let part = number(text.extracting(start..<offset)) else { return nil }
      parts.append(part)
      start = offset + 1
    }
    return parts
  }

  private static func numberInAnyBase(_ text: Span<UInt8>) -> UInt64? {
    guard text.count > 1, text[0] == UInt8(ascii: "0") else { return number(text, base: 10) }
    guard text[1] | 0x20 == UInt8(ascii: "x") else { return number(text, base: 8) }
    return number(text.extracting(2..<text.count), base: 16)
  }

  /// A number without sign, at most 32 bits wide.
  private static func number(_ text: Span<UInt8>, base: UInt64) -> UInt64? {
    guard text.count > 0 else { return nil }
    var value: UInt64 = 0
    for offset in text.indices {
      guard let digit = text[offset].hexadecimalDigitValue, digit < base else { return nil }
      value = value * base + UInt64(digit)
      guard value <= UInt64(UInt32.max) else { return nil }
    }
    return value
  }
}
