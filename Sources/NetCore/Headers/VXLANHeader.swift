/// A VXLAN header (RFC 7348 §5); an Ethernet frame follows.
public struct VXLANHeader: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 8
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .vxlan)
    self.bytes = bytes
  }

  /// The flags; 8 says that the network identifier is valid.
  public var flags: UInt8 { bytes.octet(at: 0) }
  /// Whether the network identifier is valid.
  public var hasNetworkIdentifier: Bool { flags & 0x08 != 0 }
  /// The VXLAN network identifier, 0 to 16,777,215.
  public var networkIdentifier: UInt32 { bytes.bigEndian(at: 4, as: UInt32.self) >> 8 }
}
