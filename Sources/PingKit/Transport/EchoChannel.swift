internal import NetCore
internal import NetLinux
internal import SystemPackage

/// A socket of one version with what waits to be sent through it and what came.
final class EchoChannel {
  let socket: ICMPSocket
  private var outgoing: SendBatch
  private let outgoingCapacity: Int
  /// The serials of the messages in ``outgoing`` follow each other from this one on.
  private var firstSerial: UInt64 = 0
  private var incoming: ReceiveBatch
  private var queued: ReceiveBatch
  private var departures: DepartureNumbers
  private var mayHoldQueuedErrors = false

  /// So many messages are put together, or received, at once.
  static let batchCount = 64
  /// So many are sent in one call: the time before it is that of them all, and may be early by what
  /// the kernel needs for the others.
  private let simultaneousCount: Int
  private static let fewSimultaneousCount = 8
  /// So many where a tap tells when each left.
  private static let manySimultaneousCount = 32
  /// More than are sent together, so that their replies leave a place free: that none is left to be
  /// read needs no other call to know.
  private static let receivedCount = batchCount + 16
  /// A batch of long messages takes no more than this, in octets.
  private static let maximumByteCount = 1 << 18

  /// What was found in the error queue while sending, and is handed on with what is received next.
  private var deferred: [(octets: [UInt8], arrival: EchoArrival)] = []
  /// Whether an error was read that the failure of a receive may still tell of.
  private var mayBeAnnouncedLate = false
  /// Whether the last look at the error queue found an error.
  private var hasHandedErrorOn = false
  /// The MTU of the path of a message that was too long for it, as the error queue told last.
  private var pathMTU: UInt32?

  /// Sends messages of at most `messageByteCount` octets through `socket`, with `flowLabel` where the
  /// destination has IPv6.
  init(_ socket: consuming ICMPSocket, messageByteCount: Int, flowLabel: UInt32) {
    departures = DepartureNumbers(isExpected: socket.stampsDepartures)
    let fitting = Self.maximumByteCount / max(messageByteCount, 1)
    outgoing = SendBatch(
      capacity: min(Self.batchCount, max(fitting, 1)),
      messageByteCount: max(messageByteCount, 1)
    )
    outgoingCapacity = outgoing.capacity
    outgoing.flowLabel = flowLabel
    // Of a message that an error is about, the beginning is enough.
    incoming = ReceiveBatch(
      capacity: Self.receivedCount,
      messageByteCount: 1 << 16,
      hasSources: socket.needsSources
    )
    queued = ReceiveBatch(capacity: Self.receivedCount, messageByteCount: 1 << 10)
    simultaneousCount =
      socket.tap == nil ? Self.fewSimultaneousCount : Self.manySimultaneousCount
    self.socket = socket
  }

  /// How many messages wait to be sent.
  var outgoingCount: Int { outgoing.count }
  /// Whether there is no room for another.
  var isOutgoingFull: Bool { outgoing.isFull }

  /// Puts a message behind those that wait; how many messages there is room for behind it, or `nil`
  /// when there is none for it.
  func enqueue(_ message: RawSpan, serial: UInt64, to destination: SocketAddress) -> Int? {
    guard let place = outgoing.append(message, to: destination) else { return nil }
    if place == 0 { firstSerial = serial }
    return outgoingCapacity - place - 1
  }

  /// Notes that poll(2) told of an error.
  func notePendingError() { mayHoldQueuedErrors = true }
}

// MARK: - Sending

extension EchoChannel {
  /// Sends messages that wait, up to the first that is not taken.
  func transmit() -> Transmission {
    var transmission = Transmission(count: 0, next: .sent, began: .now)
    for attempt in 0...1 {
      do {
        if let count = try socket.send(&outgoing, atMost: simultaneousCount) {
          transmission.count = count
          noteSent(count)
        } else {
          restartDepartures()
          transmission.next = .busy
        }
        break
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
        mayHoldQueuedErrors = true
        guard attempt == 1 else { continue }
        removeFirstOutgoing()
        transmission.next = .failed(error)
      }
    }
    transmission.isMoreWaiting = outgoing.count > 0
    return transmission
  }

  private func noteSent(_ count: Int) {
    if departures.isExpected {
      for serial in firstSerial..<firstSerial + UInt64(count) { departures.recordSend(of: serial) }
    }
    firstSerial += UInt64(count)
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
      guard try receiveQueued(body) else {
        // The kernel queues an error before it makes the next receive fail, so that the error may
        // have been read by then.
        guard mayBeAnnouncedLate else { throw error }
        mayBeAnnouncedLate = false
        return false
      }
      // A reply may have been there before the error, and the error may end the run.
      guard let behind = try? socket.receive(into: &incoming) else { return false }
      count = behind
    }
    let readAt = ClockReading.now
    departures.recordReceipts(count)
    // The kernel stamps a departure before the reply to it can come.
    hasHandedErrorOn = false
    if mayHoldQueuedErrors || departures.isOneDue { _ = try receiveQueued(body) }
    if let tap = socket.tap { readTap(tap, readAt: readAt, body) }
    Self.deliver(incoming, of: socket, readAt: readAt, to: body)
    // A reply may have come between the two looks, before the error, and the error may end the run.
    if hasHandedErrorOn, let behind = try? socket.receive(into: &incoming) {
      count = behind
      departures.recordReceipts(count)
      Self.deliver(incoming, of: socket, readAt: .now, to: body)
    }
    return count < incoming.capacity
  }

  private func readTap(
    _ tap: DepartureTap,
    readAt: ClockReading,
    _ body: (RawSpan, EchoArrival) -> Void
  ) {
    var arrival = EchoArrival(socket.version, readAt: readAt)
    arrival.kind = .tappedRequest
    _ = tap.read { message, stamp in
      arrival.kernelTimestamp = stamp
      body(message, arrival)
    }
  }

  private static func deliver(
    _ batch: borrowing ReceiveBatch,
    of socket: borrowing ICMPSocket,
    readAt: ClockReading,
    to body: (RawSpan, EchoArrival) -> Void
  ) {
    var arrival = EchoArrival(socket.version, readAt: readAt)
    for place in 0..<batch.count {
      let received = socket.arrival(at: place, of: batch)
      arrival.source = received.source
      arrival.timeToLive = received.timeToLive
      arrival.kernelTimestamp = received.kernelTimestamp
      arrival.internetOptions = received.internetOptions
      body(batch.message(at: place).extracting(droppingFirst: received.messageOffset), arrival)
    }
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
        let received = socket.queuedArrival(at: place, of: queued)
        var arrival = EchoArrival(socket.version, readAt: readAt)
        arrival.source = received.destination
        arrival.kernelTimestamp = received.kernelTimestamp
        if let number = received.departure {
          guard let serial = departures.serial(of: number) else { continue }
          arrival.kind = .departure(serial: serial)
        } else if let error = received.error, error.origin == .local,
          Errno(rawValue: Int32(truncatingIfNeeded: error.errno)) == .messageTooLong
        {
          // The send that failed tells of it.
          pathMTU = error.info
          continue
        } else {
          // A raw socket receives the errors themselves, and its failed sends tell the rest.
          guard socket.kind == .ping else { continue }
          arrival.kind = Self.kind(of: received.error)
          mayBeAnnouncedLate = true
          hasHandedErrorOn = true
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
