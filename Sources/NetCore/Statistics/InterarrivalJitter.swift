/// How much the round-trip time changes from one reply to the next, in whole nanoseconds.
///
/// Two figures: the smoothed one of RFC 3550 §6.4.1, computed as its appendix A.8 does, and the mean
/// of all changes. Both probes and replies are timed by one clock here, so that the difference in
/// transit time of the RFC is the difference of two round-trip times.
public struct InterarrivalJitter: Hashable, Sendable {
  /// The number of changes: one less than that of replies.
  public private(set) var count: UInt64 = 0
  private var previous: Int64?
  /// 16 times the estimate, so that no fraction is lost (RFC 3550 A.8).
  private var sixteenths: Int64 = 0
  private var sum: UInt128 = 0

  /// No reply yet.
  public init() {}

  /// Takes the round-trip time of the next reply, in the order of arrival, into account; a negative
  /// one counts as 0.
  public mutating func add(_ nanoseconds: Int64) {
    let time = min(max(nanoseconds, 0), Self.longest)
    defer { previous = time }
    guard let previous else { return }
    let change = abs(time - previous)
    sixteenths += change - ((sixteenths + 8) >> 4)
    count += 1
    sum += UInt128(change)
  }

  /// Two years, as in ``RoundTripStatistics``: 17 of it fit an `Int64`.
  private static let longest: Int64 = 1 << 56

  /// The interarrival jitter of RFC 3550, in nanoseconds; `nil` before the second reply.
  public var smoothed: Int64? { count == 0 ? nil : sixteenths >> 4 }

  /// The mean change from one reply to the next, in nanoseconds; `nil` before the second reply.
  public var mean: Int64? { count == 0 ? nil : Int64(sum / UInt128(count)) }
}
