internal import NetCore
internal import NetLinux

// What a reply counts as.
extension PingEngine {
  /// Decides what a reply that proved to be to the probe `serial` counts as, and counts it.
  mutating func judge(
    _ reply: borrowing EchoReply,
    to serial: UInt64,
    isIntact: Bool,
    _ arrival: borrowing EchoArrival
  ) -> PingReply {
    let probe = probes[serial]
    let target = TargetIndex(probe.target)
    let sequence = sequence(of: serial)
    let (sinceHandedOver, queued) = Self.roundTrip(of: probe, arrival)
    var result = PingReply(
      verdict: .received,
      target: target,
      sequence: sequence,
      source: arrival.source,
      byteCount: reply.bytes.byteCount,
      timeToLive: arrival.told.timeToLive,
      code: reply.code,
      roundTrip: sinceHandedOver - (queued ?? 0),
      queued: queued,
      stamps: StampSource(departure: queued != nil, receipt: arrival.kernelTimestamp != nil),
      receivedAt: arrival.receivedAt,
      isTruncated: reply.data.byteCount < configuration.dataByteCount,
      isOversized: reply.data.byteCount > configuration.dataByteCount,
      isAfterError: probe.outcome == .failed,
      internetOptions: arrival.told.internetOptions
    )
    if !isIntact {
      result.verdict = .badChecksum
      details[detailsPlace(of: target)].summary.corrupted += 1
    } else if arrival.source?.address != targets.address(of: target),
      !targets.isAnsweredByOthers(target)
    {
      result.verdict = .differentAddress
      let place = detailsPlace(of: target)
      details[place].summary.rejected += 1
      details[place].summary.differentAddress += 1
      sums.rejected += 1
    } else if let wrong = reply.firstWrongOctet(
      sentByteCount: configuration.dataByteCount,
      pattern: configuration.pattern
    ) {
      result.verdict = .corrupted(wrong)
      for offset in 0..<min(reply.data.byteCount, configuration.dataByteCount) {
        result.data.append(reply.data.octet(at: offset))
      }
      details[detailsPlace(of: target)].summary.corrupted += 1
    } else {
      result.verdict = count(
        result.roundTrip,
        of: serial,
        probe,
        sequence: sequence,
        readAt: arrival.readAt.monotonic
      )
      if result.isTruncated { details[detailsPlace(of: target)].summary.truncated += 1 }
      if result.isOversized { details[detailsPlace(of: target)].summary.oversized += 1 }
    }
    return result
  }

  /// The time from the hand-over of `probe` to the receipt, and how much of it the kernel kept the
  /// probe, where that is known; in nanoseconds.
  static func roundTrip(
    of probe: ProbeRing.Probe,
    _ arrival: borrowing EchoArrival
  ) -> (sinceHandedOver: Int64, queued: Int64?) {
    let roundTrip = RoundTripTime.nanoseconds(
      bound: max(0, arrival.readAt.monotonic.nanoseconds - probe.monotonic),
      sent: probe.wall,
      stamp: arrival.kernelTimestamp?.nanosecondsSince1970,
      read: arrival.readAt.wall.nanosecondsSince1970
    )
    // A departure after the receipt is that of nothing which this reply could answer.
    guard let queued = probe.queued, queued <= roundTrip else { return (roundTrip, nil) }
    return (roundTrip, queued)
  }

  /// Counts a good reply to `probe`, which is the probe `serial` as it is before that, and the target's
  /// probe `sequence`.
  mutating func count(
    _ roundTrip: Int64,
    of serial: UInt64,
    _ probe: ProbeRing.Probe,
    sequence: UInt64,
    readAt: MonotonicTime
  ) -> PingReply.Verdict {
    let target = TargetIndex(probe.target)
    let outcome = probe.outcome
    let record = records[target]
    // One reply to one probe is all that the record has room for.
    let isPlain =
      record.transmitted == 1 && outcome == .pending && configuration.windows.isEmpty
    let place = isPlain ? Int(record.detailsPlace) : detailsPlace(of: target)
    noteHeard(of: serial)
    guard !outcome.isAnswered else {
      details[place].notePipe(at: sequence)
      details[place].summary.duplicates += 1
      sums.duplicates += 1
      return .duplicate
    }
    probes[serial].outcome = outcome == .failed ? .contradicted : .answered
    if received(from: target) == 0 { sums.reachable += 1 }
    if outcome == .pending { pending -= 1 }
    sums.received += 1
    addToSums(roundTrip)
    if configuration.reportsOutstanding, sequence == transmitted(to: target) {
      records[target].isNewestAnswered = true
    }
    // What failed or timed out for good was resolved by that.
    let isResolving =
      outcome != .failed && !(outcome == .timedOut && configuration.timeoutsAreFinal)
    if place == 0 {
      records[target].isAnswered = true
      records[target].isPending = false
      records[target].roundTrip = roundTrip
      if isResolving { finishWhenResolved(target, count: 1) }
    } else {
      if keepsStatistics { makeStatistics(at: place) }
      let reply = RoundTripObservation(
        sequence: sequence,
        roundTrip: roundTrip,
        sentAt: probe.sentAtMonotonic,
        receivedAt: readAt
      )
      var isRowLonger = details[place].count(reply, after: outcome, isResolving: isResolving)
      if !isRowLonger, sequence > details[place].rowEnd {
        // What was overtaken by a later reply is in no row, and probes in between are not answered
        // yet.
        endReplyRow(of: target, at: sequence - 1)
        isRowLonger = details[place].lengthenRow(by: sequence)
      }
      if isRowLonger, details[place].repliesInARow == configuration.stopsAfterRepliesInARow {
        steadyCount += 1
      }
      if isResolving { finishWhenResolved(target, count: details[place].resolved) }
    }
    if case .untilAnswered = configuration.plan { finish(target) }
    guard outcome == .timedOut else { return .received }
    sums.late += 1
    return .late
  }

  @inline(__always)
  private mutating func addToSums(_ roundTrip: Int64) {
    sums.minimumRoundTrip =
      sums.received == 1 ? roundTrip : min(sums.minimumRoundTrip, roundTrip)
    sums.maximumRoundTrip = max(sums.maximumRoundTrip, roundTrip)
    sums.roundTripSum &+= roundTrip
    // ping(8) smooths over eight round trips.
    smoothedEightfold =
      smoothedEightfold == 0
      ? roundTrip &* 8 : smoothedEightfold &+ roundTrip &- smoothedEightfold / 8
  }
}
