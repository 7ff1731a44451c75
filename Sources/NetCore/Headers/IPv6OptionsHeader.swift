/// A hop-by-hop or destination options header of IPv6 (RFC 8200 §4.3, §4.6).
public struct IPv6OptionsHeader: ~Escapable {
  /// The length of the shortest header, in octets.
  public static let minimumByteCount = 8
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`; the options need not all be there.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan, as layer: Layer) throws(WireError) {
    try WireError.require(2, of: bytes, for: layer)
    self.bytes = bytes
  }

  /// The type of the header that follows.
  public var nextHeader: IPProtocol { IPProtocol(rawValue: bytes.octet(at: 0)) }
  /// The length of the header, in octets (the field counts eights beyond the first).
  public var headerByteCount: Int { (Int(bytes.octet(at: 1)) &+ 1) &* 8 }
  /// Whether the whole header was captured.
  public var isComplete: Bool { bytes.byteCount >= headerByteCount }
  /// The options, cut to what was captured.
  public var options: IPv6Options {
    @_lifetime(copy self) get { IPv6Options(bytes.captured(2, upTo: headerByteCount)) }
  }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(headerByteCount) } }
}
