internal import NetCore
internal import NetLinux

extension PingEngine {
  /// When the next probe times out.
  var oldestExpiry: MonotonicTime? {
    switch configuration.plan {
    case .continuous:
      guard let timeout = configuration.timeout, nextToExpire <= newestTransmitted else {
        return nil
      }
      return probes[nextToExpire].sentAtMonotonic.advanced(byNanoseconds: timeout)
    case .untilAnswered:
      var earliest: MonotonicTime?
      for level in waiting.indices { earliest = Self.earliest(earliest, expiry(of: level)) }
      return earliest
    }
  }

  /// When the oldest probe of those that are the try `level` times out.
  private func expiry(of level: Int) -> MonotonicTime? {
    guard let serial = waiting[level].first, serial >= probes.oldest,
      serial <= newestTransmitted, let timeout = timeout(of: level)
    else { return nil }
    return probes[serial].sentAtMonotonic.advanced(byNanoseconds: timeout)
  }

  /// The last try with a queue of its own, long after waits have grown beyond all measure; those
  /// behind it share it.
  private static let maximumLevel: UInt64 = 1024

  /// Which of ``waiting`` the `number`th probe to a target, from 1, belongs to.
  func level(ofTry number: UInt64) -> Int {
    if case .untilAnswered(_, backoff: 1) = configuration.plan { return 0 }
    return Int(min(number - 1, Self.maximumLevel))
  }

  /// How long the try `level`, from 0, waits.
  private func timeout(of level: Int) -> Int64? {
    guard let timeout = configuration.timeout else { return nil }
    guard case .untilAnswered(_, let backoff) = configuration.plan, backoff != 1 else {
      return timeout
    }
    var factor = 1.0
    for _ in 0..<level { factor *= backoff }
    return Int64(exactly: (Double(timeout) * factor).rounded()) ?? .max
  }

  /// Times the oldest waiting probe out when its time is over, when all waiting is, or when it has
  /// to be forgotten.
  mutating func expireOldest(at now: ClockReading) -> PingEvent? {
    switch configuration.plan {
    case .continuous: return expireContinuous(at: now)
    case .untilAnswered:
      for level in waiting.indices {
        if let event = expireTry(level, at: now) { return event }
      }
      return nil
    }
  }

  private mutating func expireContinuous(at now: ClockReading) -> PingEvent? {
    nextToExpire = max(nextToExpire, probes.oldest)
    while nextToExpire <= newestTransmitted {
      let serial = nextToExpire
      guard probes[serial].outcome == .pending else {
        nextToExpire += 1
        continue
      }
      let isForgottenNext = probes.isFull && serial == probes.oldest
      let isOver = oldestExpiry.map { now.monotonic >= $0 } ?? false
      guard isWaitOver || isForgottenNext || isOver else { return nil }
      nextToExpire += 1
      return .timeout(timeOut(serial, at: now))
    }
    return nil
  }

  private mutating func expireTry(_ level: Int, at now: ClockReading) -> PingEvent? {
    while let serial = waiting[level].first, serial <= newestTransmitted {
      guard serial >= probes.oldest else {
        waiting[level].removeFirst()
        continue
      }
      let outcome = probes[serial].outcome
      let target = TargetIndex(probes[serial].target)
      let isFinished = records[target].state != .active
      guard outcome == .pending || outcome == .notSent && !isFinished else {
        waiting[level].removeFirst()
        continue
      }
      let isForgottenNext = probes.isFull && serial == probes.oldest
      let isOver = expiry(of: level).map { now.monotonic >= $0 } ?? false
      guard isWaitOver || isForgottenNext || isOver else { return nil }
      waiting[level].removeFirst()
      let timeout = outcome == .pending ? timeOut(serial, at: now) : nil
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

  private mutating func timeOut(_ serial: UInt64, at now: ClockReading) -> PingTimeout {
    let target = TargetIndex(probes[serial].target)
    probes[serial].outcome = .timedOut
    endPending(of: target)
    noteLoss(of: serial, at: now.monotonic)
    sums.timeouts += 1
    if configuration.timeoutsAreFinal { noteResolved(target) }
    endReplyRow(of: target, at: sequence(of: serial))
    return PingTimeout(target: target, sequence: sequence(of: serial), at: now.wall)
  }

  /// Notes that a probe to the target no longer waits.
  mutating func endPending(of target: TargetIndex) {
    pending -= 1
    let place = Int(records[target].detailsPlace)
    if place == 0 {
      records[target].isPending = false
    } else {
      details[place].pending -= 1
    }
  }

  /// Notes that nothing more is asked of the target.
  mutating func finish(_ target: TargetIndex) {
    guard records[target].state == .active else { return }
    records[target].state = .finished
    finishedCount += 1
    guard case .untilAnswered = configuration.plan else { return }
    finished.append(UInt64(target))
  }
}
