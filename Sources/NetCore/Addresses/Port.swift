/// A transport port number (RFC 6335).
public struct Port: RawRepresentable, Hashable, Sendable {
  /// The number, in host byte order.
  public var rawValue: UInt16

  /// The port numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Reads a decimal number from 0 to 65535 without sign or leading zeros.
  public init(text: Span<UInt8>) throws(AddressTextError) {
    guard text.count > 0 else { throw AddressTextError("the port is empty") }
    var value = 0
    for index in text.indices {
      guard let digit = text[index].decimalDigitValue else {
        throw AddressTextError(
          "unexpected \(text[index].quotedForDiagnostics) at character \(index + 1)"
        )
      }
      value = value * 10 + digit
      guard value <= 65535 else { throw AddressTextError("a port is at most 65535") }
    }
    guard text.count == 1 || text[0] != UInt8(ascii: "0") else {
      throw AddressTextError("a port has no leading zeros")
    }
    rawValue = UInt16(value)
  }

  /// Reads a decimal number from 0 to 65535 without sign or leading zeros.
  public init(_ text: String) throws(AddressTextError) {
    try self.init(text: text.utf8Span.span)
  }
}

extension Port: Comparable {
  /// Orders ports by number.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Port: CustomStringConvertible {
  /// The decimal number.
  public var description: String { String(rawValue) }
}
