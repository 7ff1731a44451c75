/// An IPv6 header (RFC 8200 §3).
public struct IPv6Header: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 40
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(1, of: bytes, for: .ipv6)
    guard bytes.octet(at: 0) >> 4 == 6 else {
      throw WireError(
        .badVersion,
        in: .ipv6,
        needed: Self.byteCount,
        available: bytes.byteCount
      )
    }
    try WireError.require(Self.byteCount, of: bytes, for: .ipv6)
    self.bytes = bytes
  }

  /// The view of a header that is known to lie in `bytes`.
  @inline(__always)
  @_lifetime(copy bytes)
  init(checked bytes: RawSpan) { self.bytes = bytes }

  private var versionClassFlow: UInt32 { bytes.bigEndian(at: 0) }
  /// The traffic class.
  public var trafficClass: TrafficClass {
    TrafficClass(rawValue: UInt8(truncatingIfNeeded: versionClassFlow >> 20))
  }
  /// The flow label, 20 bits.
  public var flowLabel: UInt32 { versionClassFlow & 0xf_ffff }
  /// The length of what follows the header, in octets; 0 for a jumbogram (RFC 2675 §3).
  public var payloadLength: UInt16 { bytes.bigEndian(at: 4) }
  /// The type of the header that follows.
  public var nextHeader: IPProtocol { IPProtocol(rawValue: bytes.octet(at: 6)) }
  /// The hop limit.
  public var hopLimit: UInt8 { bytes.octet(at: 7) }
  /// The source address.
  public var source: IPv6Address { bytes.ipv6Address(at: 8) }
  /// The destination address: of the next segment when a routing header follows.
  public var destination: IPv6Address { bytes.ipv6Address(at: 24) }
  /// The octets behind the header that the payload length claims, cut to what was captured.
  public var payload: RawSpan {
    @_lifetime(copy self) get {
      bytes.captured(
        Self.byteCount,
        upTo: payloadLength == 0 ? bytes.byteCount : Self.byteCount + Int(payloadLength)
      )
    }
  }
}
