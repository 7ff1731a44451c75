/// A subnetwork access protocol header (IEEE Std 802 clause 10.5).
public struct SNAPHeader: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 5
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .snap)
    self.bytes = bytes
  }

  /// The organizationally unique identifier, 24 bits.
  public var organization: UInt32 {
    UInt32(bytes.bigEndian(at: 0, as: UInt16.self)) << 8 | UInt32(bytes.octet(at: 2))
  }
  /// The protocol identifier within the organization.
  public var protocolIdentifier: UInt16 { bytes.bigEndian(at: 3) }
  /// The EtherType when the organization is 00-00-00 (RFC 1042) or Cisco's bridged 00-00-f8.
  public var etherType: EtherType? {
    organization == 0 || organization == 0x0000f8 ? EtherType(rawValue: protocolIdentifier) : nil
  }
  /// Whether a spanning tree message follows: of a VLAN on Cisco's bridges, or bridged (RFC 2684
  /// §5.2).
  public var holdsSpanningTree: Bool {
    switch organization {
    case 0x00000c: protocolIdentifier == 0x010b || protocolIdentifier == 0x010c
    case 0x0080c2: protocolIdentifier == 0x000e
    default: false
    }
  }
  /// Whether a bridged Ethernet frame follows, with or without its checksum, behind two octets of
  /// padding (RFC 2684 §5.2).
  public var holdsEthernet: Bool {
    organization == 0x0080c2 && (protocolIdentifier == 0x0001 || protocolIdentifier == 0x0007)
  }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(Self.byteCount) } }
}
