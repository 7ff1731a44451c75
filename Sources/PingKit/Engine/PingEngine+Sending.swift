internal import NetCore
package import NetLinux
internal import SystemPackage

extension PingEngine {
  /// Gives the next probe, to `target`, its number.
  mutating func plan(_ target: TargetIndex, at now: ClockReading) -> PlannedProbe {
    var place = Int(records[target].detailsPlace)
    if place == 0, needsDetails(for: target) { place = detailsPlace(of: target) }
    let sequence: UInt64
    if place == 0 {
      records[target].transmitted += 1
      records[target].isPending = true
      sequence = UInt64(records[target].transmitted)
    } else {
      details[place].summary.transmitted += 1
      details[place].pending += 1
      sequence = details[place].summary.transmitted
    }
    if configuration.reportsOutstanding { records[target].isNewestAnswered = false }
    probes.append(.init(target: target, sequence: sequence, sentAt: now, outcome: .pending))
    pending += 1
    sums.transmitted += 1
    lastSentAt = now.monotonic
    if configuration.pause > 0 { pauseEndsAt = pauseEnd(behind: now.monotonic) }
    return PlannedProbe(serial: probes.newest, target: target)
  }

  /// Whether the record of the target has no room for the next probe to it.
  private func needsDetails(for target: TargetIndex) -> Bool {
    switch configuration.plan {
    // With a deadline a target is asked again before it answered, however few replies are wanted,
    // and the record does not know of rows.
    case .continuous:
      configuration.count != 1 || configuration.deadline != nil
        || configuration.stopsAfterRepliesInARow != nil
    case .untilAnswered: records[target].transmitted == .max
    }
  }

  /// When the pause behind a probe at `now` is over: a little lateness does not add up.
  private func pauseEnd(behind now: MonotonicTime) -> MonotonicTime {
    guard let pauseEndsAt, pauseEndsAt.nanoseconds(to: now) < configuration.pause else {
      return now.advanced(byNanoseconds: configuration.pause)
    }
    return pauseEndsAt.advanced(byNanoseconds: configuration.pause)
  }

  /// Records that the kernel took the next `count` planned probes, handed to it at `reading`.
  package mutating func recordTransmission(count: Int, at reading: ClockReading) {
    guard count > 0 else { return }
    busySince = nil
    busyUntil = nil
    let wall = reading.wall.nanosecondsSince1970
    for serial in newestTransmitted + 1...newestTransmitted + UInt64(count) {
      probes[serial].setSentAt(monotonic: reading.monotonic.nanoseconds, wall: wall)
      noteSendTime(reading.monotonic, of: serial)
    }
    newestTransmitted += UInt64(count)
    beginLastWait(at: reading.monotonic)
  }

  /// The targets of the last `count` probes that the kernel took.
  package borrowing func newestTransmittedTargets(_ count: Int) -> [TargetIndex] {
    guard count > 0 else { return [] }
    let first = newestTransmitted + 1 - UInt64(count)
    return (first...newestTransmitted).map { TargetIndex(probes[$0].target) }
  }

  private mutating func noteSendTime(_ time: MonotonicTime, of serial: UInt64) {
    let place = Int(records[TargetIndex(probes[serial].target)].detailsPlace)
    lastSentAt = time
    guard place > 0 else { return }
    if details[place].firstSentAt == nil { details[place].firstSentAt = time.nanoseconds }
    details[place].lastSentAt = time.nanoseconds
  }

  /// Records that the kernel refused the next planned probe; `pathMTU` is what it was too long for.
  package mutating func recordFailure(
    _ error: SystemError,
    pathMTU: UInt32? = nil,
    at reading: ClockReading
  ) -> PingEvent {
    busySince = nil
    busyUntil = nil
    newestTransmitted += 1
    let serial = newestTransmitted
    let target = TargetIndex(probes[serial].target)
    let place = detailsPlace(of: target)
    probes[serial].sentAt = reading
    var isPostponed = false
    if case .untilAnswered = configuration.plan {
      isPostponed = !configuration.sendFailuresAreFinal
    }
    probes[serial].outcome = isPostponed ? .postponed : .notSent
    noteSendTime(reading.monotonic, of: serial)
    endPending(of: target)
    let sequence = sequence(of: serial)
    details[place].summary.notSent += 1
    noteLoss(of: serial, at: reading.monotonic)
    sums.notSent += 1
    if pathMTU != nil {
      // ping(8) counts it with the errors that routers send, which would say the same.
      details[place].summary.errors += 1
      sums.errors += 1
    }
    endReplyRow(of: target, at: sequence)
    noteResolved(target)
    if configuration.sendFailuresAreFinal, case .untilAnswered = configuration.plan {
      finish(target)
    }
    beginLastWait(at: reading.monotonic)
    return .notSent(
      PingNotSent(target: target, sequence: sequence, error: error, pathMTU: pathMTU)
    )
  }

  /// Records that the kernel has no room for the next planned probe; `true` when it had none for so
  /// long that the probe is to be given up.
  package mutating func recordBusy(at now: MonotonicTime) -> Bool {
    // The queue of the device is full: the same probe is tried again for as long as a reply would
    // be waited for.
    let since = busySince ?? now
    busySince = since
    if let timeout = configuration.timeout, since.nanoseconds(to: now) >= timeout { return true }
    let pause: Int64 =
      switch configuration.plan {
      case .continuous where !isPacedByReplies:
        min(max(configuration.interval / 2, 10_000_000), 500_000_000)
      // What goes as fast as it can finds room again soon.
      case .continuous, .untilAnswered: 1_000_000
      }
    busyUntil = now.advanced(byNanoseconds: pause)
    return false
  }

  /// Takes back the probes that were planned and never sent.
  package mutating func withdrawPlanned() {
    while probes.newest > newestTransmitted {
      let target = TargetIndex(probes[probes.newest].target)
      endPending(of: target)
      let place = Int(records[target].detailsPlace)
      if place == 0 {
        records[target].transmitted -= 1
      } else {
        details[place].summary.transmitted -= 1
      }
      sums.transmitted -= 1
      probes.removeNewest()
    }
  }

  /// Notes that no more is expected of a probe to the target.
  mutating func noteResolved(_ target: TargetIndex) {
    let place = Int(records[target].detailsPlace)
    var count: UInt64 = 1
    if place > 0 {
      details[place].resolved += 1
      count = details[place].resolved
    }
    finishWhenResolved(target, count: count)
  }

  /// Asks nothing more of the target when no more is expected of `count` probes to it, if these are
  /// enough.
  mutating func finishWhenResolved(_ target: TargetIndex, count: UInt64) {
    guard case .continuous = configuration.plan, let enough = configuration.count, count >= enough
    else { return }
    finish(target)
  }

  /// Notes that the target did not answer the probe `sequence`.
  mutating func endReplyRow(of target: TargetIndex, at sequence: UInt64) {
    let place = Int(records[target].detailsPlace)
    guard place > 0, sequence > details[place].rowEnd else { return }
    details[place].rowEnd = sequence
    if let enough = configuration.stopsAfterRepliesInARow,
      details[place].repliesInARow >= enough
    {
      steadyCount -= 1
    }
    details[place].repliesInARow = 0
  }
}
