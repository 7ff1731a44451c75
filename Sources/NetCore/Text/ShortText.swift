/// A text of at most 24 octets that is kept in place, to be written again and again.
public struct ShortText: Sendable {
  /// The most octets that such a text has.
  @usableFromInline static var capacity: Int { 24 }

  /// The octets, the first in the lowest of the first word; zeros behind the last.
  @usableFromInline var words: InlineArray<3, UInt64> = [0, 0, 0]
  @usableFromInline var octetCount: UInt8 = 0

  /// The text of no octets.
  public init() {}

  /// The text in `octets`; `nil` when there are more than 24.
  public init?(_ octets: RawSpan) {
    guard octets.byteCount <= Self.capacity else { return nil }
    for offset in 0..<octets.byteCount {
      words[offset / 8] |= UInt64(octets.octet(at: offset)) << UInt64(offset % 8 * 8)
    }
    octetCount = UInt8(octets.byteCount)
  }
}
