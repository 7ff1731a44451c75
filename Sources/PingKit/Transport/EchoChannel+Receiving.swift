internal import NetCore
internal import NetLinux
internal import SystemPackage

extension EchoChannel {
  /// Hands the messages that came to `body`, departures before what could answer them; `true` when
  /// there are no more.
  func receive(_ body: (RawSpan, borrowing EchoArrival) -> Void) throws(SystemError) -> Bool {
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
    // The kernel stamps a departure before the reply to it can come.
    hasHandedErrorOn = false
    if mayHoldQueuedErrors || departures.isOneDue { _ = try receiveQueued(body) }
    // Only now: a burst that somebody sends must not end the search for stamps that are there.
    departures.recordReceipts(count)
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
    _ body: (RawSpan, borrowing EchoArrival) -> Void
  ) {
    var arrival = EchoArrival(socket.version, readAt: readAt)
    arrival.kind = .tappedRequest
    _ = tap.read(with: &arrival) { message, stamp, arrival in
      arrival.kernelTimestamp = stamp
      body(message, arrival)
    }
  }

  private static func deliver(
    _ batch: borrowing ReceiveBatch,
    of socket: borrowing ICMPSocket,
    readAt: ClockReading,
    to body: (RawSpan, borrowing EchoArrival) -> Void
  ) {
    var arrival = EchoArrival(socket.version, readAt: readAt)
    for place in 0..<batch.count {
      body(socket.message(at: place, of: batch, tellingOf: &arrival.told), arrival)
    }
  }

  /// Hands on what the error queue holds; `false` when it is empty.
  func receiveQueued(
    _ body: (RawSpan, borrowing EchoArrival) -> Void
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
          // A raw socket receives the errors themselves, or has them here when it is connected, and
          // its failed sends tell the rest.
          guard socket.kind == .ping || socket.queuesErrors && received.error?.isOfNetwork == true
          else { continue }
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
      offender: error.offender
    )
  }
}

extension ExtendedError {
  /// Whether somebody in the network sent it.
  fileprivate var isOfNetwork: Bool { origin == .icmp || origin == .icmp6 }
}
