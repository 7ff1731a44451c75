internal import NetCore

extension ICMPSocket {
  /// Receives the messages that wait without waiting for more, as many as `batch` has room for; how
  /// many these are.
  ///
  /// `fromErrorQueue` reads what the kernel queued about messages that were sent, which is where a
  /// ping socket learns of errors, and every socket of departures. The corresponding C function is
  /// `recvmmsg`.
  public borrowing func receive(
    into batch: inout ReceiveBatch,
    fromErrorQueue: Bool = false
  ) throws(SystemError) -> Int {
    try socket.receive(into: &batch, fromErrorQueue: fromErrorQueue)
  }

  /// The ICMP message at `place` of `batch`; what the kernel told about it is put into `arrival`,
  /// whatever that held.
  @_lifetime(borrow batch)
  public borrowing func message(
    at place: Int,
    of batch: borrowing ReceiveBatch,
    tellingOf arrival: inout ICMPArrival
  ) -> RawSpan {
    arrival.timeToLive = nil
    arrival.kernelTimestamp = nil
    // Mostly there are none, and there were none.
    if !arrival.internetOptions.isEmpty { arrival.internetOptions = [] }
    var controls = batch.controlMessages(at: place)
    while let control = controls.next() {
      if let timestamp = control.softwareTimestamp ?? control.receiveTimestamp {
        arrival.kernelTimestamp = timestamp
      } else if let hops = control.timeToLive {
        arrival.timeToLive = UInt8(truncatingIfNeeded: hops)
      } else if let options = control.internetOptions {
        arrival.internetOptions = (0..<options.byteCount).map { options.octet(at: $0) }
      }
    }
    let message = batch.message(at: place)
    guard kind == .raw, version == .icmpv4 else {
      arrival.source = batch.source(at: place)
      return message
    }
    // The kernel checked the IP header, which a raw socket gets too (raw(7)).
    guard let header = try? IPv4Header(parsing: message),
      header.headerByteCount >= IPv4Header.minimumByteCount, header.isComplete
    else {
      arrival.source = nil
      return message.extracting(first: 0)
    }
    arrival.source = .ipv4(header.source, port: Port(rawValue: 0))
    arrival.timeToLive = header.timeToLive
    if header.headerByteCount > IPv4Header.minimumByteCount {
      let options = header.options
      arrival.internetOptions = (0..<options.byteCount).map { options.octet(at: $0) }
    }
    return message.extracting(droppingFirst: header.headerByteCount)
  }

  /// What the kernel told about the message at `place` of `batch`, which was read from the error
  /// queue.
  public borrowing func queuedArrival(
    at place: Int,
    of batch: borrowing ReceiveBatch
  ) -> ICMPQueuedArrival {
    var arrival = ICMPQueuedArrival()
    var controls = batch.controlMessages(at: place)
    while let control = controls.next() {
      if let timestamp = control.softwareTimestamp ?? control.receiveTimestamp {
        arrival.kernelTimestamp = timestamp
      } else if let error = control.extendedError {
        // What was stamped is 0 for the hand-over to the device (SCM_TSTAMP_SND).
        if error.origin == .timestamping, error.info == 0 {
          arrival.departure = error.data
        } else {
          arrival.error = error
        }
      }
    }
    if arrival.departure == nil { arrival.destination = batch.source(at: place) }
    return arrival
  }
}
