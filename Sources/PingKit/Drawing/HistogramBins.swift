/// Ranges of round-trip times that are good to look at, and how many times lie in each.
///
/// Most times lie close together and a few far above them. So that both are seen, the ranges up to
/// the 95th percentile have the same width, and those above it grow.
struct HistogramBins: Hashable, Sendable {
  /// The times from `lower` up to, but not, `upper`, in nanoseconds.
  struct Bin: Hashable, Sendable {
    var lower: Int64
    var upper: Int64
    var count: UInt64
  }

  /// So many ranges have the same width, about.
  private static let evenCount: Int64 = 14
  /// The same width is at least so small a part of the shortest time: what is finer shows the
  /// ranges of the distribution itself.
  private static let finest: Int64 = 64
  /// In nanoseconds.
  private static let leastWidth: Int64 = 100
  /// When the 95th percentile is so many times the shortest time, all ranges grow.
  private static let widest: Int64 = 16

  /// Each next to the one before; the first and the last are not empty.
  ///
  /// There is none without a time.
  private(set) var bins: [Bin] = []

  /// The ranges of `distribution`, whose shortest and longest time are known.
  init(of distribution: RoundTripDistribution, minimum: Int64, maximum: Int64) {
    guard let most = distribution.percentile(95) else { return }
    let shortest = min(max(minimum, 0), RoundTripDistribution.longest)
    let longest = min(max(maximum, shortest), RoundTripDistribution.longest)
    let bounds = Self.bounds(from: shortest, most: min(max(most, shortest), longest), to: longest)
    // What a range of the histogram rounds below the first bound, or above the last, belongs to it.
    var below: UInt64 = 0
    for (place, pair) in zip(bounds, bounds.dropFirst()).enumerated() {
      let isLast = place == bounds.count - 2
      let total = isLast ? distribution.count : distribution.count(below: pair.1)
      bins.append(Bin(lower: pair.0, upper: pair.1, count: total - min(below, total)))
      below = max(below, total)
    }
    while bins.last?.count == 0 { bins.removeLast() }
    while bins.first?.count == 0 { bins.removeFirst() }
  }

  /// At least two bounds, in order; the first is at most `shortest`, the last more than `longest`.
  private static func bounds(from shortest: Int64, most: Int64, to longest: Int64) -> [Int64] {
    var bounds: [Int64] = []
    if most / max(shortest, 1) < widest {
      let width = roundNumber(
        atLeast: max((most - shortest) / evenCount + 1, shortest / finest, leastWidth)
      )
      var bound = shortest / width * width
      while bound <= most {
        bounds.append(bound)
        bound += width
      }
      bounds.append(bound)
    } else {
      bounds = [roundNumber(atMost: max(shortest, 1))]
      if shortest == 0 { bounds.insert(0, at: 0) }
    }
    while let last = bounds.last, last <= longest { bounds.append(roundNumber(atLeast: last + 1)) }
    return bounds
  }

  /// The smallest 1, 2 or 5 times a power of ten that is at least `value`.
  private static func roundNumber(atLeast value: Int64) -> Int64 {
    var power: Int64 = 1
    while power * 10 <= value { power *= 10 }
    for factor in [1, 2, 5] as [Int64] where factor * power >= value { return factor * power }
    return power * 10
  }

  /// The largest 1, 2 or 5 times a power of ten that is at most `value`.
  private static func roundNumber(atMost value: Int64) -> Int64 {
    var power: Int64 = 1
    while power * 10 <= value { power *= 10 }
    return [5, 2].first { $0 * power <= value }.map { $0 * power } ?? power
  }
}
