/// A 48-bit IEEE 802 MAC address (IEEE Std 802 §8).
public struct MACAddress: RawRepresentable, Hashable, Sendable {
  /// The address as an integer below 2^48, the first octet on the wire being the most significant.
  public let rawValue: UInt64

  /// The address with the low 48 bits of `rawValue`.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue & 0xffff_ffff_ffff }

  /// `ff:ff:ff:ff:ff:ff`.
  public static var broadcast: Self { Self(rawValue: 0xffff_ffff_ffff) }

  /// Reads six two-digit groups that all stand apart by `:` or all by `-`.
  public init(_ text: String) throws(AddressTextError) {
    let octets = Array(text.utf8)
    guard octets.count == 17 else {
      throw AddressTextError("a MAC address has six groups of two digits")
    }
    let separator = octets[2]
    guard separator == UInt8(ascii: ":") || separator == UInt8(ascii: "-") else {
      throw AddressTextError("unexpected \(separator.quotedForDiagnostics) at character 3")
    }
    var value: UInt64 = 0
    for (index, octet) in octets.enumerated() {
      if index % 3 == 2 {
        guard octet == separator else {
          throw AddressTextError(
            "unexpected \(octet.quotedForDiagnostics) at character \(index + 1)"
          )
        }
      } else {
        guard let digit = octet.hexadecimalDigitValue else {
          throw AddressTextError(
            "unexpected \(octet.quotedForDiagnostics) at character \(index + 1)"
          )
        }
        value = value << 4 | UInt64(digit)
      }
    }
    self.init(rawValue: value)
  }
}

extension MACAddress: CustomStringConvertible {
  /// Six lower-case two-digit groups with colons.
  public var description: String {
    var buffer = LineBuffer(capacity: 24)
    buffer.append(self)
    return buffer.text
  }
}
