internal import NetCore
internal import NetLinux

extension PingEngine {
  /// Takes an echo reply into account; `nil` when it is to nobody's probe here.
  mutating func accept(_ reply: borrowing EchoReply, _ arrival: borrowing EchoArrival) -> PingEvent?
  {
    guard reply.identifier == identifier(of: arrival.version) else { return nil }
    let isIntact = arrival.version == .icmpv6 || Self.hasValidChecksum(reply.bytes)
    if !configuration.tellsReplies, isIntact, let (serial, probe) = plainProbe(of: reply, arrival) {
      let (roundTrip, queued) = Self.roundTrip(of: probe, arrival)
      _ = count(
        roundTrip - (queued ?? 0),
        of: serial,
        probe,
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
  @inline(__always)
  private mutating func plainProbe(
    of reply: borrowing EchoReply,
    _ arrival: borrowing EchoArrival
  ) -> (serial: UInt64, probe: ProbeRing.Probe)? {
    let data = reply.data
    guard data.byteCount == configuration.dataByteCount,
      data.byteCount >= EchoCookie.byteCount,
      let serial = probes.newestSerial(sequenceField: reply.sequenceNumber),
      serial <= newestTransmitted
    else { return nil }
    let probe = probes[serial]
    let target = TargetIndex(probe.target)
    guard probe.outcome == .pending, targets.isAddress(of: target, arrival.source),
      cookie(of: serial, to: target).begins(data),
      reply.firstWrongOctet(
        sentByteCount: configuration.dataByteCount,
        pattern: configuration.pattern
      ) == nil
    else { return nil }
    return (serial, probe)
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
      guard serial <= newestTransmitted, probe.outcome.isSent,
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
}
