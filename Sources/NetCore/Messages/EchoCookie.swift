/// The number in the first octets of a probe's data that only this run can compute.
///
/// The identifier and sequence number of an echo message are 16 bits each and easily guessed or
/// met by chance; the cookie tells whether a reply answers a probe of ours and which one.
public struct EchoCookie: Hashable, Sendable {
  /// The number of octets that a whole cookie takes.
  public static let byteCount = 8
  /// The number, stored in network byte order.
  public let rawValue: UInt64

  /// The cookie `rawValue`.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The octet at `index` (0 to 7), the most significant first.
  @inlinable
  public func octet(_ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: rawValue >> UInt64(8 &* (7 &- index)))
  }

  /// Whether `data`, the data of an echo message, begins with the cookie, or with as much of it as
  /// `data` is long.
  @inlinable
  public func begins(_ data: RawSpan) -> Bool {
    if data.byteCount >= Self.byteCount { return data.bigEndian(at: 0) == rawValue }
    for index in 0..<data.byteCount where data.octet(at: index) != octet(index) {
      return false
    }
    return true
  }
}
