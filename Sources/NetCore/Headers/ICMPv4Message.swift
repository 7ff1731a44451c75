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
  /// Whether the far end's interface, and not a proxy's, is asked for in an extended echo request
  /// (RFC 8335 §2).
  public var isLocal: Bool { bytes.octet(at: 7) & 1 != 0 }
  /// The extensions behind the packet that an error message quotes (RFC 4884 §5), or those of an
  /// extended echo request (RFC 8335 §2); `nil` when there are none.
  public var extensions: ICMPExtensions? {
    @_lifetime(copy self) get {
      if type == .extendedEchoRequest { return ICMPExtensions(at: 0, of: body, for: .icmpv4) }
      guard type.mayHaveExtensions else { return nil }
      // RFC 4884 §4.1: the length counts words of 32 bits.
      let length = Int(bytes.octet(at: 5)) &* 4
      return ICMPExtensions(behind: length, octetsOf: body, for: .icmpv4)
    }
  }
  /// The packet that an error message quotes, without extensions behind it.
  public var quotedPacket: RawSpan {
    @_lifetime(copy self) get {
      guard let extensions else { return body }
      return body.extracting(first: body.byteCount &- extensions.bytes.byteCount)
    }
  }
  /// The octets behind the header: the quoted packet of an error message, the data of an echo.
  public var body: RawSpan { @_lifetime(copy self) get { bytes.from(Self.headerByteCount) } }
}
