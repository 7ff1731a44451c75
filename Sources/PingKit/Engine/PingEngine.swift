package import NetCore
package import NetLinux

/// A run without its input and output: what was sent, what came back, and what is due next.
///
/// Every method is told the time, so that the same calls always have the same results.
package struct PingEngine: ~Copyable {
  let configuration: PingConfiguration
  /// Everybody who is asked.
  package let targets: TargetList
  let target: PingTarget
  let identifier: UInt16
  let cookieKey: SipHash

  var probes = ProbeTable()
  var summary = PingSummary()
  /// Probes of which no more is expected: answered, failed or not sent.
  var resolved: UInt64 = 0
  /// The newest probe that a reply or an error came for.
  var newestAcknowledged: UInt64 = 0
  /// The oldest probe that may still time out.
  var nextToExpire: UInt64 = 1
  /// The newest probe that was reported as outstanding.
  var newestOutstanding: UInt64 = 0

  /// How many messages the receive queue had no room for.
  package var receiveQueueDrops: UInt64 = 0

  var startedAt: MonotonicTime?
  var firstSentAt: MonotonicTime?
  var lastSentAt: MonotonicTime?
  /// When the next probe is due, on a grid that does not drift.
  var dueAt: MonotonicTime?
  /// Since when the kernel has had no room for the next probe.
  var busySince: MonotonicTime?
  /// When waiting ends, once all probes are sent.
  var waitEndsAt: MonotonicTime?
  /// Whether waiting has ended: what still waits for a reply has timed out.
  var isWaitOver = false

  /// A run that has not begun.
  ///
  /// `cookieKey` is known to nobody else; `identifier` is that of the transport.
  package init(
    _ configuration: PingConfiguration,
    targets: TargetList,
    identifier: UInt16,
    cookieKey: SipHash
  ) {
    guard let target = targets.target(at: 0) else { preconditionFailure("a target is needed") }
    self.configuration = configuration
    self.targets = targets
    self.target = target
    self.identifier = identifier
    self.cookieKey = cookieKey
  }

  /// What the loop is to do next.
  package enum Step: Sendable {
    /// Tell of an event.
    case report(PingEvent)
    /// Send the probe with this number.
    case send(sequence: UInt64)
    /// Wait for messages, until then at most.
    case wait(until: MonotonicTime?)
    /// End the run.
    case finish
  }

  /// The figures of the target at `index` so far.
  package func summary(of index: TargetIndex) -> PingSummary {
    var summary = summary
    if let firstSentAt, let lastSentAt {
      summary.duration = firstSentAt.nanoseconds(to: lastSentAt)
    }
    summary.inFlight = 0
    // Everything before `nextToExpire` is no longer pending.
    if nextToExpire <= probes.newest {
      for number in max(nextToExpire, probes.oldest)...probes.newest
      where probes[number].outcome == .pending { summary.inFlight += 1 }
    }
    splitLoss(of: &summary)
    return summary
  }

  /// Tells of every probe without a good reply why it has none.
  private borrowing func splitLoss(of summary: inout PingSummary) {
    // The queue drops replies, and also duplicates and what others send: it explains no more probes
    // than there are without a word about them.
    let silent = summary.transmitted - min(summary.transmitted, resolved + summary.inFlight)
    summary.localDropped = min(receiveQueueDrops, silent)
    let explained =
      summary.received + summary.notSent + summary.inFlight + summary.localDropped
    summary.networkLost = summary.transmitted - min(summary.transmitted, explained)
  }

  /// The figures of all targets together so far.
  package var totals: RunTotals {
    let summary = summary(of: 0)
    var totals = RunTotals()
    totals.targets = targets.count
    totals.reachable = summary.received > 0 ? 1 : 0
    totals.unreachable = 1 - totals.reachable
    totals.transmitted = summary.transmitted
    totals.received = summary.received
    totals.duplicates = summary.duplicates
    totals.late = summary.late
    totals.rejected = summary.rejected
    totals.errors = summary.errors
    totals.notSent = summary.notSent
    totals.receiveQueueDrops = receiveQueueDrops
    totals.minimumRoundTrip = summary.roundTrip.minimum
    totals.maximumRoundTrip = summary.roundTrip.maximum
    totals.elapsed = summary.duration
    return totals
  }

  /// Whether the newest probe was heard of.
  package var isNothingUnderWay: Bool { newestAcknowledged == probes.newest }

  /// Whether the figures say yes: there was a reply, and as many as were asked for by the deadline.
  package var isSuccess: Bool {
    guard summary.received > 0 else { return false }
    guard configuration.deadline != nil, let count = configuration.count else { return true }
    return summary.received >= count
  }

  /// The cookie that the probe numbered `sequence` carries.
  package func cookie(of sequence: UInt64) -> EchoCookie {
    EchoCookie(key: cookieKey, target: target.address, sequence: sequence)
  }
}
