internal import NetCore

/// A figure that a verdict can be made of.
package enum FailureMetric: String, CaseIterable, Sendable {
  case loss
  case late
  case duplicates
  case reordering
  case min
  case avg
  case max
  case mdev
  case p50
  case p90
  case p95
  case p99
  case p999 = "p99.9"
  case jitter
  case outage

  /// What a figure is measured in.
  enum Unit: Hashable, Sendable {
    /// Per cent.
    case share
    /// Nanoseconds.
    case time
  }

  var unit: Unit {
    switch self {
    case .loss, .late, .duplicates, .reordering: .share
    default: .time
    }
  }

  /// The figure of a target, in its unit; `nil` when there is none, since nothing came.
  func value(in summary: PingSummary) -> Double? {
    let times = summary.roundTrip
    let time: Int64
    switch self {
    case .loss: return summary.lossPercent
    case .late: return summary.latePercent
    case .duplicates: return summary.duplicatePercent
    case .reordering: return (summary.statistics?.reordering.ratio ?? 0) * 100
    case .outage: return Double(summary.statistics?.losses.outage ?? 0)
    default: break
    }
    guard summary.received > 0 else { return nil }
    switch self {
    case .min: time = times.minimum
    case .avg: time = times.average
    case .max: time = times.maximum
    case .mdev: time = times.deviation
    case .p50: return percentile(.p50, in: summary)
    case .p90: return percentile(.p90, in: summary)
    case .p95: return percentile(.p95, in: summary)
    case .p99: return percentile(.p99, in: summary)
    case .p999: return percentile(.p999, in: summary)
    // With one reply nothing has changed.
    case .jitter: time = summary.statistics?.jitter.smoothed ?? 0
    case .loss, .late, .duplicates, .reordering, .outage: return nil
    }
    return Double(time)
  }

  private func percentile(_ rank: PercentileRank, in summary: PingSummary) -> Double? {
    guard let place = PercentileRank.allCases.firstIndex(of: rank) else { return nil }
    return summary.percentiles.map { Double($0[place]) }
  }
}
