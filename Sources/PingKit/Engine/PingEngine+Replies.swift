internal import NetCore
internal import NetLinux

extension PingEngine {
  /// Takes an echo reply into account; `nil` when it is to nobody's probe here.
  mutating func accept(_ reply: borrowing EchoReply, _ arrival: borrowing EchoArrival) -> PingEvent?
  {
    guard reply.identifier == identifier(of: arrival.version) else { return nil }
    let isIntact = arrival.version == .icmpv6 || Self.hasValidChecksum(reply.bytes)
    if !configuration.tellsReplies, isIntact, let serial = plainProbe(of: reply, arrival) {
      let probe = probes[serial]
      let (roundTrip, queued) = Self.roundTrip(of: probe, arrival)
      _ = count(
        roundTrip - (queued ?? 0),
        of: serial,
        sequence: sequence(of: serial),
        readAt: arrival.readAt.monotonic
      )
      return nil
    }
    switch findProbe(of: reply, isIntact: isIntact, arrival) {
    case .found(let serial):
      return .reply(judge(reply, to: serial, isIntact: isIntact, arrival))
    case .none(let reason, let target):
      return reject(reason, of: target, isError: false, reply.sequenceNumber, arrival)
    }
  }

  /// The probe that `reply` is the good and only reply to, with nothing about it to tell; `nil` when
  /// there is more to be looked at.
  ///
  /// It changes nothing; but to lend the engine the compiler copies it, for every reply.
  private mutating func plainProbe(
    of reply: borrowing EchoReply,
    _ arrival: borrowing EchoArrival
  ) -> UInt64? {
    guard reply.data.byteCount == configuration.dataByteCount,
      reply.data.byteCount >= EchoCookie.byteCount,
      let serial = probes.newestSerial(sequenceField: reply.sequenceNumber),
      serial <= newestTransmitted, probes[serial].outcome == .pending
    else { return nil }
    let target = TargetIndex(probes[serial].target)
    guard let address = targets.address(of: target), arrival.source?.address == address,
      cookie(of: serial, to: target).begins(reply.data),
      reply.firstWrongOctet(
        sentByteCount: configuration.dataByteCount,
        pattern: configuration.pattern
      ) == nil
    else { return nil }
    return serial
  }

  /// The probe that `reply` proves to answer: the one of those with its sequence number whose
  /// cookie it carries.
  private borrowing func findProbe(
    of reply: borrowing EchoReply,
    isIntact: Bool,
    _ arrival: borrowing EchoArrival
  ) -> Finding {
    var candidate = probes.newestSerial(sequenceField: reply.sequenceNumber)
    let source = arrival.source?.address
    // A message shorter than the cookie can only be compared as far as it goes.
    let carried = min(reply.data.byteCount, configuration.dataByteCount)
    var newest: TargetIndex?
    var proven: UInt64?
    var fallback: UInt64?
    while let serial = candidate {
      candidate = probes.serialBefore(serial)
      let probe = probes[serial]
      let target = TargetIndex(probe.target)
      guard serial <= newestTransmitted, probe.outcome != .notSent,
        targets.version(of: target) == arrival.version
      else { continue }
      newest = newest ?? target
      let mayAnswer = mayAnswer(source, for: target)
      if mayAnswer { fallback = fallback ?? serial }
      guard cookie(of: serial, to: target).begins(reply.data.extracting(first: carried)) else {
        continue
      }
      // A whole cookie proves it alone; where there is less, who answers has a say.
      if carried >= EchoCookie.byteCount || targets.address(of: target) == source {
        return .found(serial: serial)
      }
      if mayAnswer { proven = proven ?? serial }
    }
    if let proven { return .found(serial: proven) }
    // What was damaged on the way need not carry its cookie any more.
    if !isIntact, let fallback { return .found(serial: fallback) }
    guard let newest else { return .none(.unsolicited, nil) }
    return .none(.wrongCookie, targets.count == 1 ? newest : nil)
  }

  /// Whether a message from `source` that does not prove with a whole cookie which probe it is about
  /// may be about one to `target`.
  ///
  /// Each of several targets knows the identifier and about how far sequence numbers have come, and
  /// could put its neighbour's figures wrong.
  private borrowing func mayAnswer(_ source: IPAddress?, for target: TargetIndex) -> Bool {
    targets.count == 1 || targets.address(of: target) == source
      || targets.isAnsweredByOthers(target)
  }

  /// Decides what a reply that proved to be to the probe `serial` counts as, and counts it.
  private mutating func judge(
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
  private static func roundTrip(
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

  /// Counts a good reply to the probe `serial`, the target's probe `sequence`.
  private mutating func count(
    _ roundTrip: Int64,
    of serial: UInt64,
    sequence: UInt64,
    readAt: MonotonicTime
  ) -> PingReply.Verdict {
    let target = TargetIndex(probes[serial].target)
    let outcome = probes[serial].outcome
    // One reply to one probe is all that the record has room for.
    let isPlain =
      records[target].transmitted == 1 && outcome == .pending && configuration.windows.isEmpty
    let place = isPlain ? Int(records[target].detailsPlace) : detailsPlace(of: target)
    acknowledge(serial, sequence: sequence)
    guard !outcome.isAnswered else {
      details[place].summary.duplicates += 1
      sums.duplicates += 1
      return .duplicate
    }
    probes[serial].outcome = outcome == .failed ? .contradicted : .answered
    if outcome == .pending { endPending(of: target) }
    if received(from: target) == 0 { sums.reachable += 1 }
    sums.received += 1
    addToSums(roundTrip)
    if sequence == transmitted(to: target) { records[target].isNewestAnswered = true }
    if place == 0 {
      records[target].isAnswered = true
      records[target].roundTrip = roundTrip
    } else {
      noteReply(roundTrip, to: serial, sequence: sequence, at: readAt)
      details[place].count(roundTrip, after: outcome)
      // What was overtaken by a later reply is in no row, and probes in between are not answered yet.
      if sequence > details[place].rowEnd + 1 { endReplyRow(of: target, at: sequence - 1) }
      if details[place].lengthenRow(by: sequence),
        details[place].repliesInARow == configuration.stopsAfterRepliesInARow
      {
        steadyCount += 1
      }
    }
    let isResolved =
      outcome == .failed || outcome == .timedOut && configuration.timeoutsAreFinal
    if !isResolved { noteResolved(target) }
    if case .untilAnswered = configuration.plan { finish(target) }
    guard outcome == .timedOut else { return .received }
    sums.late += 1
    return .late
  }

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
