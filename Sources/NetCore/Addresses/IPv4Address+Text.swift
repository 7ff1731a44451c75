extension IPv4Address {
  /// Reads strict dotted-decimal text: four decimal octets without leading zeros (RFC 6943 §3.1.1).
  ///
  /// Throws ``AddressTextError`` with the reason: forms that different programs read differently
  /// (`010.0.0.1`, `127.1`, `0x7f000001`) are refused and say so.
  public init(text: Span<UInt8>) throws(AddressTextError) {
    var value: UInt32 = 0
    var offset = 0
    for position in 1...4 {
      if position > 1 {
        guard offset < text.count else {
          throw AddressTextError("\(position - 1) of 4 octets given")
        }
        guard text[offset] == UInt8(ascii: ".") else {
          throw Self.unexpected(text[offset], at: offset)
        }
        offset += 1
      }
      let octet = try Self.octet(of: text, at: &offset, position: position)
      value = value << 8 | UInt32(octet)
    }
    guard offset == text.count else {
      guard text[offset] == UInt8(ascii: ".") else {
        throw Self.unexpected(text[offset], at: offset)
      }
      throw AddressTextError("more than 4 octets given")
    }
    rawValue = value
  }

  /// Reads strict dotted-decimal text.
  public init(_ text: String) throws(AddressTextError) {
    try self.init(text: text.utf8Span.span)
  }

  /// Reads one decimal octet at `offset` and moves `offset` behind it.
  private static func octet(
    of text: Span<UInt8>,
    at offset: inout Int,
    position: Int
  ) throws(AddressTextError) -> UInt8 {
    let start = offset
    var value = 0
    while offset < text.count, let digit = text[offset].decimalDigitValue {
      value = value * 10 + digit
      offset += 1
      guard value <= 255 else {
        throw AddressTextError("octet \(position) is above 255")
      }
    }
    guard offset > start else {
      guard offset < text.count else { throw AddressTextError("octet \(position) is missing") }
      guard text[offset] != UInt8(ascii: ".") else {
        throw AddressTextError("octet \(position) is empty")
      }
      throw unexpected(text[offset], at: offset)
    }
    guard offset - start == 1 || text[start] != UInt8(ascii: "0") else {
      throw AddressTextError(
        "octet \(position) has a leading zero, which some programs read as octal"
      )
    }
    return UInt8(value)
  }

  private static func unexpected(_ octet: UInt8, at offset: Int) -> AddressTextError {
    AddressTextError("unexpected \(octet.quotedForDiagnostics) at character \(offset + 1)")
  }
}

extension UInt8 {
  /// The value of an ASCII decimal digit.
  @inlinable
  public var decimalDigitValue: Int? {
    let value = self &- UInt8(ascii: "0")
    return value < 10 ? Int(value) : nil
  }

  /// The value of an ASCII hexadecimal digit of either case.
  @inlinable
  public var hexadecimalDigitValue: Int? {
    if let value = decimalDigitValue { return value }
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? Int(letter) + 10 : nil
  }

  /// A printable ASCII character in quotes, any other octet as `octet 0xNN`.
  var quotedForDiagnostics: String {
    if (0x20...0x7e).contains(self) { return "'\(Character(UnicodeScalar(self)))'" }
    let digits = String(self, radix: 16)
    return "octet 0x" + (digits.count < 2 ? "0" : "") + digits
  }
}
