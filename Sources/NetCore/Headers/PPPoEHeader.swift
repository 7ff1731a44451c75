/// A header of PPP over Ethernet, discovery or session (RFC 2516 §4).
public struct PPPoEHeader: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 6
  /// The header and what was captured behind it, behind the payload, too.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .pppoe)
    self.bytes = bytes
  }

  /// The version, 1.
  public var version: UInt8 { bytes.octet(at: 0) >> 4 }
  /// The type, 1.
  public var type: UInt8 { bytes.octet(at: 0) & 0xf }
  /// What the packet is: 0 in a session, else a discovery packet such as PADI, 0x09.
  public var code: UInt8 { bytes.octet(at: 1) }
  /// The session; 0 before there is one.
  public var sessionIdentifier: UInt16 { bytes.bigEndian(at: 2) }
  /// The length of the payload as the header claims it, in octets.
  public var payloadByteCount: Int { Int(bytes.bigEndian(at: 4, as: UInt16.self)) }
  /// Whether a PPP frame follows; tags do else.
  public var isSession: Bool { code == 0 }
  /// The tags of a discovery packet of which `byteCount` octets of payload are on the wire.
  ///
  /// Padding behind the payload is not taken for tags, but a tag may reach into it.
  @_lifetime(copy self)
  public func tags(in byteCount: Int) -> PPPoETags {
    PPPoETags(bytes.from(Self.byteCount), isSession ? 0 : byteCount)
  }
}
