/// The tags of a discovery packet of PPP over Ethernet (RFC 2516 §4, appendix A).
public struct PPPoETags: ~Escapable {
  private var rest: RawSpan
  private var remainingByteCount: Int

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, _ byteCount: Int) {
    rest = bytes
    remainingByteCount = byteCount
  }

  /// The next tag; `nil` behind the last, or when the next was not captured whole.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> PPPoETag? {
    guard remainingByteCount > 0, rest.byteCount >= 4 else { return nil }
    let tag = PPPoETag(bytes: rest)
    let byteCount = 4 + tag.valueByteCount
    guard rest.byteCount >= byteCount else { return nil }
    rest = rest.from(byteCount)
    // The tag that ends the list may have octets behind it, which mean nothing.
    remainingByteCount = tag.type == 0 ? 0 : remainingByteCount &- byteCount
    return tag
  }

  /// Whether a tag follows that was not captured whole.
  public var isTruncated: Bool {
    guard remainingByteCount > 0 else { return false }
    guard rest.byteCount >= 4 else { return true }
    return rest.byteCount < 4 + PPPoETag(bytes: rest).valueByteCount
  }
}
