/// The common header of SCTP (RFC 9260 §3.1).
public struct SCTPHeader: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 12
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .sctp)
    self.bytes = bytes
  }

  /// The source port.
  public var sourcePort: Port { Port(rawValue: bytes.bigEndian(at: 0)) }
  /// The destination port.
  public var destinationPort: Port { Port(rawValue: bytes.bigEndian(at: 2)) }
  /// The verification tag.
  public var verificationTag: UInt32 { bytes.bigEndian(at: 4) }
  /// The checksum, the four octets as a number in network byte order.
  public var checksum: UInt32 { bytes.bigEndian(at: 8) }
  /// The chunks, cut to what was captured.
  public var chunks: SCTPChunks {
    @_lifetime(copy self) get { SCTPChunks(bytes.from(Self.byteCount)) }
  }
}
