internal import NetCore

/// A percentile that summaries tell.
package enum PercentileRank: Double, CaseIterable, Sendable {
  case p50 = 50
  case p90 = 90
  case p95 = 95
  case p99 = 99
  case p999 = 99.9
}

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
