/// The part of an encapsulating security payload that is not encrypted (RFC 4303 §2).
public struct ESPHeader: ~Escapable {
  /// The length of the fields in the clear, in octets.
  public static let byteCount = 8
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .esp)
    self.bytes = bytes
  }

  /// The security parameters index.
  public var securityParametersIndex: UInt32 { bytes.bigEndian(at: 0) }
  /// The sequence number.
  public var sequenceNumber: UInt32 { bytes.bigEndian(at: 4) }
}
