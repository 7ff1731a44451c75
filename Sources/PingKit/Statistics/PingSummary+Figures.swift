package import NetCore

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

  /// Where the part of probes without a reply lies with 95 % probability, 0 to 1; `nil` when none
  /// was sent.
  ///
  /// Probes that are still under way, or never left, tell nothing about the network.
  package var lossInterval: ProportionInterval? {
    let aside = inFlight.addingReportingOverflow(notSent).partialValue
    let tried = transmitted - min(transmitted, aside)
    return ProportionInterval(count: tried - min(tried, received), of: tried)
  }

  /// Good replies after their timeout, in per cent of all probes; `nil` when none was sent.
  package var latePercent: Double? { percent(late) }

  /// Duplicate replies, in per cent of all probes; `nil` when none was sent.
  ///
  /// Where many answer one probe it exceeds 100.
  package var duplicatePercent: Double? { percent(duplicates) }

  private func percent(_ count: UInt64) -> Double? {
    transmitted > 0 ? Double(count) * 100 / Double(transmitted) : nil
  }
}
