/// A percentile that summaries tell.
package enum PercentileRank: Double, CaseIterable, Sendable {
  case p50 = 50
  case p90 = 90
  case p95 = 95
  case p99 = 99
  case p999 = 99.9
}
