/// An entry of an MPLS label stack (RFC 3032 §2.1).
public struct MPLSLabelStackEntry: ~Escapable {
  /// The length of an entry, in octets.
  public static let byteCount = 4
  /// The entry and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the entry at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .mpls)
    self.bytes = bytes
  }

  private var word: UInt32 { bytes.bigEndian(at: 0) }

  /// The label, 20 bits.
  public var label: UInt32 { word >> 12 }
  /// The traffic class, 0 to 7 (RFC 5462).
  public var trafficClass: UInt8 { UInt8(truncatingIfNeeded: word >> 9 & 7) }
  /// Whether this is the last entry.
  public var isBottomOfStack: Bool { word & 0x100 != 0 }
  /// The time to live.
  public var timeToLive: UInt8 { UInt8(truncatingIfNeeded: word) }
  /// The octets behind the entry.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(Self.byteCount) } }

  /// What follows the last entry: labels 0, 2 and 3 say it (RFC 3032 §2.1); otherwise nothing does,
  /// so that the first octet is taken for that of an IP header when it could be one.
  public var payloadType: EtherType? {
    switch label {
    case 0, 3: return .ipv4
    case 2: return .ipv6
    default:
      guard payload.byteCount > 0 else { return nil }
      switch payload.octet(at: 0) {
      case 0x45...0x4f: return .ipv4
      case 0x60...0x6f: return .ipv6
      default: return nil
      }
    }
  }
}
