/// A tag of a discovery packet of PPP over Ethernet (RFC 2516 §4).
public struct PPPoETag: ~Escapable {
  let bytes: RawSpan

  @_lifetime(copy bytes)
  init(bytes: RawSpan) { self.bytes = bytes }

  /// The type, such as 0x0101 for the name of a service.
  public var type: UInt16 { bytes.bigEndian(at: 0) }
  /// The length of ``value``, in octets.
  public var valueByteCount: Int { Int(bytes.bigEndian(at: 2, as: UInt16.self)) }
  /// The value.
  public var value: RawSpan {
    @_lifetime(copy self) get { bytes.captured(4, upTo: 4 + valueByteCount) }
  }
  /// Whether ``value`` is UTF-8 text (RFC 2516 appendix A).
  public var isText: Bool {
    switch type {
    case 0x0101, 0x0102, 0x0201, 0x0202, 0x0203: true
    default: false
    }
  }
}
