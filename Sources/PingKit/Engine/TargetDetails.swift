internal import NetCore

/// The figures of a target that more has happened to than one probe and its reply.
struct TargetDetails {
  /// The counts, apart from those that ``PingEngine/summary(of:)`` works out.
  var summary = PingSummary()
  /// Probes of which no more is expected: answered, late or in time, failed or not sent; timed out
  /// too where ``PingConfiguration/timeoutsAreFinal``.
  var resolved: UInt64 = 0
  /// Probes that wait for their reply.
  var pending: UInt64 = 0
  /// Replies since the last probe without one.
  var repliesInARow: UInt64 = 0
  /// The newest probe that ``repliesInARow`` knows of: one with a reply, or without one for good.
  ///
  /// A probe before it whose time is over later breaks no row.
  var rowEnd: UInt64 = 0
  /// When the first probe was sent, on the clock that never steps, in nanoseconds.
  var firstSentAt: Int64?
  /// When the newest probe was sent.
  var lastSentAt: Int64 = 0

  /// Counts a good first reply to a probe that `outcome` had become of.
  mutating func count(_ roundTrip: Int64, after outcome: ProbeRing.Outcome) {
    summary.received += 1
    summary.roundTrip.add(roundTrip)
    if outcome == .failed { summary.contradicted += 1 }
    if outcome == .timedOut { summary.late += 1 }
  }

  /// Notes that the probe `sequence` was answered; `true` when that lengthens the row.
  mutating func lengthenRow(by sequence: UInt64) -> Bool {
    guard sequence == rowEnd + 1 else { return false }
    rowEnd = sequence
    repliesInARow += 1
    return true
  }
}
