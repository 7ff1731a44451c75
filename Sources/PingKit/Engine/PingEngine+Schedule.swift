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

  private mutating func endWait(at now: ClockReading) -> Step {
    isWaitOver = true
    guard let expired = expireOldest(at: now) else { return .finish }
    return .report(expired)
  }

  /// Whether nothing more is expected, or enough came.
  private var isComplete: Bool {
    if finishedCount >= targets.count { return true }
    if let enough = configuration.stopsAtReachableCount, sums.reachable >= enough { return true }
    guard configuration.stopsAfterRepliesInARow != nil else { return false }
    return steadyCount >= targets.count - targets.unresolvedCount
  }

  private var deadlineAt: MonotonicTime? {
    guard let deadline = configuration.deadline, let startedAt else { return nil }
    return startedAt.advanced(byNanoseconds: deadline)
  }

  private func wait(until instant: MonotonicTime?) -> Step {
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

// MARK: - Asking again and again

extension PingEngine {
  /// Whether all probes are sent; with a deadline probes are sent until enough are answered.
  var isSendingOver: Bool {
    guard let count = configuration.count, configuration.deadline == nil else { return false }
    return rounds >= count
  }

  private mutating func continuousStep(at now: ClockReading) -> Step {
    let time = now.monotonic
    guard !isSendingOver else {
      // Without end (-W 0), the first reply tells how long the others may take.
      if waitEndsAt == nil, !configuration.timeoutsAreFinal,
        newestTransmitted == probes.newest, isEveryTargetReachable
      {
        waitEndsAt = time.advanced(byNanoseconds: lingerAfterReplies)
      }
      // Nothing can answer a probe that has not left this host; it times out all the same.
      guard !isNewestKeptByKernel else { return wait(until: nil) }
      if let waitEndsAt, time >= waitEndsAt { return endWait(at: now) }
      return wait(until: waitEndsAt)
    }
    // The target may have answered since it was chosen.
    if records[cursor].state != .active { passInactive(behind: time) }
    let dueAt = nextDueAt(time)
    guard time >= dueAt, records[cursor].state == .active else { return wait(until: dueAt) }
    let target = cursor
    if configuration.reportsOutstanding, outstandingReported != target,
      !records[target].isNewestAnswered
    {
      let newest = transmitted(to: target)
      outstandingReported = target
      if newest > 0 {
        let event = PingOutstanding(target: target, sequence: newest, at: now.wall)
        return .report(.outstanding(event))
      }
    }
    outstandingReported = nil
    if isPacedByReplies, isStalled { window.recordStall(newest: probes.newest) }
    let probe = plan(target, at: now)
    advance(behind: time)
    return .send(probe)
  }

  private mutating func advance(behind now: MonotonicTime) {
    cursor += 1
    passInactive(behind: now)
  }

  /// Goes on to the next target that is asked, in the next round when there is none in this.
  private mutating func passInactive(behind now: MonotonicTime) {
    skipInactive()
    guard cursor == targets.count else { return }
    cursor = 0
    skipInactive()
    rounds += 1
    guard rounds >= configuration.preload, let roundDueAt else { return }
    let count = targets.count - finishedCount
    let (spread, overflow) = configuration.pause.multipliedReportingOverflow(by: Int64(count))
    let period = max(configuration.interval, overflow ? .max : spread)
    self.roundDueAt = Self.grid(from: roundDueAt, step: period, after: now)
  }

  private mutating func skipInactive() {
    while cursor < targets.count, records[cursor].state != .active { cursor += 1 }
  }

  private func nextDueAt(_ now: MonotonicTime) -> MonotonicTime {
    var dueAt = roundDueAt ?? now
    if isPacedByReplies, let lastSentAt {
      dueAt =
        isStalled
        ? lastSentAt.advanced(byNanoseconds: PingConfiguration.pacingWithoutReplies) : now
    } else if let interval = adaptiveInterval, let lastSentAt {
      dueAt = lastSentAt.advanced(byNanoseconds: interval)
    }
    return max(dueAt, pauseEndsAt ?? dueAt)
  }

  /// Whether as many probes are under way as may be.
  private var isStalled: Bool { probes.newest - newestAcknowledged >= window.size }

  /// Whether a reply, and not the time, makes the next probe due.
  var isPacedByReplies: Bool {
    if let adaptiveInterval { return adaptiveInterval == 0 }
    return configuration.floods || configuration.interval == 0 && !configuration.isAdaptive
  }

  /// The interval that follows the round-trip time: 0 when that is too short to be waited for.
  private var adaptiveInterval: Int64? {
    guard configuration.isAdaptive, smoothedEightfold > 0 else { return nil }
    let smoothed = smoothedEightfold / 8
    return max(smoothed < 500_000 ? 0 : smoothed, configuration.minimumInterval)
  }

  private var isEveryTargetReachable: Bool {
    sums.reachable == targets.count - targets.unresolvedCount
  }

  /// Whether the kernel, which stamps departures, has not stamped that of the last probe yet.
  private var isNewestKeptByKernel: Bool {
    guard isAnyDepartureKnown, configuration.timeout != nil, newestTransmitted == probes.newest
    else { return false }
    let newest = probes[probes.newest]
    return newest.outcome == .pending && newest.queued == nil
  }

  /// Twice the longest round trip, and at least the interval.
  private var lingerAfterReplies: Int64 {
    max(2 * sums.maximumRoundTrip, configuration.interval)
  }

  /// Notes that the last probe was sent at `now`.
  mutating func beginLastWait(at now: MonotonicTime) {
    guard case .continuous = configuration.plan, isSendingOver, !configuration.timeoutsAreFinal,
      newestTransmitted == probes.newest
    else { return }
    let linger = isEveryTargetReachable ? lingerAfterReplies : configuration.timeout
    waitEndsAt = linger.map { now.advanced(byNanoseconds: $0) }
  }
}

// MARK: - Asking until there is an answer

extension PingEngine {
  private mutating func sweepStep(at now: MonotonicTime) -> Step {
    while let again = retries.first, records[TargetIndex(again)].state != .active {
      retries.removeFirst()
    }
    let next = retries.first.map { TargetIndex($0) } ?? (cursor < targets.count ? cursor : nil)
    guard let next else { return wait(until: nil) }
    if let pauseEndsAt, now < pauseEndsAt { return wait(until: pauseEndsAt) }
    if retries.isEmpty {
      cursor += 1
      skipInactive()
    } else {
      retries.removeFirst()
    }
    let reading = ClockReading(monotonic: now, wall: WallClockTime(seconds: 0, nanoseconds: 0))
    let probe = plan(next, at: reading)
    let level = level(ofTry: transmitted(to: next))
    while waiting.count <= level { waiting.append(SerialQueue()) }
    waiting[level].append(probe.serial)
    return .send(probe)
  }
}
