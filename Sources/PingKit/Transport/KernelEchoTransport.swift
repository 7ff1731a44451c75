internal import NetCore
package import NetLinux
internal import SystemPackage

/// The kernel: an ICMP socket, its clocks, and the signals that end a run.
package struct KernelEchoTransport: EchoTransport, ~Copyable {
  private let socket: ICMPSocket
  private let destination: SocketDestination
  private let signals: SignalLatch
  private var poller = Poller()
  private let socketPlace: Int
  private let signalPlace: Int
  private var buffer = ReceiveBuffer(byteCount: 1 << 16)
  private var stampBuffer = ReceiveBuffer(byteCount: 1 << 10)
  private var statusRequestCount = 0
  /// How many entries of the error queue were read.
  private var queuedCount: UInt64 = 0
  private var mayHoldQueuedErrors = false
  private var departures: DepartureNumbers
  /// A message in ``buffer`` that waits until the departures before it are known.
  private var held: Held?

  /// Sends to `target` through `socket` until one of `signals` is caught.
  package init(_ socket: consuming ICMPSocket, target: PingTarget, signals: SignalLatch) {
    socketPlace = poller.add(socket.descriptor, .readable)
    poller.makeDeadlinesExact()
    signalPlace = poller.add(signals.descriptor, .readable)
    destination = SocketDestination(target.destination)
    self.signals = signals
    departures = DepartureNumbers(isExpected: socket.stampsDepartures)
    self.socket = socket
  }

  package var identifier: UInt16 { socket.identifier }

  package var now: ClockReading { .now }

  package var isStopRequested: Bool { signals.isStopRequested }

  package var receiveQueueDrops: UInt64 { socket.receiveQueueDrops() }

  package mutating func takeStatusRequest() -> Bool {
    let count = signals.count(of: .quit)
    defer { statusRequestCount = count }
    return count != statusRequestCount
  }

  package mutating func send(
    _ message: RawSpan,
    sequence: UInt64,
    to target: PingTarget
  ) -> SendOutcome {
    do {
      guard try socket.send(message, to: destination) else {
        restartDepartures()
        return .busy
      }
      departures.recordSend(of: sequence)
      return .sent
    } catch {
      restartDepartures()
      guard error.errno != .noBufferSpace, error.errno != .noMemory else { return .busy }
      guard !mayHoldQueuedErrors else { return .failed(error) }
      // A send also fails once for each error queued about an earlier probe; that failure says
      // nothing about this one.
      mayHoldQueuedErrors = true
      return send(message, sequence: sequence, to: target)
    }
  }

  private mutating func restartDepartures() {
    guard departures.isExpected else { return }
    socket.restartDepartures()
    departures.restart()
  }

  package mutating func wait(until deadline: MonotonicTime?) throws(SystemError) {
    guard try poller.wait(until: deadline) > 0 else { return }
    if poller.ready(socketPlace).contains(.error) { mayHoldQueuedErrors = true }
    // The signals themselves are counted; only the next one is to wake us again.
    if poller.ready(signalPlace).contains(.readable) { signals.drain() }
  }

  package mutating func receive(
    _ body: (RawSpan, EchoArrival) -> Void
  ) throws(SystemError) -> Bool {
    if mayHoldQueuedErrors || departures.isOneDue, try receiveQueued(body) { return true }
    mayHoldQueuedErrors = false
    if let held {
      deliver(held, to: body)
      return true
    }
    do {
      guard let next = try receiveMessage() else { return false }
      // The kernel stamps a departure before the reply to it can come, but it may have done both
      // since the queue was looked at.
      guard departures.isOneDue else {
        deliver(next, to: body)
        return true
      }
      held = next
      return try receive(body)
    } catch {
      // The failure of a receive announces a queued error, which may be one to pass over.
      let count = queuedCount
      mayHoldQueuedErrors = true
      if try receiveQueued(body) { return true }
      guard queuedCount > count else { throw error }
      return try receive(body)
    }
  }

  /// A message in ``buffer`` and what the kernel told about it.
  private struct Held {
    var arrival: EchoArrival
    var messageOffset: Int
  }

  private mutating func receiveMessage() throws(SystemError) -> Held? {
    guard let received = try socket.receive(into: &buffer) else { return nil }
    departures.recordReceipt()
    var arrival = EchoArrival(readAt: now)
    arrival.source = received.source
    arrival.timeToLive = received.timeToLive
    arrival.kernelTimestamp = received.kernelTimestamp
    arrival.internetOptions = received.internetOptions
    return Held(arrival: arrival, messageOffset: received.messageOffset)
  }

  private mutating func deliver(_ message: Held, to body: (RawSpan, EchoArrival) -> Void) {
    held = nil
    body(buffer.message.extracting(droppingFirst: message.messageOffset), message.arrival)
  }

  /// Hands on the next entry of the error queue that says something; `false` when there is none.
  private mutating func receiveQueued(
    _ body: (RawSpan, EchoArrival) -> Void
  ) throws(SystemError) -> Bool {
    while let received = try socket.receive(into: &stampBuffer, fromErrorQueue: true) {
      queuedCount += 1
      var arrival = EchoArrival(readAt: now)
      arrival.source = received.source
      arrival.timeToLive = received.timeToLive
      arrival.kernelTimestamp = received.kernelTimestamp
      if let number = received.departure {
        guard let sequence = departures.sequence(of: number) else { continue }
        arrival.kind = .departure(sequence: sequence)
      } else {
        // A raw socket receives the errors themselves, and its failed sends tell the rest.
        guard socket.kind == .ping else { continue }
        arrival.kind = Self.kind(of: received.queuedError)
      }
      body(stampBuffer.message, arrival)
      return true
    }
    return false
  }

  private static func kind(of error: ExtendedError?) -> EchoArrival.Kind {
    guard let error else {
      return .queuedLocalError(SystemError(call: "recvmsg", errno: .badMessage))
    }
    let version: ICMPVersion
    switch error.origin {
    case .icmp: version = .icmpv4
    case .icmp6: version = .icmpv6
    case .local, .timestamping, nil:
      let errno = Errno(rawValue: Int32(truncatingIfNeeded: error.errno))
      return .queuedLocalError(SystemError(call: "sendto", errno: errno))
    }
    return .queuedError(
      ICMPErrorReason(version, type: error.type, code: error.code, information: error.info),
      offender: error.offender.map { SocketAddress($0, port: .init(rawValue: 0)) }
    )
  }
}
