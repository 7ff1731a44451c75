/// An option of a control protocol of PPP (RFC 1661 §6), and all octets that were captured behind
/// its start.
public struct PPPOption: ~Escapable {
  /// The octets from the type on.
  public let bytes: RawSpan
  /// Whether the frame is of link type PPP in HDLC-like framing.
  public let isFramed: Bool

  @_lifetime(copy bytes)
  init(bytes: RawSpan, isFramed: Bool) {
    self.bytes = bytes
    self.isFramed = isFramed
  }

  /// The type; `nil` when it and the length were not both captured.
  public var type: UInt8? { bytes.byteCount >= 2 ? bytes.octet(at: 0) : nil }
  /// The length with type and length, in octets; 0 when it was not captured.
  public var byteCount: Int { bytes.byteCount >= 2 ? Int(bytes.octet(at: 1)) : 0 }
  /// The octets behind type and length that were captured.
  public var value: RawSpan { @_lifetime(copy self) get { bytes.captured(2, upTo: byteCount) } }
}
