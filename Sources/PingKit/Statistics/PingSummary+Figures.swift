internal import NetCore

extension PingSummary {
  /// The round-trip times at each ``PercentileRank``, in nanoseconds; `nil` without a reply.
  package var percentiles: [Int64]? {
    let ranks = PercentileRank.allCases
    if let statistics, statistics.distribution.count > 0 {
      // A range of the histogram may end above the longest time or begin below the shortest.
      return statistics.distribution.percentiles(ranks.map(\.rawValue))?.map {
        min(max($0, roundTrip.minimum), roundTrip.maximum)
      }
    }
    guard received > 0 else { return nil }
    // A single reply has no statistics.
    return ranks.map { _ in roundTrip.average }
  }
}
