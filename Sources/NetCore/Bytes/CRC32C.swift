/// The cyclic redundancy check of SCTP, "CRC32c" (RFC 9260 Appendix A).
///
/// The polynomial is Castagnoli's, reflected; register and result are inverted.
public struct CRC32C: Sendable {
  /// The remainders of the 256 octets, the reflected polynomial 0x82f63b78 divided into each.
  private static let table: [UInt32] = (0..<256).map { octet in
    var remainder = UInt32(octet)
    for _ in 0..<8 {
      remainder = remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ 0x82f6_3b78
    }
    return remainder
  }

  private var register: UInt32 = .max

  /// The check of no octets.
  public init() {}

  /// Adds `octets`, which follow those that were added before.
  public mutating func add(_ octets: RawSpan) {
    for offset in 0..<octets.byteCount { add(octets.octet(at: offset)) }
  }

  /// Adds one octet.
  public mutating func add(_ octet: UInt8) {
    let index = Int(UInt8(truncatingIfNeeded: register) ^ octet)
    register = register >> 8 ^ Self.table[index]
  }

  /// The check of all octets that were added.
  public var value: UInt32 { ~register }
}
