/// A VLAN tag behind its EtherType (IEEE Std 802.1Q clause 9.6).
public struct VLANTag: ~Escapable {
  /// The length of the tag control information and the type that follows it, in octets.
  public static let byteCount = 4
  /// The tag and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the tag at the start of `bytes`, which begins behind the tag's EtherType.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .vlan)
    self.bytes = bytes
  }

  /// The tag control information as one number.
  public var controlInformation: UInt16 { bytes.bigEndian(at: 0) }
  /// The priority code point, 0 to 7.
  public var priority: UInt8 { UInt8(truncatingIfNeeded: controlInformation >> 13) }
  /// Whether the frame may be dropped first.
  public var isDropEligible: Bool { controlInformation & 0x1000 != 0 }
  /// The VLAN identifier, 0 to 4095.
  public var identifier: UInt16 { controlInformation & 0x0fff }
  /// The length/type field behind the tag, as in ``EthernetHeader/lengthOrType``.
  public var lengthOrType: UInt16 { bytes.bigEndian(at: 2) }
  /// The EtherType of what follows; `nil` when a length follows.
  public var etherType: EtherType? {
    lengthOrType > EtherType.largestLength ? EtherType(rawValue: lengthOrType) : nil
  }
  /// The octets behind the tag.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(Self.byteCount) } }
}
