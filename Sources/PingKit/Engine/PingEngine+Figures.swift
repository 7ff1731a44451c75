internal import NetCore
package import NetLinux

// MARK: - Of a target

extension PingEngine {
  /// How many probes were sent, or planned to be sent, to the target at `index`.
  borrowing func transmitted(to index: TargetIndex) -> UInt64 {
    let record = records[index]
    guard record.detailsPlace == 0 else {
      return details[Int(record.detailsPlace)].summary.transmitted
    }
    return UInt64(record.transmitted)
  }

  /// How many probes the target at `index` answered.
  borrowing func received(from index: TargetIndex) -> UInt64 {
    let record = records[index]
    guard record.detailsPlace == 0 else {
      return details[Int(record.detailsPlace)].summary.received
    }
    return record.isAnswered ? 1 : 0
  }

  /// Whether the target at `index` answered a probe.
  package borrowing func isReachable(_ index: TargetIndex) -> Bool { received(from: index) > 0 }

  /// Whether nothing more is asked of the target at `index`.
  package borrowing func isFinished(_ index: TargetIndex) -> Bool {
    records[index].state == .finished
  }

  /// The number of the probe `serial` among those to its target.
  @inline(__always)
  borrowing func sequence(of serial: UInt64) -> UInt64 {
    if records.count == 1 { return serial }
    let probe = probes[serial]
    // The newest number tells the high half.
    let newest = transmitted(to: TargetIndex(probe.target))
    let back = UInt64(UInt32(truncatingIfNeeded: newest) &- probe.sequenceLow)
    return newest - min(back, newest)
  }

  /// The place of the details of the target at `index`, which are made when there are none.
  mutating func detailsPlace(of index: TargetIndex) -> Int {
    let record = records[index]
    guard record.detailsPlace == 0 else { return Int(record.detailsPlace) }
    var made = TargetDetails()
    made.summary.transmitted = UInt64(record.transmitted)
    if record.isAnswered {
      made.summary.received = 1
      made.summary.roundTrip.add(record.roundTrip)
      made.summary.pipe = 1
      made.resolved = 1
      made.repliesInARow = 1
      made.rowEnd = 1
    }
    made.pending = record.isPending ? 1 : 0
    let place = details.count
    details.append(made)
    records[index].detailsPlace = UInt32(place)
    return place
  }

  /// The figures of the target at `index` so far.
  package borrowing func summary(of index: TargetIndex) -> PingSummary {
    let record = records[index]
    var summary: PingSummary
    if record.detailsPlace == 0 {
      summary = PingSummary()
      summary.transmitted = UInt64(record.transmitted)
      summary.inFlight = record.isPending ? 1 : 0
      if record.isAnswered {
        summary.received = 1
        summary.roundTrip.add(record.roundTrip)
        summary.pipe = 1
      }
    } else {
      let details = details[Int(record.detailsPlace)]
      summary = details.summary
      summary.inFlight = details.pending
      if let first = details.firstSentAt { summary.duration = details.lastSentAt - first }
    }
    if !localDropped.isEmpty { summary.localDropped = localDropped[index] }
    summary.networkLost = summary.unexplained
    return summary
  }
}

// MARK: - What the receive queue dropped

extension PingEngine {
  /// How many probes to the target at `index` timed out without a word about them.
  private borrowing func silentCount(of index: TargetIndex) -> UInt64 {
    let record = records[index]
    let transmitted = transmitted(to: index)
    guard record.detailsPlace > 0 else {
      let known: UInt64 = (record.isAnswered ? 1 : 0) + (record.isPending ? 1 : 0)
      return transmitted - min(transmitted, known)
    }
    let details = details[Int(record.detailsPlace)]
    return transmitted - min(transmitted, details.resolved + details.pending)
  }

  /// What each target has of the `dropped` messages; empty when there were none.
  ///
  /// The queue drops replies, and also duplicates and what others send: it explains no more probes
  /// than there are without a word about them. Nobody knows whose replies they were, so that each
  /// target has a part in proportion to its silent probes. What the division leaves over goes on to
  /// the next target: no part is off by a whole probe, and all parts add up.
  borrowing func parts(ofDropped dropped: UInt64) -> [UInt64] {
    guard dropped > 0 else { return [] }
    var parts = targets.indices.map { silentCount(of: $0) }
    let silent = parts.reduce(0, +)
    guard dropped < silent else { return parts }
    var passed: UInt64 = 0
    var given: UInt64 = 0
    for index in parts.indices {
      passed += parts[index]
      let due = silent.dividingFullWidth(passed.multipliedFullWidth(by: dropped)).quotient
      parts[index] = due - given
      given = due
    }
    return parts
  }
}

// MARK: - Of the run

extension PingEngine {
  /// The figures of all targets together so far.
  package borrowing func totals(at now: MonotonicTime) -> RunTotals {
    var totals = sums
    totals.targets = targets.count
    totals.unresolved = targets.unresolvedCount
    totals.unreachable = totals.targets - totals.unresolved - totals.reachable
    // What is rare has its place in the details alone.
    for details in details {
      totals.corrupted += details.summary.corrupted
      totals.truncated += details.summary.truncated
      totals.oversized += details.summary.oversized
      totals.differentAddress += details.summary.differentAddress
      totals.contradicted += details.summary.contradicted
    }
    totals.inFlight = pending
    totals.localDropped = localDropped.reduce(0, +)
    totals.networkLost = totals.unexplained
    if let startedAt { totals.elapsed = startedAt.nanoseconds(to: now) }
    return totals
  }

  /// The figures of all targets together, up to the last probe.
  package var totals: RunTotals {
    totals(at: endedAt ?? lastSentAt ?? startedAt ?? .init(nanoseconds: 0))
  }

  /// Whether every target that has an address answered as many probes in a row as the run was to end
  /// at.
  var isSteady: Bool { steadyCount >= targets.count - targets.unresolvedCount }

  /// Whether the figures say yes: every target answered, and as often as was asked for, in a row or
  /// by the deadline.
  package var isSuccess: Bool {
    guard sums.reachable == targets.count else { return false }
    guard configuration.stopsAfterRepliesInARow == nil || isSteady else { return false }
    guard configuration.deadline != nil, let count = configuration.count else { return true }
    return targets.indices.allSatisfy { received(from: $0) >= count }
  }
}
