/// The IP authentication header (RFC 4302 §2).
public struct AuthenticationHeader: ~Escapable {
  /// The length of the header without its integrity check value, in octets.
  public static let minimumByteCount = 12
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`; the integrity check value need not be there.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.minimumByteCount, of: bytes, for: .authenticationHeader)
    self.bytes = bytes
  }

  /// The type of the header that follows.
  public var nextHeader: IPProtocol { IPProtocol(rawValue: bytes.octet(at: 0)) }
  /// The length field: the header's words of four octets, minus 2.
  public var payloadLength: UInt8 { bytes.octet(at: 1) }
  /// The length of the header, in octets.
  public var headerByteCount: Int { (Int(payloadLength) &+ 2) &* 4 }
  /// Whether the whole header was captured.
  public var isComplete: Bool { bytes.byteCount >= headerByteCount }
  /// Reserved, zero.
  public var reserved: UInt16 { bytes.bigEndian(at: 2) }
  /// The security parameters index.
  public var securityParametersIndex: UInt32 { bytes.bigEndian(at: 4) }
  /// The sequence number.
  public var sequenceNumber: UInt32 { bytes.bigEndian(at: 8) }
  /// The integrity check value, cut to what was captured.
  public var integrityCheckValue: RawSpan {
    @_lifetime(copy self) get { bytes.captured(Self.minimumByteCount, upTo: headerByteCount) }
  }
}
