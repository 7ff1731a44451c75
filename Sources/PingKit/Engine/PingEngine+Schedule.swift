internal import NetCore
package import NetLinux
internal import SystemPackage

extension PingEngine {
  /// What is due at `now`; every message that came before `now` was accepted already.
  package mutating func nextStep(
    at now: MonotonicTime,
    wallClock: ClockReading,
    isStopRequested: Bool
  ) -> Step {
    if isStopRequested { return .finish }
    if startedAt == nil {
      startedAt = now
      dueAt = now
    }
    if let expired = expireOldest(at: now, wallClock: wallClock) { return .report(expired) }
    if isWaitOver || isComplete { return .finish }
    if let deadlineAt, now >= deadlineAt { return endWait(at: now, wallClock: wallClock) }
    // ping(8): with -w, waiting ends with "some error notification from network".
    if configuration.deadline != nil, summary.errors > 0 { return .finish }
    guard isSendingOver else { return sendOrWait(at: now, wallClock: wallClock) }
    // Without end (-W 0), the first reply tells how long the others may take.
    if waitEndsAt == nil, summary.received > 0 {
      waitEndsAt = now.advanced(byNanoseconds: lingerAfterReplies)
    }
    if let waitEndsAt, now >= waitEndsAt { return endWait(at: now, wallClock: wallClock) }
    return .wait(until: Self.earliest(waitEndsAt, oldestExpiry))
  }

  private mutating func sendOrWait(at now: MonotonicTime, wallClock: ClockReading) -> Step {
    let sendAt = nextSendAt(now)
    guard now >= sendAt else {
      return .wait(until: Self.earliest(sendAt, Self.earliest(deadlineAt, oldestExpiry)))
    }
    let newest = probes.newest
    if configuration.reportsOutstanding, newest > newestOutstanding,
      probes[newest].outcome != .answered
    {
      newestOutstanding = newest
      let event = PingOutstanding(target: 0, sequence: newest, at: wallClock.wall)
      return .report(.outstanding(event))
    }
    return .send(sequence: newest + 1)
  }

  private mutating func endWait(at now: MonotonicTime, wallClock: ClockReading) -> Step {
    isWaitOver = true
    guard let expired = expireOldest(at: now, wallClock: wallClock) else { return .finish }
    return .report(expired)
  }

  /// Whether nothing more is expected of the probes that were asked for.
  private var isComplete: Bool {
    guard let count = configuration.count else { return false }
    return resolved >= count
  }

  /// Whether all probes are sent; with a deadline probes are sent until enough are answered.
  private var isSendingOver: Bool {
    guard let count = configuration.count, configuration.deadline == nil else { return false }
    return probes.newest >= count
  }

  private var deadlineAt: MonotonicTime? {
    guard let deadline = configuration.deadline, let startedAt else { return nil }
    return startedAt.advanced(byNanoseconds: deadline)
  }

  private func nextSendAt(_ now: MonotonicTime) -> MonotonicTime {
    guard configuration.interval == 0, busySince == nil, let lastSentAt else { return dueAt ?? now }
    guard newestAcknowledged < probes.newest else { return now }
    return lastSentAt.advanced(byNanoseconds: PingConfiguration.pacingWithoutReplies)
  }

  /// Twice the longest round trip, and at least the interval.
  private var lingerAfterReplies: Int64 {
    max(2 * summary.roundTrip.maximum, configuration.interval)
  }

  private static func earliest(_ left: MonotonicTime?, _ right: MonotonicTime?) -> MonotonicTime? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }
}

// MARK: - Timeouts

extension PingEngine {
  private var oldestExpiry: MonotonicTime? {
    guard let timeout = configuration.timeout, nextToExpire <= probes.newest else { return nil }
    return probes[nextToExpire].sentAt.monotonic.advanced(byNanoseconds: timeout)
  }

  /// Times the oldest waiting probe out when its time is over, or when its place in the table is
  /// needed for the next probe.
  private mutating func expireOldest(at now: MonotonicTime, wallClock: ClockReading) -> PingEvent? {
    while nextToExpire <= probes.newest {
      let number = nextToExpire
      guard probes[number].outcome == .pending else {
        nextToExpire += 1
        continue
      }
      let isForgottenNext = probes.newest - number >= ProbeTable.window - 1
      guard isWaitOver || isForgottenNext || oldestExpiry.map({ now >= $0 }) == true else {
        return nil
      }
      probes[number].outcome = .timedOut
      nextToExpire += 1
      return .timeout(PingTimeout(target: 0, sequence: number, at: wallClock.wall))
    }
    return nil
  }
}

// MARK: - Sending

extension PingEngine {
  /// Records what became of the next probe, which was handed to the kernel at `reading`.
  package mutating func recordSend(_ outcome: SendOutcome, at reading: ClockReading) -> PingEvent? {
    let now = reading.monotonic
    switch outcome {
    case .sent:
      busySince = nil
      append(.pending, sentAt: reading)
      return nil
    case .failed(let error):
      busySince = nil
      return recordFailure(error, at: reading)
    case .busy:
      // The queue of the device is full: the same probe is tried again for as long as a reply would
      // be waited for.
      let since = busySince ?? now
      busySince = since
      if let timeout = configuration.timeout, since.nanoseconds(to: now) >= timeout {
        busySince = nil
        return recordFailure(SystemError(call: "sendto", errno: .noBufferSpace), at: reading)
      }
      let pause = min(max(configuration.interval / 2, 10_000_000), 500_000_000)
      dueAt = now.advanced(byNanoseconds: pause)
      return nil
    }
  }

  private mutating func recordFailure(_ error: SystemError, at reading: ClockReading) -> PingEvent {
    append(.notSent, sentAt: reading)
    summary.notSent += 1
    resolved += 1
    return .notSent(PingNotSent(target: 0, sequence: probes.newest, error: error))
  }

  private mutating func append(_ outcome: ProbeTable.Outcome, sentAt reading: ClockReading) {
    let now = reading.monotonic
    probes.append(ProbeTable.Probe(sentAt: reading, outcome: outcome))
    summary.transmitted += 1
    firstSentAt = firstSentAt ?? now
    lastSentAt = now
    dueAt = nextOnGrid(after: now)
    guard isSendingOver else { return }
    let linger = summary.received > 0 ? lingerAfterReplies : configuration.timeout
    waitEndsAt = linger.map { now.advanced(byNanoseconds: $0) }
  }

  /// The next instant of the grid of intervals that is not past: a delay moves one probe, not all
  /// that follow, and a long pause is not made up for by a burst.
  private func nextOnGrid(after now: MonotonicTime) -> MonotonicTime {
    guard let dueAt, configuration.interval > 0 else { return now }
    let missed = max(0, dueAt.nanoseconds(to: now)) / configuration.interval
    let (step, overflow) = configuration.interval.multipliedReportingOverflow(by: missed + 1)
    return dueAt.advanced(byNanoseconds: overflow ? .max : step)
  }
}
