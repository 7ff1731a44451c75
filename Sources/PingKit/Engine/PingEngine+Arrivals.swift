internal import NetCore
internal import NetLinux

extension PingEngine {
  /// Takes a message that came into account; `nil` when it has nothing to do with this run.
  package mutating func accept(_ message: RawSpan, _ arrival: EchoArrival) -> PingEvent? {
    switch arrival.kind {
    case .message:
      if let reply = EchoReply(parsing: message, target.version) {
        return accept(reply, arrival)
      }
      guard let error = ICMPErrorMessage(parsing: message, target.version) else {
        return acceptFragment(message, arrival)
      }
      guard let quoted = error.quotedEcho else {
        guard error.quotationEndsBeforeEcho(to: target.address) else { return nil }
        return reject(.unattributable, nil, arrival)
      }
      guard quoted.identifier == identifier else { return nil }
      // The kernel verified the checksum of ICMPv6, which covers addresses that we do not see.
      guard target.version == .icmpv6 || Self.hasValidChecksum(message) else {
        return reject(.badChecksum, quoted, arrival)
      }
      return accept(error.reason, about: quoted, from: arrival.source, arrival)
    case .queuedError(let reason, let offender):
      guard let destination = arrival.source?.address,
        let quoted = QuotedEcho(message, target.version, destination: destination)
      else { return nil }
      return accept(reason, about: quoted, from: offender, arrival)
    case .queuedLocalError(let error):
      return .receiveFailed(error)
    case .departure(let number):
      recordDeparture(of: number, arrival)
      return nil
    }
  }

  /// Takes a message into account that is too short for its header.
  private mutating func acceptFragment(_ message: RawSpan, _ arrival: EchoArrival) -> PingEvent? {
    guard message.byteCount > 0, message.byteCount < EchoRequest.headerByteCount,
      message.octet(at: 0) == target.version.echoReplyType,
      arrival.source?.address == target.address
    else { return nil }
    summary.rejected += 1
    return .rejected(
      PingRejection(
        reason: .malformed,
        target: 0,
        isError: false,
        source: arrival.source,
        receivedAt: arrival.receivedAt
      )
    )
  }

  private static func hasValidChecksum(_ message: RawSpan) -> Bool {
    var sum = InternetChecksum()
    sum.add(message)
    return sum.isValid
  }
}

// MARK: - Departures

extension PingEngine {
  /// Notes when the kernel handed the probe `number` to the device.
  private mutating func recordDeparture(of number: UInt64, _ arrival: EchoArrival) {
    guard number >= probes.oldest, number <= probes.newest, let stamp = arrival.kernelTimestamp
    else { return }
    let probe = probes[number]
    // Only the first counts: a tunnel may stamp a probe once more.
    guard probe.outcome != .notSent, probe.queued == nil else { return }
    probes[number].queued = RoundTripTime.nanosecondsIfPossible(
      from: probe.sentAt,
      to: stamp,
      readAt: arrival.readAt
    )
  }
}

// MARK: - Replies

extension PingEngine {
  private mutating func accept(_ reply: borrowing EchoReply, _ arrival: EchoArrival) -> PingEvent? {
    guard reply.identifier == identifier else { return nil }
    func rejection(_ reason: PingRejection.Reason) -> PingEvent {
      .rejected(
        PingRejection(
          reason: reason,
          target: 0,
          isError: false,
          source: arrival.source,
          sequenceField: reply.sequenceNumber,
          receivedAt: arrival.receivedAt
        )
      )
    }
    guard let number = probes.number(sequenceField: reply.sequenceNumber),
      probes[number].outcome != .notSent
    else {
      summary.rejected += 1
      return rejection(.unsolicited)
    }
    let isIntact = target.version == .icmpv6 || Self.hasValidChecksum(reply.bytes)
    // A message shorter than the cookie can only be compared as far as it goes.
    let carried = min(reply.data.byteCount, configuration.dataByteCount)
    guard !isIntact || cookie(of: number).begins(reply.data.extracting(first: carried)) else {
      summary.rejected += 1
      return rejection(.wrongCookie)
    }
    return .reply(judge(reply, to: number, isIntact: isIntact, arrival))
  }

  /// Decides what a reply that proved to be to the probe `number` counts as, and counts it.
  private mutating func judge(
    _ reply: borrowing EchoReply,
    to number: UInt64,
    isIntact: Bool,
    _ arrival: EchoArrival
  ) -> PingReply {
    let probe = probes[number]
    let sinceHandedOver = RoundTripTime.nanoseconds(
      from: probe.sentAt,
      to: arrival.kernelTimestamp,
      readAt: arrival.readAt
    )
    // A departure after the receipt is that of nothing which this reply could answer.
    let queued = probe.queued.flatMap { $0 <= sinceHandedOver ? $0 : nil }
    var result = PingReply(
      verdict: .received,
      target: 0,
      sequence: number,
      source: arrival.source,
      byteCount: reply.bytes.byteCount,
      timeToLive: arrival.timeToLive,
      code: reply.code,
      roundTrip: sinceHandedOver - (queued ?? 0),
      queued: queued,
      stamps: StampSource(departure: queued != nil, receipt: arrival.kernelTimestamp != nil),
      receivedAt: arrival.receivedAt,
      isTruncated: reply.data.byteCount < configuration.dataByteCount,
      isOversized: reply.data.byteCount > configuration.dataByteCount,
      isAfterError: probe.outcome == .failed,
      internetOptions: arrival.internetOptions
    )
    if !isIntact {
      result.verdict = .badChecksum
      summary.corrupted += 1
    } else if !target.isAnsweredByOthers, arrival.source?.address != target.address {
      result.verdict = .differentAddress
      summary.rejected += 1
      summary.differentAddress += 1
    } else if let wrong = reply.firstWrongOctet(
      sentByteCount: configuration.dataByteCount,
      pattern: configuration.pattern
    ) {
      result.verdict = .corrupted(wrong)
      for offset in 0..<min(reply.data.byteCount, configuration.dataByteCount) {
        result.data.append(reply.data.octet(at: offset))
      }
      summary.corrupted += 1
    } else {
      result.verdict = count(result.roundTrip, of: number)
      if result.isTruncated { summary.truncated += 1 }
      if result.isOversized { summary.oversized += 1 }
    }
    return result
  }

  /// Counts a good reply to the probe `number`.
  private mutating func count(_ roundTrip: Int64, of number: UInt64) -> PingReply.Verdict {
    acknowledge(number)
    let outcome = probes[number].outcome
    guard outcome != .answered else {
      summary.duplicates += 1
      return .duplicate
    }
    if outcome == .failed { summary.contradicted += 1 } else { resolved += 1 }
    probes[number].outcome = .answered
    summary.received += 1
    summary.roundTrip.add(roundTrip)
    guard outcome == .timedOut else { return .received }
    summary.late += 1
    return .late
  }

  /// Notes that the probe `number` was heard of, while the newer ones were under way too.
  private mutating func acknowledge(_ number: UInt64, isPipeCounted: Bool = true) {
    if isPipeCounted { summary.pipe = max(summary.pipe, probes.newest - number + 1) }
    newestAcknowledged = max(newestAcknowledged, number)
  }
}

// MARK: - Errors

extension PingEngine {
  private mutating func accept(
    _ reason: ICMPErrorReason,
    about quoted: QuotedEcho,
    from source: SocketAddress?,
    _ arrival: EchoArrival
  ) -> PingEvent? {
    guard quoted.identifier == identifier else { return nil }
    guard quoted.destination == target.address else {
      return reject(.wrongDestination, quoted, arrival)
    }
    guard let number = probes.number(sequenceField: quoted.sequenceNumber),
      probes[number].outcome != .notSent
    else { return reject(.unsolicited, quoted, arrival) }
    guard quoted.agrees(with: cookie(of: number), dataByteCount: configuration.dataByteCount) else {
      return reject(.wrongCookie, quoted, arrival)
    }
    let isAfterReply = probes[number].outcome == .answered
    if !reason.isNotice {
      // ping(8) counts errors of ICMPv6 in, but not in how many probes were under way.
      acknowledge(number, isPipeCounted: target.version == .icmpv4)
      summary.errors += 1
      switch probes[number].outcome {
      case .pending, .timedOut:
        probes[number].outcome = .failed
        resolved += 1
      // What came first stays: a reply proves more than an error, and a second error nothing new.
      case .answered: summary.contradicted += 1
      case .failed, .notSent: break
      }
    }
    return .error(
      PingError(
        target: 0,
        sequence: number,
        source: source,
        reason: reason,
        isAfterReply: isAfterReply,
        receivedAt: arrival.receivedAt
      )
    )
  }

  private mutating func reject(
    _ reason: PingRejection.Reason,
    _ quoted: QuotedEcho?,
    _ arrival: EchoArrival
  ) -> PingEvent {
    summary.rejected += 1
    return .rejected(
      PingRejection(
        reason: reason,
        target: 0,
        isError: true,
        source: arrival.source,
        sequenceField: quoted?.sequenceNumber,
        receivedAt: arrival.receivedAt
      )
    )
  }
}
