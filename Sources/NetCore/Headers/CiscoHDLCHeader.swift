/// The header of Cisco's HDLC framing (LINKTYPE_C_HDLC; RFC 1547 §4.3.1).
public struct CiscoHDLCHeader: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 4
  /// The address of a frame to the other end.
  public static let unicast: UInt8 = 0x0f
  /// The address of a frame to every station.
  public static let broadcast: UInt8 = 0x8f
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .ciscoHDLC)
    self.bytes = bytes
  }

  /// The address: ``unicast`` or ``broadcast``.
  public var address: UInt8 { bytes.octet(at: 0) }
  /// The control field, always zero.
  public var control: UInt8 { bytes.octet(at: 1) }
  /// The EtherType of what follows; that of RARP stands for SLARP here.
  public var etherType: EtherType { EtherType(rawValue: bytes.bigEndian(at: 2)) }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(Self.byteCount) } }
}
