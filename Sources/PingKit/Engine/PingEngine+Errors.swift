internal import NetCore
internal import NetLinux

extension PingEngine {
  /// Takes an ICMP error or notice into account; `nil` when it is about nobody's probe here.
  mutating func accept(
    _ reason: ICMPErrorReason,
    about quoted: QuotedEcho,
    from source: SocketAddress?,
    _ arrival: borrowing EchoArrival
  ) -> PingEvent? {
    guard quoted.identifier == identifier(of: arrival.version) else { return nil }
    switch findProbe(of: quoted, arrival.version) {
    case .found(let serial):
      let endsProbe = configuration.errorsEndProbes && isProof(quoted)
      return count(reason, about: serial, from: source, endsProbe: endsProbe, arrival)
    case .none(let reason, let target):
      return reject(reason, of: target, isError: true, quoted.sequenceNumber, arrival)
    }
  }

  /// Whether the quotation shows that who sent the error saw the probe.
  ///
  /// A router may quote no more than the sequence number, which each of several targets can make up
  /// about its neighbours: such an error is told, and the probe waits for its reply all the same.
  private borrowing func isProof(_ quoted: QuotedEcho) -> Bool {
    targets.count == 1
      || min(quoted.cookieByteCount, configuration.dataByteCount) >= EchoCookie.byteCount
  }

  /// The probe that is quoted: sent there with that sequence number, and with the cookie as far as
  /// it is quoted.
  private borrowing func findProbe(of quoted: QuotedEcho, _ version: ICMPVersion) -> Finding {
    var candidate = probes.newestSerial(sequenceField: quoted.sequenceNumber)
    let asked = targets.index(of: quoted.destination)
    var reason = PingRejection.Reason.unsolicited
    if targets.count == 1, asked == nil { return .none(.wrongDestination, 0) }
    while let serial = candidate {
      candidate = probes.serialBefore(serial)
      let probe = probes[serial]
      let target = TargetIndex(probe.target)
      guard serial <= newestTransmitted, probe.outcome.isSent else { continue }
      guard targets.address(of: target) == quoted.destination else {
        if reason == .unsolicited { reason = .wrongDestination }
        continue
      }
      guard
        quoted.agrees(
          with: cookie(of: serial, to: target),
          dataByteCount: configuration.dataByteCount
        )
      else {
        reason = .wrongCookie
        continue
      }
      return .found(serial: serial)
    }
    return .none(reason, asked)
  }

  private mutating func count(
    _ reason: ICMPErrorReason,
    about serial: UInt64,
    from source: SocketAddress?,
    endsProbe: Bool,
    _ arrival: borrowing EchoArrival
  ) -> PingEvent {
    let target = TargetIndex(probes[serial].target)
    let outcome = probes[serial].outcome
    let sequence = sequence(of: serial)
    if !reason.isNotice {
      let place = detailsPlace(of: target)
      // ping(8) counts errors of ICMPv6 in, but not in how many probes were under way.
      if arrival.version == .icmpv4 { details[place].notePipe(at: sequence) }
      noteHeard(of: serial)
      details[place].summary.errors += 1
      sums.errors += 1
      note(reason, about: target, from: source)
      switch outcome {
      case .pending where !endsProbe, .timedOut where !endsProbe: break
      case .pending, .timedOut:
        probes[serial].outcome = .failed
        if outcome == .pending {
          endPending(of: target)
          noteLoss(of: serial, at: arrival.readAt.monotonic)
        }
        endReplyRow(of: target, at: sequence)
        noteResolved(target)
      // What came first stays: a reply proves more than an error, and a second error nothing new.
      case .answered:
        probes[serial].outcome = .contradicted
        details[place].summary.contradicted += 1
      case .failed, .contradicted, .notSent, .postponed: break
      }
      if endsProbe, case .untilAnswered = configuration.plan { finish(target) }
    }
    return .error(
      PingError(
        target: target,
        sequence: sequence,
        source: source,
        reason: reason,
        isAfterReply: outcome.isAnswered,
        receivedAt: arrival.receivedAt
      )
    )
  }
}
