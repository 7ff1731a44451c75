package import NetCore
internal import NetLinux

/// The loop of a run: does what the engine says, and tells the engine what came of it.
package struct PingSession<Transport: EchoTransport & ~Copyable>: ~Copyable {
  private var transport: Transport
  private var engine: PingEngine
  private var request: EchoRequest

  /// At most so many messages are taken before the schedule is looked at again, so that a flood of
  /// foreign ones cannot stop the run.
  private static var messagesPerRound: Int { 64 }

  /// A run of `configuration` through `transport`, with a key for its cookies that nobody knows.
  package init(
    _ configuration: PingConfiguration,
    targets: TargetList,
    transport: consuming Transport,
    cookieKey: SipHash = SipHash(key0: .random(in: 0 ... .max), key1: .random(in: 0 ... .max))
  ) {
    let identifier = transport.identifier
    self.transport = transport
    engine = PingEngine(
      configuration,
      targets: targets,
      identifier: identifier,
      cookieKey: cookieKey
    )
    request = EchoRequest(
      targets.version(of: 0) ?? .icmpv4,
      identifier: identifier,
      dataByteCount: configuration.dataByteCount,
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
    var transport = transport
    var engine = engine
    var request = request
    while true {
      // The time is read before the messages: what came before it is known when it is acted on.
      let now = transport.now
      try Self.receive(through: &transport, into: &engine, report)
      if transport.takeStatusRequest() { try report(.statusRequested, engine) }
      let step = engine.nextStep(
        at: now.monotonic,
        wallClock: now,
        isStopRequested: transport.isStopRequested
      )
      switch step {
      case .report(let event):
        try report(event, engine)
      case .send(let sequence):
        request.stamp(
          sequenceNumber: UInt16(truncatingIfNeeded: sequence),
          cookie: engine.cookie(of: sequence)
        )
        let reading = transport.now
        let outcome = transport.send(request.bytes, sequence: sequence, to: engine.target)
        if let event = engine.recordSend(outcome, at: reading) { try report(event, engine) }
        if outcome == .sent, engine.configuration.reportsSends { try report(.sent(0), engine) }
      case .wait(let deadline):
        try idle()
        try transport.wait(until: deadline)
      case .finish:
        engine.receiveQueueDrops = transport.receiveQueueDrops
        return engine
      }
    }
  }

  private static func receive(
    through transport: inout Transport,
    into engine: inout PingEngine,
    _ report: (PingEvent, borrowing PingEngine) throws -> Void
  ) throws {
    for _ in 0..<messagesPerRound {
      var event: PingEvent?
      var isFromErrorQueue = false
      do {
        let hasReceived = try transport.receive { message, arrival in
          event = engine.accept(message, arrival)
          isFromErrorQueue = arrival.kind != .message
        }
        guard hasReceived else { return }
      } catch {
        try report(.receiveFailed(error), engine)
        return
      }
      if let event { try report(event, engine) }
      // With nothing under way one more look would most likely find nothing; what comes unasked for
      // is taken in the next round. Errors come by a queue of their own, before replies that may
      // have been there first.
      if engine.isNothingUnderWay, !isFromErrorQueue { return }
    }
  }
}
