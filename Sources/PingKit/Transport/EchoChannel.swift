internal import NetCore
internal import NetLinux
internal import SystemPackage

/// A socket of one version with what waits to be sent through it and what came.
final class EchoChannel {
  let socket: ICMPSocket
  private var outgoing: SendBatch
  /// The serials of the messages in ``outgoing`` follow each other from this one on.
  private var firstSerial: UInt64 = 0
  private var incoming = ReceiveBatch(capacity: batchCount, messageByteCount: 1 << 16)
  private var queued: ReceiveBatch
  private var departures: DepartureNumbers
  private var mayHoldQueuedErrors = false

  /// So many messages are sent, or received, together.
  static let batchCount = 64
  /// A batch of long messages takes no more than this, in octets.
  private static let maximumByteCount = 1 << 18

  /// What was found in the error queue while sending, and is handed on with what is received next.
  private var deferred: [(octets: [UInt8], arrival: EchoArrival)] = []
  /// The MTU of the path of a message that was too long for it, as the error queue told last.
  private var pathMTU: UInt32?

  /// Sends messages of at most `messageByteCount` octets through `socket`, with `flowLabel` where the
  /// destination has IPv6.
  init(_ socket: consuming ICMPSocket, messageByteCount: Int, flowLabel: UInt32) {
    departures = DepartureNumbers(isExpected: socket.stampsDepartures)
    self.socket = socket
    let fitting = Self.maximumByteCount / max(messageByteCount, 1)
    outgoing = SendBatch(
      capacity: min(Self.batchCount, max(fitting, 1)),
      messageByteCount: max(messageByteCount, 1)
    )
    outgoing.flowLabel = flowLabel
    // Of a message that an error is about, the beginning is enough.
    queued = ReceiveBatch(capacity: Self.batchCount, messageByteCount: 1 << 10)
  }

  /// How many messages wait to be sent.
  var outgoingCount: Int { outgoing.count }
  /// Whether there is no room for another.
  var isOutgoingFull: Bool { outgoing.isFull }

  /// Puts a message behind those that wait; `false` when there is no room.
  func enqueue(_ message: RawSpan, serial: UInt64, to destination: SocketAddress) -> Bool {
    if outgoing.count == 0 { firstSerial = serial }
    return outgoing.append(message, to: destination)
  }

  /// Notes that poll(2) told of an error.
  func notePendingError() { mayHoldQueuedErrors = true }
}

// MARK: - Sending

extension EchoChannel {
  /// Sends the messages that wait, up to the first that is not taken.
  func transmit() -> Transmission {
    let began = ClockReading.now
    var transmission = Transmission(count: 0, next: .sent, began: began, ended: began)
    var hasTriedAgain = false
    while outgoing.count > 0 {
      do {
        guard let count = try socket.send(&outgoing) else {
          restartDepartures()
          transmission.next = .busy
          break
        }
        for _ in 0..<count {
          departures.recordSend(of: firstSerial)
          firstSerial += 1
        }
        transmission.count += count
        if count > 0 { hasTriedAgain = false }
        if outgoing.count > 0, count == 0 { break }
      } catch {
        restartDepartures()
        if error.errno == .noBufferSpace || error.errno == .noMemory {
          transmission.next = .busy
          break
        }
        if error.errno == .messageTooLong, let pathMTU = takePathMTU() {
          removeFirstOutgoing()
          transmission.next = .tooLong(pathMTU: pathMTU)
          break
        }
        // A send also fails once for each error queued about an earlier probe; that failure says
        // nothing about this one.
        guard hasTriedAgain else {
          hasTriedAgain = true
          mayHoldQueuedErrors = true
          continue
        }
        removeFirstOutgoing()
        transmission.next = .failed(error)
        break
      }
    }
    if transmission.count > 1 || transmission.next != .sent { transmission.ended = .now }
    return transmission
  }

  /// The MTU that a message has just proved to be too long for, when the kernel tells.
  ///
  /// It does so in the error queue, which may hold other things in front of that.
  private func takePathMTU() -> UInt32? {
    pathMTU = nil
    // A failure says nothing about the message that is to be sent.
    _ = try? receiveQueued { message, arrival in
      deferred.append(((0..<message.byteCount).map { message.octet(at: $0) }, arrival))
    }
    return pathMTU
  }

  /// Gives the first message that waits up.
  func removeFirstOutgoing() {
    guard outgoing.count > 0 else { return }
    outgoing.removeFirst(1)
    firstSerial += 1
  }

  private func restartDepartures() {
    guard departures.isExpected else { return }
    socket.restartDepartures()
    departures.restart()
  }
}

// MARK: - Receiving

extension EchoChannel {
  /// Hands the messages that came to `body`, departures before what could answer them; `true` when
  /// there are no more.
  func receive(_ body: (RawSpan, EchoArrival) -> Void) throws(SystemError) -> Bool {
    for (octets, arrival) in deferred { body(octets.octets, arrival) }
    deferred = []
    var count = 0
    do {
      count = try socket.receive(into: &incoming)
    } catch {
      // The failure of a receive announces a queued error, which may be one to pass over.
      mayHoldQueuedErrors = true
      guard try receiveQueued(body) else { throw error }
      return false
    }
    let readAt = ClockReading.now
    for _ in 0..<count { departures.recordReceipt() }
    // The kernel stamps a departure before the reply to it can come.
    if mayHoldQueuedErrors || departures.isOneDue { _ = try receiveQueued(body) }
    for place in 0..<count {
      let received = socket.arrival(at: place, of: incoming)
      var arrival = EchoArrival(socket.version, readAt: readAt)
      arrival.source = received.source
      arrival.timeToLive = received.timeToLive
      arrival.kernelTimestamp = received.kernelTimestamp
      arrival.internetOptions = received.internetOptions
      body(incoming.message(at: place).extracting(droppingFirst: received.messageOffset), arrival)
    }
    return count < incoming.capacity
  }

  /// Hands on what the error queue holds; `false` when it is empty.
  private func receiveQueued(
    _ body: (RawSpan, EchoArrival) -> Void
  ) throws(SystemError) -> Bool {
    mayHoldQueuedErrors = false
    var isAnyThere = false
    while true {
      let count = try socket.receive(into: &queued, fromErrorQueue: true)
      if count > 0 { isAnyThere = true }
      let readAt = ClockReading.now
      for place in 0..<count {
        let received = socket.arrival(at: place, of: queued, fromErrorQueue: true)
        var arrival = EchoArrival(socket.version, readAt: readAt)
        arrival.source = received.source
        arrival.timeToLive = received.timeToLive
        arrival.kernelTimestamp = received.kernelTimestamp
        if let number = received.departure {
          guard let serial = departures.serial(of: number) else { continue }
          arrival.kind = .departure(serial: serial)
        } else if let error = received.queuedError, error.origin == .local,
          Errno(rawValue: Int32(truncatingIfNeeded: error.errno)) == .messageTooLong
        {
          // The send that failed tells of it.
          pathMTU = error.info
          continue
        } else {
          // A raw socket receives the errors themselves, and its failed sends tell the rest.
          guard socket.kind == .ping else { continue }
          arrival.kind = Self.kind(of: received.queuedError)
        }
        body(queued.message(at: place), arrival)
      }
      guard count == queued.capacity else { return isAnyThere }
    }
  }

  private static func kind(of error: ExtendedError?) -> EchoArrival.Kind {
    guard let error else {
      return .queuedLocalError(SystemError(call: "recvmmsg", errno: .badMessage))
    }
    let version: ICMPVersion
    switch error.origin {
    case .icmp: version = .icmpv4
    case .icmp6: version = .icmpv6
    case .local, .timestamping, nil:
      let errno = Errno(rawValue: Int32(truncatingIfNeeded: error.errno))
      return .queuedLocalError(SystemError(call: "sendmmsg", errno: errno))
    }
    return .queuedError(
      ICMPErrorReason(version, type: error.type, code: error.code, information: error.info),
      offender: error.offender.map { SocketAddress($0, port: .init(rawValue: 0)) }
    )
  }
}
