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

  /// Notes that the probe `sequence` was heard of, while the newer ones were under way too.
  mutating func notePipe(at sequence: UInt64) {
    summary.pipe = max(summary.pipe, summary.transmitted - sequence + 1)
  }

  /// Counts the first good reply to a probe that `outcome` had become of, and that is resolved by it
  /// as `isResolving` tells; `true` when it lengthens the row.
  @inline(__always)
  mutating func count(
    _ reply: RoundTripObservation,
    after outcome: ProbeRing.Outcome,
    isResolving: Bool
  ) -> Bool {
    notePipe(at: reply.sequence)
    summary.statistics?.add(reply: reply)
    summary.received += 1
    summary.roundTrip.add(reply.roundTrip)
    if outcome == .pending { pending -= 1 }
    if outcome == .failed { summary.contradicted += 1 }
    if outcome == .timedOut { summary.late += 1 }
    if isResolving { resolved += 1 }
    return lengthenRow(by: reply.sequence)
  }

  /// Notes that the probe `sequence` was answered; `true` when that lengthens the row.
  mutating func lengthenRow(by sequence: UInt64) -> Bool {
    guard sequence == rowEnd + 1 else { return false }
    rowEnd = sequence
    repliesInARow += 1
    return true
  }
}
