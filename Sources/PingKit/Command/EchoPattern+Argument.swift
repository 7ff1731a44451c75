internal import ArgumentParser
internal import NetCore

extension EchoPattern {
  private static let maximumByteCount = 16

  /// Reads the argument of `-p`: two hexadecimal digits for each octet, of which a last one may be
  /// alone; what is beyond sixteen octets is left out, as ping(8) does.
  init(argument: String) throws {
    var octets: [UInt8] = []
    var digits = argument[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy(\.isHexadecimalDigit) else {
      throw ValidationError("patterns must be specified as hex digits")
    }
    while !digits.isEmpty, octets.count < Self.maximumByteCount {
      octets.append(UInt8(digits.prefix(2), radix: 16) ?? 0)
      digits = digits.dropFirst(2)
    }
    self.init(repeating: octets)
  }
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
