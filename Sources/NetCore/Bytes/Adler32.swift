/// The Adler-32 checksum (RFC 1950 §8.2), SCTP's before RFC 3309 put CRC32c in its place.
public struct Adler32: Sendable {
  /// The largest prime below 65,536.
  private static let modulus: UInt32 = 65_521

  private var sum: UInt32 = 1
  private var sumOfSums: UInt32 = 0

  /// The checksum of no octets.
  public init() {}

  /// Adds `octets`, which follow those that were added before.
  public mutating func add(_ octets: RawSpan) {
    for offset in 0..<octets.byteCount { add(octets.octet(at: offset)) }
  }

  /// Adds one octet.
  public mutating func add(_ octet: UInt8) {
    sum = (sum &+ UInt32(octet)) % Self.modulus
    sumOfSums = (sumOfSums &+ sum) % Self.modulus
  }

  /// The checksum of all octets that were added.
  public var value: UInt32 { sumOfSums << 16 | sum }
}
