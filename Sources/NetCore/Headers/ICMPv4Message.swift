/// An ICMP message for IPv4 (RFC 792).
public struct ICMPv4Message: ~Escapable {
  /// The length of the fields that all messages have, in octets.
  public static let headerByteCount = 8
  /// The message, cut to what was captured.
  public let bytes: RawSpan

  /// Reads the message that is `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.headerByteCount, of: bytes, for: .icmpv4)
    self.bytes = bytes
  }

  /// The type.
  public var type: ICMPv4Type { ICMPv4Type(rawValue: bytes.octet(at: 0)) }
  /// The code, whose meaning depends on the type.
  public var code: UInt8 { bytes.octet(at: 1) }
  /// The Internet checksum of the message.
  public var checksum: UInt16 { bytes.bigEndian(at: 2) }
  /// The identifier of an echo, timestamp, information or mask message.
  public var identifier: UInt16 { bytes.bigEndian(at: 4) }
  /// The sequence number of an echo, timestamp, information or mask message.
  public var sequenceNumber: UInt16 { bytes.bigEndian(at: 6) }
  /// The gateway that a redirect names.
  public var gateway: IPv4Address { bytes.ipv4Address(at: 4) }
  /// The MTU of the next hop, in octets, in a "fragmentation needed" message (RFC 1191 §4).
  public var nextHopMTU: UInt16 { bytes.bigEndian(at: 6) }
  /// The offset of the octet that a parameter problem complains about.
  public var pointer: UInt8 { bytes.octet(at: 4) }
  /// The octets behind the header: the quoted packet of an error message, the data of an echo.
  public var body: RawSpan { @_lifetime(copy self) get { bytes.from(Self.headerByteCount) } }
}
