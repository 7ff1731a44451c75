/// The IPv6 routing header (RFC 8200 §4.4).
public struct IPv6RoutingHeader: ~Escapable {
  /// The length of the shortest header, in octets.
  public static let minimumByteCount = 8
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`; the addresses need not be there.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.minimumByteCount, of: bytes, for: .routing)
    self.bytes = bytes
  }

  /// The type of the header that follows.
  public var nextHeader: IPProtocol { IPProtocol(rawValue: bytes.octet(at: 0)) }
  /// The length field: octets beyond the first eight, counted in eights.
  public var headerExtensionLength: UInt8 { bytes.octet(at: 1) }
  /// The length of the header, in octets.
  public var headerByteCount: Int { (Int(headerExtensionLength) &+ 1) &* 8 }
  /// The routing type: 0 (RFC 5095), 2 (RFC 6275 §6.4) and 4 (RFC 8754) hold addresses.
  public var routingType: UInt8 { bytes.octet(at: 2) }
  /// The number of segments still to be visited.
  public var segmentsLeft: UInt8 { bytes.octet(at: 3) }
  /// The four octets behind the fixed fields: reserved, or last entry, flags and tag (RFC 8754 §2).
  public var typeSpecific: UInt32 { bytes.bigEndian(at: 4) }
  /// Whether the type is one whose data is a list of addresses.
  public var holdsAddresses: Bool { routingType == 0 || routingType == 2 || routingType == 4 }
  /// The number of addresses that the length field claims.
  public var addressCount: Int { Int(headerExtensionLength) / 2 }
  /// The address at `index`, or `nil` when it was not captured or is not claimed.
  public func address(at index: Int) -> IPv6Address? {
    guard index >= 0, index < addressCount, 24 + 16 * index <= bytes.byteCount else { return nil }
    return bytes.ipv6Address(at: 8 + 16 * index)
  }
  /// The address where the packet's journey ends, which the pseudo-header of transport checksums
  /// holds (RFC 8200 §8.1): the last address, and the first of a segment routing header.
  public var finalDestination: IPv6Address? {
    guard holdsAddresses, addressCount > 0, headerExtensionLength % 2 == 0 else { return nil }
    return address(at: routingType == 4 ? 0 : addressCount - 1)
  }
  /// Whether the whole header was captured.
  public var isComplete: Bool { bytes.byteCount >= headerByteCount }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(headerByteCount) } }
}
