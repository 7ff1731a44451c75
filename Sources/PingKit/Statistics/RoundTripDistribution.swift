internal import Histogram

/// How the round-trip times of one target are distributed: percentiles, and counts of ranges.
///
/// The first times are kept as they are, so that a target with few replies costs little and its
/// percentiles are exact. When there are more than ``exactLimit``, they move to a histogram whose
/// ranges are at most 1/128 of their values wide, so that no percentile is more than 0.8 % above
/// the true one. It takes 17 KiB, however many times there are.
package struct RoundTripDistribution: Sendable {
  /// So many times are kept as they are.
  package static let exactLimit = 256
  /// Longer times, in nanoseconds, count as this one: 18 minutes.
  package static let longest: Int64 = (1 << 40) - 1

  /// The number of times.
  package private(set) var count: UInt64 = 0
  private var exact: [Int64] = []
  /// Whether all times are in ``exact``.
  private var isExact = true
  private var compact: Histogram<UInt32>?
  /// In the place of ``compact`` once a count may not fit 32 bits: 12 hours of a flood.
  private var wide: Histogram<UInt64>?

  /// No time yet; nothing is allocated.
  package init() {}

  /// Takes a round-trip time into account; one that is negative counts as 0.
  package mutating func add(_ nanoseconds: Int64) { add(nanoseconds, count: 1) }

  /// Takes `times` equal round-trip times into account.
  mutating func add(_ nanoseconds: Int64, count times: UInt32) {
    guard times > 0 else { return }
    let time = min(max(nanoseconds, 0), Self.longest)
    let (sum, overflow) = count.addingReportingOverflow(UInt64(times))
    // In 5,000 years of a flood.
    guard !overflow else { return }
    count = sum
    if isExact {
      guard times > 1 || exact.count >= Self.exactLimit else { return exact.append(time) }
      beginHistogram()
    }
    guard sum > UInt64(UInt32.max) else {
      // The only access on the way of a flood: asking whether there is one first takes five times
      // as long.
      compact?.record(UInt64(time), count: times)
      return
    }
    widen()
    wide?.record(UInt64(time), count: UInt64(times))
  }

  private mutating func beginHistogram() {
    var histogram = Histogram<UInt32>(
      highestTrackableValue: UInt64(Self.longest),
      numberOfSignificantValueDigits: .two
    )
    for time in exact { histogram.record(UInt64(time)) }
    compact = histogram
    isExact = false
    exact = []
  }

  private mutating func widen() {
    guard let compact else { return }
    var histogram = Histogram<UInt64>(
      highestTrackableValue: UInt64(Self.longest),
      numberOfSignificantValueDigits: .two
    )
    for range in compact.recordedValues() {
      histogram.record(min(range.value, compact.maxRecorded), count: UInt64(range.count))
    }
    wide = histogram
    self.compact = nil
  }

  /// The octets that are allocated for the times, about.
  var allocatedByteCount: Int {
    let histogram =
      compact?.estimatedFootprintInBytes ?? wide?.estimatedFootprintInBytes ?? 0
    return exact.capacity * MemoryLayout<Int64>.stride + histogram
  }
}

extension RoundTripDistribution {
  /// The shortest time that at least `percent` of all times are not longer than, in nanoseconds
  /// (nearest rank); `nil` when there is no time.
  package func percentile(_ percent: Double) -> Int64? {
    percentiles([percent])?.first
  }

  /// The percentiles for `percents`, in nanoseconds and in their order; `nil` when there is no
  /// time.
  package func percentiles(_ percents: [Double]) -> [Int64]? {
    guard count > 0 else { return nil }
    let percents = percents.map { $0.isNaN ? 100 : min(max($0, 0), 100) }
    if let compact {
      return percents.map { Self.time(compact.valueAtPercentile($0)) }
    }
    if let wide {
      return percents.map { Self.time(wide.valueAtPercentile($0)) }
    }
    let sorted = exact.sorted()
    return percents.map { percent in
      // As the histogram does it: 1 unit less, so that 99.9 % of 1,000 is the 999th and no later.
      let share = max(percent.nextDown, 0) / 100
      let rank = Int((share * Double(sorted.count)).rounded(.up))
      return sorted[min(max(rank, 1), sorted.count) - 1]
    }
  }

  /// How many times are shorter than `nanoseconds`, as exact as the ranges are.
  package func count(below nanoseconds: Int64) -> UInt64 {
    guard nanoseconds > 0 else { return 0 }
    guard nanoseconds <= Self.longest else { return count }
    let last = UInt64(nanoseconds - 1)
    if let compact { return compact.count(within: 0...last) }
    if let wide { return wide.count(within: 0...last) }
    return exact.reduce(into: 0) { if $1 < nanoseconds { $0 += 1 } }
  }

  private static func time(_ value: UInt64) -> Int64 { Int64(min(value, UInt64(longest))) }
}

extension RoundTripDistribution: Equatable {
  /// Whether the same times are in both, as exact as the ranges are.
  package static func == (left: Self, right: Self) -> Bool {
    guard left.count == right.count, left.exact == right.exact else { return false }
    switch (left.compact, right.compact, left.wide, right.wide) {
    case (let left?, let right?, nil, nil):
      return left.recordedValues().elementsEqual(right.recordedValues())
    case (nil, nil, let left?, let right?):
      return left.recordedValues().elementsEqual(right.recordedValues())
    case (nil, nil, nil, nil): return true
    // How the times are held is decided by their number, and by those that come at once.
    default: return false
    }
  }
}
