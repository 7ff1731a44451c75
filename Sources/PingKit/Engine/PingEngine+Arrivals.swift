internal import NetCore
internal import NetLinux

extension PingEngine {
  /// What the search for the probe that a message is about comes to.
  enum Finding {
    /// The probe with this serial.
    case found(serial: UInt64)
    /// No probe, for this reason; it claims to be about the target, as far as can be told.
    case none(PingRejection.Reason, TargetIndex?)
  }

  /// Takes a message that came into account; `nil` when it has nothing to do with this run.
  package mutating func accept(_ message: RawSpan, _ arrival: borrowing EchoArrival) -> PingEvent? {
    let version = arrival.version
    switch arrival.kind {
    case .message:
      if let reply = EchoReply(parsing: message, version) { return accept(reply, arrival) }
      guard let error = ICMPErrorMessage(parsing: message, version) else {
        return acceptFragment(message, arrival)
      }
      guard let quoted = error.quotedEcho else {
        guard let destination = error.destinationOfCutMessage,
          let target = targets.index(of: destination)
        else { return nil }
        return reject(.unattributable, of: target, isError: true, nil, arrival)
      }
      guard quoted.identifier == identifier(of: version) else { return nil }
      // The kernel verified the checksum of ICMPv6, which covers addresses that we do not see.
      guard version == .icmpv6 || Self.hasValidChecksum(message) else {
        let target = targets.index(of: quoted.destination)
        return reject(.badChecksum, of: target, isError: true, quoted.sequenceNumber, arrival)
      }
      return accept(error.reason, about: quoted, from: arrival.source, arrival)
    case .queuedError(let reason, let offender):
      guard let destination = arrival.source?.address,
        let quoted = QuotedEcho(message, version, destination: destination)
      else { return nil }
      return accept(reason, about: quoted, from: offender, arrival)
    case .queuedLocalError(let error):
      return .receiveFailed(error)
    case .departure(let serial):
      recordDeparture(of: serial, arrival)
      return nil
    case .tappedRequest:
      // The octets pass through nobody else's hands, but others may send what looks the same.
      if let serial = provenProbe(of: message, version) { recordDeparture(of: serial, arrival) }
      return nil
    }
  }

  func identifier(of version: ICMPVersion) -> UInt16 {
    switch version {
    case .icmpv4: identifiers.icmpv4
    case .icmpv6: identifiers.icmpv6
    }
  }

  /// Takes a message into account that is too short for its header.
  private mutating func acceptFragment(_ message: RawSpan, _ arrival: borrowing EchoArrival)
    -> PingEvent?
  {
    guard message.byteCount > 0, message.byteCount < EchoRequest.headerByteCount,
      message.octet(at: 0) == arrival.version.echoReplyType, let source = arrival.source?.address,
      let target = targets.index(of: source)
    else { return nil }
    return reject(.malformed, of: target, isError: false, nil, arrival)
  }

  static func hasValidChecksum(_ message: RawSpan) -> Bool {
    var sum = InternetChecksum()
    sum.add(message)
    return sum.isValid
  }

  /// Refuses a message that claims to be about a probe to `target`.
  mutating func reject(
    _ reason: PingRejection.Reason,
    of target: TargetIndex?,
    isError: Bool,
    _ sequenceField: UInt16?,
    _ arrival: borrowing EchoArrival
  ) -> PingEvent {
    // With one target it can be about no other.
    let target = target ?? (targets.count == 1 ? 0 : nil)
    sums.rejected += 1
    if let target { details[detailsPlace(of: target)].summary.rejected += 1 }
    return .rejected(
      PingRejection(
        reason: reason,
        target: target,
        isError: isError,
        source: arrival.source,
        sequenceField: sequenceField,
        receivedAt: arrival.receivedAt
      )
    )
  }

  /// The probe that `request`, an echo request or its beginning that left this host, is: the newest
  /// with its sequence number, when it carries the whole cookie of that.
  ///
  /// It changes nothing; but to lend the engine the compiler copies it, for every departure.
  @inline(__always)
  private mutating func provenProbe(of request: RawSpan, _ version: ICMPVersion) -> UInt64? {
    let headerByteCount = EchoRequest.headerByteCount
    guard request.byteCount >= headerByteCount + EchoCookie.byteCount,
      request.octet(at: 0) == version.echoRequestType,
      request.bigEndian(at: 4) == identifier(of: version),
      let serial = probes.newestSerial(sequenceField: request.bigEndian(at: 6)),
      serial <= newestTransmitted
    else { return nil }
    let cookie = cookie(of: serial, to: TargetIndex(probes[serial].target))
    return cookie.begins(request.extracting(droppingFirst: headerByteCount)) ? serial : nil
  }

  /// Notes when the kernel handed the probe `serial` to the device.
  private mutating func recordDeparture(of serial: UInt64, _ arrival: borrowing EchoArrival) {
    guard serial >= probes.oldest, serial <= newestTransmitted,
      let stamp = arrival.kernelTimestamp
    else { return }
    let probe = probes[serial]
    // Only the first counts: a tunnel may stamp a probe once more.
    guard probe.outcome.isSent, probe.queued == nil else { return }
    probes[serial].queued = RoundTripTime.nanosecondsIfPossible(
      bound: max(0, arrival.readAt.monotonic.nanoseconds - probe.monotonic),
      sent: probe.wall,
      stamp: stamp.nanosecondsSince1970,
      read: arrival.readAt.wall.nanosecondsSince1970
    )
    isAnyDepartureKnown = true
    // Only now can the reply to the last probe come.
    if serial == probes.newest { beginLastWait(at: arrival.readAt.monotonic) }
  }

  /// Notes that the probe `serial` was heard of.
  @inline(__always)
  mutating func noteHeard(of serial: UInt64) {
    newestAcknowledged = max(newestAcknowledged, serial)
    if isPacedByReplies { window.recordAnswer(to: serial, newest: probes.newest) }
  }
}
