/// A UDP header (RFC 768).
public struct UDPHeader: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 8
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .udp)
    self.bytes = bytes
  }

  /// The view of a header that is known to lie in `bytes`.
  @inline(__always)
  @_lifetime(copy bytes)
  init(checked bytes: RawSpan) { self.bytes = bytes }

  /// The source port.
  public var sourcePort: Port { Port(rawValue: bytes.bigEndian(at: 0)) }
  /// The destination port.
  public var destinationPort: Port { Port(rawValue: bytes.bigEndian(at: 2)) }
  /// The length of header and data, in octets.
  public var length: UInt16 { bytes.bigEndian(at: 4) }
  /// The checksum; 0 when the sender computed none (RFC 768).
  public var checksum: UInt16 { bytes.bigEndian(at: 6) }
  /// The data that the length claims, cut to what was captured.
  public var payload: RawSpan {
    @_lifetime(copy self) get { bytes.captured(Self.byteCount, upTo: Int(length)) }
  }
}
