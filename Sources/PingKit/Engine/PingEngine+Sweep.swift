internal import NetCore
internal import NetLinux

// Asking until there is an answer.
extension PingEngine {
  mutating func sweepStep(at now: MonotonicTime) -> Step {
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
    waiting.append(probe.serial, try: transmitted(to: next))
    return .send(probe)
  }

  /// When the oldest probe at `level` of the tries times out.
  func expiry(at level: Int) -> MonotonicTime? {
    guard let serial = waiting.first(at: level), serial >= probes.oldest,
      serial <= newestTransmitted, let timeout = waiting.timeout(at: level)
    else { return nil }
    return probes[serial].sentAtMonotonic.advanced(byNanoseconds: timeout)
  }

  /// Times the oldest waiting probe at `level` of the tries out, when its time is over.
  mutating func expireTry(at level: Int, _ now: ClockReading) -> PingEvent? {
    while let serial = waiting.first(at: level), serial <= newestTransmitted {
      guard serial >= probes.oldest else {
        waiting.removeFirst(at: level)
        continue
      }
      let outcome = probes[serial].outcome
      let target = TargetIndex(probes[serial].target)
      let isFinished = records[target].state != .active
      guard outcome == .pending || outcome == .postponed && !isFinished else {
        if outcome == .postponed { probes[serial].outcome = .notSent }
        waiting.removeFirst(at: level)
        continue
      }
      let isForgottenNext = probes.isFull && serial == probes.oldest
      let isOver = expiry(at: level).map { now.monotonic >= $0 } ?? false
      guard isWaitOver || isForgottenNext || isOver else { return nil }
      waiting.removeFirst(at: level)
      let timeout = outcome == .pending ? timeOut(serial, at: now) : nil
      if outcome == .postponed { probes[serial].outcome = .notSent }
      if !isFinished { planAgain(target) }
      // Nobody waits for a probe to a target that has answered another.
      if let timeout, !isFinished { return .timeout(timeout) }
    }
    return nil
  }

  /// Has the target asked once more, or given up.
  private mutating func planAgain(_ target: TargetIndex) {
    guard case .untilAnswered(let retryCount, _) = configuration.plan, !isWaitOver,
      transmitted(to: target) <= UInt64(clamping: retryCount)
    else { return finish(target) }
    retries.append(UInt64(target))
  }
}
