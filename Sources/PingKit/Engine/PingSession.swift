package import NetCore
internal import NetLinux
internal import SystemPackage

/// The loop of a run: does what the engine says, and tells the engine what came of it.
package struct PingSession<Transport: EchoTransport & ~Copyable>: ~Copyable {
  private var transport: Transport
  private var engine: PingEngine
  private var request: EchoRequest
  private var icmpv6Request: EchoRequest
  /// A probe that the transport has no room for until those that wait there have gone.
  private var heldBack: PingEngine.PlannedProbe?

  /// A queue that others keep full cannot keep probes from timing out for longer than so many rounds.
  ///
  /// In these, all is read that was there in the beginning: of the largest queue that there may be
  /// (``PingConfiguration/receiveQueueByteCount``), where a message takes no less than 512 octets
  /// and at least 64 are read in a round.
  private static var maximumFullRounds: Int { 2048 }

  /// A run of `configuration` through `transport`, with a key for its cookies that nobody knows.
  package init(
    _ configuration: PingConfiguration,
    targets: TargetList,
    transport: consuming Transport,
    cookieKey: SipHash = SipHash(key0: .random(in: 0 ... .max), key1: .random(in: 0 ... .max))
  ) {
    let identifiers = (
      icmpv4: transport.identifier(of: .icmpv4), icmpv6: transport.identifier(of: .icmpv6)
    )
    self.transport = transport
    engine = PingEngine(
      configuration,
      targets: targets,
      identifiers: identifiers,
      cookieKey: cookieKey
    )
    request = EchoRequest(
      .icmpv4,
      identifier: identifiers.icmpv4,
      dataByteCount: min(configuration.dataByteCount, ICMPVersion.icmpv4.maximumEchoDataByteCount),
      pattern: configuration.pattern
    )
    icmpv6Request = EchoRequest(
      .icmpv6,
      identifier: identifiers.icmpv6,
      dataByteCount: targets.contains(.icmpv6) ? configuration.dataByteCount : 0,
      pattern: configuration.pattern
    )
  }

  /// Runs to the end; tells `report` of every event, and calls `idle` before each wait.
  ///
  /// Returns the engine, which has the figures.
  package consuming func run(
    report: (PingEvent, borrowing PingEngine) throws -> Void,
    idle: () throws -> Void
  ) throws -> PingEngine {
    var fullRounds = 0
    while true {
      // The time is read before the messages: what came before it is known when it is acted on.
      let now = transport.now
      let isDrained = try receive(report)
      fullRounds = isDrained ? 0 : fullRounds + 1
      if transport.takeStatusRequest() { try report(.statusRequested, engine) }
      let isFinished = try act(
        at: now,
        isQueueDrained: isDrained || fullRounds > Self.maximumFullRounds,
        report,
        idle
      )
      guard !isFinished else { return engine }
    }
  }

  /// Does what is due at `now`; `true` when the run is over.
  private mutating func act(
    at now: ClockReading,
    isQueueDrained: Bool,
    _ report: (PingEvent, borrowing PingEngine) throws -> Void,
    _ idle: () throws -> Void
  ) throws -> Bool {
    while true {
      let step = engine.nextStep(
        at: now,
        isQueueDrained: isQueueDrained,
        isStopRequested: transport.isStopRequested
      )
      switch step {
      case .report(let event): try report(event, engine)
      case .send(let probe):
        guard try enqueue(probe, report) else { return false }
        while let another = engine.planAnother(at: now) {
          guard try enqueue(another, report) else { return false }
        }
      case .transmitAgain:
        try transmit(report)
        return false
      case .wait(let deadline):
        guard !engine.isTransmissionDue else {
          try transmit(report)
          return false
        }
        guard isQueueDrained else { return false }
        try idle()
        try transport.wait(until: deadline)
        return false
      case .finish:
        engine.withdrawPlanned()
        engine.end(
          at: transport.now.monotonic,
          receiveQueueDrops: transport.receiveQueueDrops
        )
        return true
      }
    }
  }

  /// Puts a probe to those that are sent together; `false` when these were sent and messages are to
  /// be looked for first.
  private mutating func enqueue(
    _ probe: PingEngine.PlannedProbe,
    _ report: (PingEvent, borrowing PingEngine) throws -> Void
  ) throws -> Bool {
    if !stampAndEnqueue(probe) {
      // Those that wait have to go first, and stay for now where the kernel has no room for them.
      heldBack = probe
      try transmit(report)
      guard heldBack == nil else { return false }
    }
    guard transport.isOutgoingFull else { return true }
    try transmit(report)
    return false
  }

  /// Puts the probe that was held back to those that are sent together; `false` when there is none.
  private mutating func enqueueHeldBack() -> Bool {
    guard let probe = heldBack, stampAndEnqueue(probe) else { return false }
    heldBack = nil
    return true
  }

  private mutating func stampAndEnqueue(_ probe: PingEngine.PlannedProbe) -> Bool {
    // A target without an address is never planned a probe for.
    guard let destination = engine.targets.destination(of: probe.target) else { return true }
    let cookie = engine.makeCookie(of: probe.serial, to: probe.target)
    let sequenceNumber = UInt16(truncatingIfNeeded: probe.serial)
    func enqueue(_ request: inout EchoRequest, _ transport: inout Transport) -> Bool {
      request.stamp(sequenceNumber: sequenceNumber, cookie: cookie)
      return transport.enqueue(request.bytes, serial: probe.serial, to: destination)
    }
    switch destination {
    case .ipv6: return enqueue(&icmpv6Request, &transport)
    case .ipv4, .unix, .other: return enqueue(&request, &transport)
    }
  }

  /// Hands what is to be sent to the kernel.
  private mutating func transmit(
    _ report: (PingEvent, borrowing PingEngine) throws -> Void
  ) throws {
    while true {
      let transmission = transport.transmit()
      engine.recordTransmission(count: transmission.count, at: transmission.began)
      if engine.configuration.reportsSends {
        for target in engine.newestTransmittedTargets(transmission.count) {
          try report(.sent(target), engine)
        }
      }
      switch transmission.next {
      case .sent: guard transmission.isMoreWaiting || enqueueHeldBack() else { return }
      case .failed(let error):
        try report(engine.recordFailure(error, at: transmission.began), engine)
      case .tooLong(let pathMTU):
        let error = SystemError(call: "sendmmsg", errno: .messageTooLong)
        let event = engine.recordFailure(error, pathMTU: pathMTU, at: transmission.began)
        try report(event, engine)
      case .busy:
        guard engine.recordBusy(at: transmission.began.monotonic) else { return }
        transport.removeFirstOutgoing()
        let error = SystemError(call: "sendmmsg", errno: .noBufferSpace)
        try report(engine.recordFailure(error, at: transmission.began), engine)
      }
    }
  }

  /// Takes the messages that came; `true` when there are no more.
  private mutating func receive(
    _ report: (PingEvent, borrowing PingEngine) throws -> Void
  ) throws -> Bool {
    var failure: (any Error)?
    do {
      let isDrained = try transport.receive { message, arrival in
        guard let event = engine.accept(message, arrival), failure == nil else { return }
        do { try report(event, engine) } catch { failure = error }
      }
      if let failure { throw failure }
      return isDrained
    } catch let error as SystemError where failure == nil {
      try report(.receiveFailed(error), engine)
      return true
    }
  }
}
