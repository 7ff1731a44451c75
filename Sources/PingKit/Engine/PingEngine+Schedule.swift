internal import NetCore
internal import NetLinux

extension PingEngine {
  /// What is due at `now`.
  ///
  /// `isQueueDrained` says that every message that came before `now` was accepted already: only then
  /// has a probe timed out.
  package mutating func nextStep(
    at now: ClockReading,
    isQueueDrained: Bool,
    isStopRequested: Bool
  ) -> Step {
    if isStopRequested { return .finish }
    let time = now.monotonic
    if startedAt == nil { begin(at: time) }
    if let event = takeFinished() { return .report(event) }
    if let reportDueAt, let every = configuration.reportEvery, time >= reportDueAt {
      self.reportDueAt = Self.grid(from: reportDueAt, step: every, after: time)
      return .report(.periodicReportDue(at: now.wall))
    }
    if isQueueDrained || probes.isFull, let expired = expireOldest(at: now) {
      return .report(expired)
    }
    // A probe that was never sent ends its target without a timeout to tell.
    if let event = takeFinished() { return .report(event) }
    if isWaitOver || isComplete { return .finish }
    if let deadlineAt, time >= deadlineAt { return endWait(at: now) }
    // ping(8): with -w, waiting ends with "some error notification from network". It knows one host:
    // with more, what is said about one of them must not end the others' run.
    if configuration.deadline != nil, sums.errors > 0, targets.count == 1 { return .finish }
    if let busyUntil {
      return time >= busyUntil ? .transmitAgain : wait(until: busyUntil)
    }
    switch configuration.plan {
    case .continuous: return continuousStep(at: now)
    case .untilAnswered: return sweepStep(at: time)
    }
  }

  private mutating func takeFinished() -> PingEvent? {
    guard let target = finished.first else { return nil }
    finished.removeFirst()
    return .targetFinished(TargetIndex(target))
  }

  /// The next probe, when it may go together with the one before and nothing else is due first.
  ///
  /// This is ``nextStep(at:isQueueDrained:isStopRequested:)`` for those who are in a hurry.
  package mutating func planAnother(at now: ClockReading) -> PlannedProbe? {
    guard configuration.pause == 0, busyUntil == nil, finished.isEmpty, !probes.isFull else {
      return nil
    }
    switch configuration.plan {
    case .continuous:
      guard isPacedByReplies, !isStalled, !isSendingOver, !configuration.reportsOutstanding,
        records[cursor].state == .active
      else { return nil }
      let probe = plan(cursor, at: now)
      advance(behind: now.monotonic)
      return probe
    case .untilAnswered:
      guard cursor < targets.count || !retries.isEmpty,
        case .send(let probe) = sweepStep(at: now.monotonic)
      else { return nil }
      return probe
    }
  }

  private mutating func begin(at now: MonotonicTime) {
    startedAt = now
    roundDueAt = now
    reportDueAt = configuration.reportEvery.map { now.advanced(byNanoseconds: $0) }
    skipInactive()
  }

  mutating func endWait(at now: ClockReading) -> Step {
    isWaitOver = true
    guard let expired = expireOldest(at: now) else { return .finish }
    return .report(expired)
  }

  /// Whether nothing more is expected, or enough came.
  private var isComplete: Bool {
    if finishedCount >= targets.count { return true }
    if let enough = configuration.stopsAtReachableCount, sums.reachable >= enough { return true }
    return configuration.stopsAfterRepliesInARow != nil && isSteady
  }

  private var deadlineAt: MonotonicTime? {
    guard let deadline = configuration.deadline, let startedAt else { return nil }
    return startedAt.advanced(byNanoseconds: deadline)
  }

  func wait(until instant: MonotonicTime?) -> Step {
    .wait(
      until: [instant, deadlineAt, oldestExpiry, reportDueAt].reduce(nil) { Self.earliest($0, $1) }
    )
  }

  static func earliest(_ left: MonotonicTime?, _ right: MonotonicTime?) -> MonotonicTime? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }

  /// The next instant behind `now` that is a multiple of `step` from `start`: a delay moves one
  /// probe, not all that follow, and a long pause is not made up for by a burst.
  static func grid(from start: MonotonicTime, step: Int64, after now: MonotonicTime)
    -> MonotonicTime
  {
    guard step > 0 else { return now }
    let missed = max(0, start.nanoseconds(to: now)) / step
    let (whole, overflow) = step.multipliedReportingOverflow(by: missed + 1)
    return start.advanced(byNanoseconds: overflow ? .max : whole)
  }
}
