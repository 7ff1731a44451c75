/// An IPv4 header (RFC 791 §3.1).
public struct IPv4Header: ~Escapable {
  /// The length of a header without options, in octets.
  public static let minimumByteCount = 20
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`; the options need not be there.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(1, of: bytes, for: .ipv4)
    guard bytes.octet(at: 0) >> 4 == 4 else {
      throw WireError(
        .badVersion,
        in: .ipv4,
        needed: Self.minimumByteCount,
        available: bytes.byteCount
      )
    }
    try WireError.require(Self.minimumByteCount, of: bytes, for: .ipv4)
    self.bytes = bytes
  }

  /// The view of a header whose fixed fields are known to lie in `bytes`.
  @inline(__always)
  @_lifetime(copy bytes)
  init(checked bytes: RawSpan) { self.bytes = bytes }

  /// The length of the header as it claims it, in octets (IHL counts 32-bit words): 0 to 60.
  public var headerByteCount: Int { Int(bytes.octet(at: 0) & 0x0f) &* 4 }
  /// The type of service.
  public var trafficClass: TrafficClass { TrafficClass(rawValue: bytes.octet(at: 1)) }
  /// The length of header and data, in octets; 0 when the capturing host left the segmentation to
  /// its network interface.
  public var totalLength: UInt16 { bytes.bigEndian(at: 2) }
  /// The identification of the datagram, for reassembly.
  public var identification: UInt16 { bytes.bigEndian(at: 4) }
  /// The flags and the fragment offset as one number.
  public var flagsAndFragmentOffset: UInt16 { bytes.bigEndian(at: 6) }
  /// The reserved flag, which must be zero.
  public var isReservedFlagSet: Bool { flagsAndFragmentOffset & 0x8000 != 0 }
  /// Whether routers must not fragment the datagram.
  public var dontFragment: Bool { flagsAndFragmentOffset & 0x4000 != 0 }
  /// Whether more fragments follow.
  public var moreFragments: Bool { flagsAndFragmentOffset & 0x2000 != 0 }
  /// Where the data lies in the datagram, in octets (the field counts eights).
  public var fragmentOffset: Int { Int(flagsAndFragmentOffset & 0x1fff) &* 8 }
  /// Whether the packet is a part of a datagram.
  public var isFragment: Bool { flagsAndFragmentOffset & 0x3fff != 0 }
  /// The time to live, in hops.
  public var timeToLive: UInt8 { bytes.octet(at: 8) }
  /// The protocol of the data.
  public var `protocol`: IPProtocol { IPProtocol(rawValue: bytes.octet(at: 9)) }
  /// The Internet checksum of the header.
  public var headerChecksum: UInt16 { bytes.bigEndian(at: 10) }
  /// The source address.
  public var source: IPv4Address { bytes.ipv4Address(at: 12) }
  /// The destination address.
  public var destination: IPv4Address { bytes.ipv4Address(at: 16) }

  /// The options, cut to what was captured.
  public var options: RawSpan {
    @_lifetime(copy self) get { bytes.captured(Self.minimumByteCount, upTo: headerByteCount) }
  }
  /// Whether the whole header was captured.
  public var isComplete: Bool { bytes.byteCount >= max(headerByteCount, Self.minimumByteCount) }
  /// The octets behind the header that the total length claims, cut to what was captured.
  public var payload: RawSpan {
    @_lifetime(copy self) get {
      bytes.captured(
        headerByteCount,
        upTo: totalLength == 0 ? bytes.byteCount : Int(totalLength)
      )
    }
  }
}
