/// The IPv6 fragment header (RFC 8200 §4.5).
public struct IPv6FragmentHeader: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 8
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .fragment)
    self.bytes = bytes
  }

  /// The type of the header that begins the fragmentable part.
  public var nextHeader: IPProtocol { IPProtocol(rawValue: bytes.octet(at: 0)) }
  /// Where the data lies in the fragmentable part, in octets.
  public var fragmentOffset: Int { Int(bytes.bigEndian(at: 2, as: UInt16.self) & 0xfff8) }
  /// Whether more fragments follow.
  public var moreFragments: Bool { bytes.octet(at: 3) & 1 != 0 }
  /// The identification of the packet, for reassembly.
  public var identification: UInt32 { bytes.bigEndian(at: 4) }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(Self.byteCount) } }
}
