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
  private var buffer = ReceiveBuffer(byteCount: 1 << 16)
  private var mayHoldQueuedErrors = false

  /// Sends to `target` through `socket` until one of `signals` is caught.
  package init(_ socket: consuming ICMPSocket, target: PingTarget, signals: SignalLatch) {
    socketPlace = poller.add(socket.descriptor, .readable)
    poller.add(signals.descriptor, .readable)
    destination = SocketDestination(target.destination)
    self.signals = signals
    self.socket = socket
  }

  package var identifier: UInt16 { socket.identifier }

  package var now: ClockReading { ClockReading(monotonic: .now, wall: .now) }

  package var isStopRequested: Bool { signals.isStopRequested }

  package mutating func send(_ message: RawSpan, to target: PingTarget) -> SendOutcome {
    do {
      return try socket.send(message, to: destination) ? .sent : .busy
    } catch {
      guard error.errno != .noBufferSpace, error.errno != .noMemory else { return .busy }
      guard socket.kind == .ping, !mayHoldQueuedErrors else { return .failed(error) }
      // A send on a ping socket also fails once for each error queued about an earlier probe; that
      // failure says nothing about this one.
      mayHoldQueuedErrors = true
      return send(message, to: target)
    }
  }

  package mutating func wait(until deadline: MonotonicTime?) throws(SystemError) {
    guard try poller.wait(until: deadline) > 0 else { return }
    if poller.ready(socketPlace).contains(.error) { mayHoldQueuedErrors = true }
  }

  package mutating func receive(
    _ body: (RawSpan, EchoArrival) -> Void
  ) throws(SystemError) -> Bool {
    if mayHoldQueuedErrors, try receive(fromErrorQueue: true, body) { return true }
    mayHoldQueuedErrors = false
    do {
      return try receive(fromErrorQueue: false, body)
    } catch {
      // The failure of a receive on a ping socket announces a queued error.
      if socket.kind == .ping, try receive(fromErrorQueue: true, body) {
        mayHoldQueuedErrors = true
        return true
      }
      throw error
    }
  }

  private mutating func receive(
    fromErrorQueue: Bool,
    _ body: (RawSpan, EchoArrival) -> Void
  ) throws(SystemError) -> Bool {
    guard let received = try socket.receive(into: &buffer, fromErrorQueue: fromErrorQueue) else {
      return false
    }
    var arrival = EchoArrival(readAt: now)
    arrival.source = received.source
    arrival.timeToLive = received.timeToLive
    arrival.kernelTimestamp = received.kernelTimestamp
    if fromErrorQueue { arrival.kind = Self.kind(of: received.queuedError) }
    body(buffer.message.extracting(droppingFirst: received.messageOffset), arrival)
    return true
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
