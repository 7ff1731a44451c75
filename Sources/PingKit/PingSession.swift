package import NetCore
internal import NetLinux

/// The loop of a run: does what the state says, and tells the state what came of it.
package struct PingSession<Transport: EchoTransport & ~Copyable>: ~Copyable {
  private var transport: Transport
  private var state: PingState
  private var request: EchoRequest

  /// At most so many messages are taken before the schedule is looked at again, so that a flood of
  /// foreign ones cannot stop the run.
  private static var messagesPerRound: Int { 64 }

  /// A run of `configuration` through `transport`, with a key for its cookies that nobody knows.
  package init(
    _ configuration: PingConfiguration,
    target: PingTarget,
    transport: consuming Transport,
    cookieKey: SipHash = SipHash(key0: .random(in: 0 ... .max), key1: .random(in: 0 ... .max))
  ) {
    let identifier = transport.identifier
    self.transport = transport
    state = PingState(
      configuration,
      target: target,
      identifier: identifier,
      cookieKey: cookieKey
    )
    request = EchoRequest(
      target.version,
      identifier: identifier,
      dataByteCount: configuration.dataByteCount
    )
  }

  /// Runs to the end; tells `report` of every event, and calls `idle` before each wait.
  ///
  /// Returns the figures and whether they say yes.
  package consuming func run(
    report: (PingEvent) throws -> Void,
    idle: () throws -> Void
  ) throws -> PingOutcome {
    var transport = transport
    var state = state
    var request = request
    while true {
      // The time is read before the messages: what came before it is known when it is acted on.
      let now = transport.now
      try Self.receive(through: &transport, into: &state, report)
      if transport.takeStatusRequest() { try report(.statusRequested(state.currentSummary)) }
      let step = state.nextStep(
        at: now.monotonic,
        wallClock: now,
        isStopRequested: transport.isStopRequested
      )
      switch step {
      case .report(let event):
        try report(event)
      case .send(let sequence):
        request.stamp(
          sequenceNumber: UInt16(truncatingIfNeeded: sequence),
          cookie: state.cookie(of: sequence)
        )
        let reading = transport.now
        let outcome = transport.send(request.bytes, sequence: sequence, to: state.target)
        if let event = state.recordSend(outcome, at: reading) { try report(event) }
      case .wait(let deadline):
        try idle()
        try transport.wait(until: deadline)
      case .finish:
        state.receiveQueueDrops = transport.receiveQueueDrops
        return PingOutcome(summary: state.currentSummary, isSuccess: state.isSuccess)
      }
    }
  }

  private static func receive(
    through transport: inout Transport,
    into state: inout PingState,
    _ report: (PingEvent) throws -> Void
  ) throws {
    for _ in 0..<messagesPerRound {
      var event: PingEvent?
      do {
        guard try transport.receive({ event = state.accept($0, $1) }) else { return }
      } catch {
        try report(.receiveFailed(error))
        return
      }
      if let event { try report(event) }
      // With nothing under way one more look would most likely find nothing; what comes unasked for
      // is taken in the next round.
      if state.isNothingUnderWay { return }
    }
  }
}

/// How a run ended.
package struct PingOutcome: Hashable, Sendable {
  /// The figures.
  package let summary: PingSummary
  /// Whether enough replies came.
  package let isSuccess: Bool
}
