/// Reads foreign octets as UTF-8, one scalar or one invalid octet at a time.
///
/// The well-formed sequences are those of RFC 3629 §4: no surrogates, no overlong forms.
public struct UnicodeScalarReader: ~Escapable {
  /// What stood at one place of the text.
  public enum Element: Equatable {
    /// A well-formed scalar.
    case scalar(UnicodeScalar)
    /// An octet that belongs to no well-formed sequence.
    case invalid(UInt8)
  }

  private let octets: RawSpan
  /// The offset of the next element, in octets.
  public private(set) var offset = 0

  /// A reader at the start of `octets`.
  @_lifetime(copy octets)
  public init(_ octets: RawSpan) { self.octets = octets }

  /// The next element, or `nil` at the end.
  @_lifetime(self: copy self)
  public mutating func next() -> Element? {
    guard offset < octets.byteCount else { return nil }
    let first = octets.octet(at: offset)
    if first < 0x80 {
      offset += 1
      return .scalar(UnicodeScalar(first))
    }
    let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
    guard first >= 0xc2, first <= 0xf4, offset + length <= octets.byteCount else {
      offset += 1
      return .invalid(first)
    }
    var value = UInt32(first) & (0x7f >> UInt32(length))
    for position in 1..<length {
      let octet = octets.octet(at: offset + position)
      guard octet & 0xc0 == 0x80 else {
        offset += 1
        return .invalid(first)
      }
      value = value << 6 | UInt32(octet & 0x3f)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= smallest, let scalar = UnicodeScalar(value) else {
      offset += 1
      return .invalid(first)
    }
    offset += length
    return .scalar(scalar)
  }
}
