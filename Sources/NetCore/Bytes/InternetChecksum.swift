/// The running one's complement sum of the Internet checksum (RFC 1071).
///
/// Feed it the octets in pieces that start on even offsets, in any order, then read ``checksum``
/// (to store in a header) or ``isValid`` (when the stored checksum was part of the sum).
public struct InternetChecksum: Sendable {
  /// The unfolded sum of 16-bit words in network byte order.
  private var sum: UInt64 = 0

  /// An empty sum.
  public init() {}

  /// Adds `octets`, padded with a zero octet when their number is odd (RFC 1071 §1).
  public mutating func add(_ octets: RawSpan) {
    var rest = octets
    // RFC 1071 §2 (B): the sum is the same in any byte order, up to the order of its own octets.
    // (C): so it may be taken of long words, and folded in the end.
    var total: UInt64 = 0
    while rest.byteCount >= 32 {
      let block = rest.extracting(first: 32)
      Self.add(block.littleEndian(at: 0), to: &total)
      Self.add(block.littleEndian(at: 8), to: &total)
      Self.add(block.littleEndian(at: 16), to: &total)
      Self.add(block.littleEndian(at: 24), to: &total)
      rest = rest.extracting(droppingFirst: 32)
    }
    var offset = 0
    while offset &+ 4 <= rest.byteCount {
      Self.add(UInt64(rest.littleEndian(at: offset, as: UInt32.self)), to: &total)
      offset &+= 4
    }
    if offset &+ 2 <= rest.byteCount {
      Self.add(UInt64(rest.littleEndian(at: offset, as: UInt16.self)), to: &total)
      offset &+= 2
    }
    if offset < rest.byteCount { Self.add(UInt64(rest.octet(at: offset)), to: &total) }
    sum &+= UInt64(UInt16(truncatingIfNeeded: Self.fold(total)).byteSwapped)
  }

  /// Adds `word` with the carry that leaves the highest bit.
  @inline(__always)
  private static func add(_ word: UInt64, to total: inout UInt64) {
    let (partial, carry) = total.addingReportingOverflow(word)
    // With a carry, the partial sum is below the largest number.
    total = partial &+ (carry ? 1 : 0)
  }

  /// `sum` with what is above 16 bits added to them.
  @inline(__always)
  private static func fold(_ sum: UInt64) -> UInt64 {
    var rest = (sum & 0xffff_ffff) &+ (sum >> 32)
    rest = (rest & 0xffff) &+ (rest >> 16)
    rest = (rest & 0xffff) &+ (rest >> 16)
    return (rest & 0xffff) &+ (rest >> 16)
  }

  /// Adds four 16-bit words given as one number, the first in its most significant bits.
  public mutating func add(_ words: UInt64) {
    sum &+= (words >> 32) &+ (words & 0xffff_ffff)
  }

  /// Adds one 16-bit word given in host byte order.
  public mutating func add(_ word: UInt16) {
    sum &+= UInt64(word)
  }

  /// Adds the addresses, protocol and length of an IPv4 pseudo-header (RFC 768, RFC 9293 §3.1).
  ///
  /// `length` is that of the transport header and its data, in octets.
  public mutating func addPseudoHeader(
    source: IPv4Address,
    destination: IPv4Address,
    protocolNumber: UInt8,
    length: Int
  ) {
    sum &+= UInt64(source.rawValue) &+ UInt64(destination.rawValue)
    sum &+= UInt64(protocolNumber) &+ UInt64(UInt32(truncatingIfNeeded: length))
  }

  /// Adds the addresses, next header and length of an IPv6 pseudo-header (RFC 8200 §8.1).
  ///
  /// `length` is that of the upper-layer header and its data, in octets.
  public mutating func addPseudoHeader(
    source: IPv6Address,
    destination: IPv6Address,
    nextHeader: UInt8,
    length: Int
  ) {
    for half in [source.high, source.low, destination.high, destination.low] {
      sum &+= (half >> 32) &+ (half & 0xffff_ffff)
    }
    sum &+= UInt64(nextHeader) &+ UInt64(UInt32(truncatingIfNeeded: length))
  }

  /// The sum folded to 16 bits.
  public var folded: UInt16 {
    UInt16(truncatingIfNeeded: Self.fold(sum))
  }

  /// The one's complement of the folded sum: the value of the checksum field, in host byte order.
  public var checksum: UInt16 { ~folded }

  /// Whether octets that include their checksum field sum to all ones.
  public var isValid: Bool { folded == 0xffff }

  /// The checksum of `octets`.
  public static func of(_ octets: RawSpan) -> UInt16 {
    var sum = Self()
    sum.add(octets)
    return sum.checksum
  }
}
