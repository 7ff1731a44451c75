/// A Geneve header (RFC 8926 §3.4).
public struct GeneveHeader: ~Escapable {
  /// The length of the header without options, in octets.
  public static let minimumByteCount = 8
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`; the options need not be there.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.minimumByteCount, of: bytes, for: .geneve)
    guard bytes.octet(at: 0) >> 6 == 0 else {
      throw WireError(
        .badVersion,
        in: .geneve,
        needed: Self.minimumByteCount,
        available: bytes.byteCount
      )
    }
    self.bytes = bytes
  }

  /// The version, 0.
  public var version: UInt8 { bytes.octet(at: 0) >> 6 }
  /// The length of the options, in octets.
  public var optionsByteCount: Int { Int(bytes.octet(at: 0) & 0x3f) &* 4 }
  /// The length of the header with its options, in octets.
  public var headerByteCount: Int { Self.minimumByteCount &+ optionsByteCount }
  /// Whether the whole header was captured.
  public var isComplete: Bool { bytes.byteCount >= headerByteCount }
  /// Whether the packet is for the control of the tunnel itself (O bit).
  public var isControlPacket: Bool { bytes.octet(at: 1) & 0x80 != 0 }
  /// Whether an option must be understood (C bit).
  public var hasCriticalOptions: Bool { bytes.octet(at: 1) & 0x40 != 0 }
  /// What follows the header.
  public var protocolType: EtherType { EtherType(rawValue: bytes.bigEndian(at: 2)) }
  /// The virtual network identifier, 0 to 16,777,215.
  public var networkIdentifier: UInt32 { bytes.bigEndian(at: 4, as: UInt32.self) >> 8 }
  /// The options, cut to what was captured.
  public var options: GeneveOptions {
    @_lifetime(copy self) get {
      GeneveOptions(bytes.captured(Self.minimumByteCount, upTo: headerByteCount))
    }
  }
}
