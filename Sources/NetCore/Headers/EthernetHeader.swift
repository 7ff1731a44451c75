/// The header of an Ethernet frame (IEEE Std 802.3 clause 3.1.1), without preamble and FCS.
public struct EthernetHeader: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 14
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .ethernet)
    self.bytes = bytes
  }

  /// The view of a header that is known to lie in `bytes`.
  @inline(__always)
  @_lifetime(copy bytes)
  init(checked bytes: RawSpan) { self.bytes = bytes }

  /// The destination address.
  public var destination: MACAddress { bytes.macAddress(at: 0) }
  /// The source address.
  public var source: MACAddress { bytes.macAddress(at: 6) }
  /// The length/type field: a length in octets up to ``EtherType/largestLength``, else an EtherType.
  public var lengthOrType: UInt16 { bytes.bigEndian(at: 12) }
  /// The EtherType of an Ethernet II frame; `nil` for a frame with a length field.
  public var etherType: EtherType? {
    lengthOrType > EtherType.largestLength ? EtherType(rawValue: lengthOrType) : nil
  }
  /// The octets behind the header, padding included.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(Self.byteCount) } }
}
