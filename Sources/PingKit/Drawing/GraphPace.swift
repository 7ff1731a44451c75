/// Which probes share a column of the graph.
struct GraphPace: Hashable, Sendable {
  /// The time from one frame to the next, in nanoseconds; columns are at least as long.
  static let frame: Int64 = 250_000_000

  /// How long a column is, in nanoseconds.
  let span: Int64
  /// How many probes to a target make a column; `nil` when they are sent as fast as replies come.
  private let probes: UInt64?

  /// Columns of probes that are sent `interval` nanoseconds apart; 0 when there is no interval.
  init(interval: Int64) {
    guard interval > 0 else {
      (span, probes) = (Self.frame, nil)
      return
    }
    let count = interval < Self.frame ? (Self.frame + interval - 1) / interval : 1
    probes = UInt64(count)
    span = count.multipliedReportingOverflow(by: interval).partialValue
  }

  /// The column of the probe `sequence`, of which something was heard `elapsed` nanoseconds after
  /// the start.
  func column(of sequence: UInt64, elapsed: Int64) -> Int {
    let column =
      if let probes {
        max(sequence, 1) / probes - (sequence % probes == 0 && sequence > 0 ? 1 : 0)
      } else { UInt64(max(0, elapsed) / span) }
    return Int(clamping: min(column, UInt64(GraphHistory.lastColumn)))
  }
}
