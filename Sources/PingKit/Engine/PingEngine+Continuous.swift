internal import NetCore
internal import NetLinux

// Asking again and again, whatever comes of it.
extension PingEngine {
  /// Whether all probes are sent; with a deadline probes are sent until enough are answered.
  var isSendingOver: Bool {
    guard let count = configuration.count, configuration.deadline == nil else { return false }
    return rounds >= count
  }

  mutating func continuousStep(at now: ClockReading) -> Step {
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

  mutating func advance(behind now: MonotonicTime) {
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

  @inline(__always)
  mutating func skipInactive() {
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
  var isStalled: Bool { probes.newest - newestAcknowledged >= window.size }

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
