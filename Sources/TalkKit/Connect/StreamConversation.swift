internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// A TCP client between its standard input, a socket and its standard output.
///
/// Both directions go on independently. Each holds one chunk and reads the next when all of it was
/// taken, so that a slow reader anywhere slows its writer down and nothing piles up.
struct StreamConversation: ~Copyable {
  private let configuration: ConnectConfiguration
  private let latch: SignalLatch
  private let socket: Socket
  private let association: Association
  private var report: ClientReport

  private var outgoing = [UInt8](repeating: 0, count: chunkByteCount)
  private var outgoingRange = 0..<0
  private var incoming = [UInt8](repeating: 0, count: chunkByteCount)
  private var lastSentOctet: UInt8 = 0
  private var inputEnded = false
  private var hasHalfClosed = false
  private var peerEnded = false
  private var counts = TrafficCounts()
  private let startedAt = MonotonicTime.now
  private var lastActive = MonotonicTime.now

  private static let chunkByteCount = 1 << 18

  init(
    _ configuration: ConnectConfiguration,
    _ latch: SignalLatch,
    _ socket: consuming Socket
  ) throws {
    self.configuration = configuration
    self.latch = latch
    let any = SocketAddress.other(family: 0)
    association = Association(
      .tcp,
      local: try socket.localAddress() ?? any,
      remote: try socket.peerAddress() ?? any
    )
    self.socket = socket
    report = ClientReport(configuration)
  }

  /// Talks until the peer's end, and says whether all went in order.
  mutating func run() throws -> ExitStatus {
    try socket.set(.tcpNoDelay, to: true)
    try report.connected(association)
    var reason = CloseReason.endOfStream
    do {
      reason = try talk()
    } catch let error as SystemError where error.isOfConnection {
      reason = CloseReason(error)
    }
    try report.closed(
      association,
      reason,
      counts,
      nanoseconds: startedAt.nanoseconds(to: .now)
    )
    try report.finish(latch)
    switch reason {
    case .endOfStream: return .success
    case .stopped: return .negative
    case .reset, .idleTimeout, .failed:
      complain("tcp \(association.remote): \(explanation(of: reason))")
      return .negative
    }
  }

  private func explanation(of reason: CloseReason) -> String {
    switch reason {
    case .reset where !outgoingRange.isEmpty:
      "the peer reset the connection and left \(outgoingRange.count) octets or more untaken"
    case .reset: "the peer reset the connection"
    case .idleTimeout: "no traffic for \((configuration.idleTimeout ?? 0).shortText) s"
    default: reason.words ?? "it ended"
    }
  }

  private mutating func talk() throws -> CloseReason {
    var poller = Poller()
    poller.add(latch.descriptor, .readable)
    let input = poller.add(-1, .readable)
    let network = poller.add(socket.descriptor, [])
    let output = poller.add(-1, .writable)
    while !latch.isStopRequested {
      if inputEnded, outgoingRange.isEmpty, !hasHalfClosed {
        hasHalfClosed = true
        if configuration.halfCloses { try socket.shutdown(.send) }
      }
      if peerEnded, hasHalfClosed, !report.isWaiting { return .endOfStream }

      let wantsInput = !inputEnded && outgoingRange.isEmpty
      poller.watch(input, wantsInput ? StandardDescriptors.input : -1)
      poller.watch(output, report.isWaiting ? StandardDescriptors.output : -1)
      var events: Poller.Events = []
      if !outgoingRange.isEmpty { events.insert(.writable) }
      if !peerEnded, !report.isWaiting { events.insert(.readable) }
      // Without anything to wait for, a reset would be reported again and again.
      poller.watch(network, events.isEmpty && peerEnded ? -1 : socket.descriptor)
      poller.change(network, to: events)

      let deadline = deadline
      let found = try poller.wait(until: deadline)
      if found == 0, let deadline, MonotonicTime.now >= deadline {
        return peerEnded ? .endOfStream : .idleTimeout
      }
      if !poller.ready(output).isEmpty { try report.flush() }
      if !poller.ready(input).isEmpty { try readInput() }
      let ready = poller.ready(network)
      if !outgoingRange.isEmpty, !ready.isEmpty { try send() }
      if !peerEnded, !report.isWaiting, !ready.isDisjoint(with: [.readable, .error, .hangUp]) {
        try receive()
      } else if ready.contains(.error), let error = try socket.pendingError() {
        throw error
      }
    }
    return .stopped
  }

  /// When to end though nothing came.
  private var deadline: MonotonicTime? {
    if peerEnded, outgoingRange.isEmpty, !report.isWaiting {
      // The peer may have ended only its half and still read; it may also be gone, and then whoever
      // writes our input, a person above all, need not be waited for.
      let isTyped = StandardDescriptors.isTerminal(StandardDescriptors.input)
      return lastActive.advanced(bySeconds: isTyped ? 0 : configuration.wait)
    }
    return configuration.idleTimeout.map { lastActive.advanced(bySeconds: $0) }
  }

  private mutating func readInput() throws {
    guard
      let count = try StandardDescriptors.read(
        from: StandardDescriptors.input,
        into: &outgoing
      )
    else { return }
    lastActive = .now
    guard count > 0 else {
      inputEnded = true
      return
    }
    outgoingRange = 0..<count
    if configuration.sendsCarriageReturn {
      var last = lastSentOctet
      outgoing = LineEnding.withCarriageReturns(
        outgoing.octets.extracting(first: count),
        after: &last
      )
      lastSentOctet = last
      outgoingRange = 0..<outgoing.count
      // The next chunk is read into this array and must find room in it.
      let lacking = Self.chunkByteCount - outgoing.count
      if lacking > 0 { outgoing.append(contentsOf: repeatElement(0, count: lacking)) }
    }
    try send()
  }

  private mutating func send() throws {
    guard let sent = try socket.send(outgoing.octets.extracting(outgoingRange)) else { return }
    lastActive = .now
    counts.octetsSent &+= UInt64(sent)
    outgoingRange = outgoingRange.lowerBound + sent..<outgoingRange.upperBound
  }

  private mutating func receive() throws {
    guard let count = try socket.receive(into: &incoming) else { return }
    lastActive = .now
    guard count > 0 else {
      peerEnded = true
      return
    }
    counts.octetsReceived &+= UInt64(count)
    // Another name for the same memory: the span must not borrow all of this conversation.
    let chunk = incoming
    try report.received(stream: chunk.octets.extracting(first: count), association)
  }
}

extension SystemError {
  /// Whether the connection broke, and not something of ours.
  fileprivate var isOfConnection: Bool {
    switch errno {
    case .connectionReset, .brokenPipe, .timedOut, .noRouteToHost, .networkUnreachable,
      .hostIsDown, .networkDown, .connectionAbort:
      true
    default: false
    }
  }
}
