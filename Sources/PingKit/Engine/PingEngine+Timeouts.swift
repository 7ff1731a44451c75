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
      for level in waiting.levels { earliest = Self.earliest(earliest, expiry(at: level)) }
      return earliest
    }
  }

  /// Times the oldest waiting probe out when its time is over, when all waiting is, or when it has
  /// to be forgotten.
  mutating func expireOldest(at now: ClockReading) -> PingEvent? {
    switch configuration.plan {
    case .continuous: return expireContinuous(at: now)
    case .untilAnswered:
      for level in waiting.levels {
        if let event = expireTry(at: level, now) { return event }
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

  mutating func timeOut(_ serial: UInt64, at now: ClockReading) -> PingTimeout {
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
