internal import NetCore
internal import NetLinux

/// What the state, the queues and the timer of one socket mean, in a sentence or more.
struct SocketExplanation {
  private let socket: SocketRecord
  private let listing: SocketListing

  /// The explanation of `socket`, of `listing`.
  init(_ socket: SocketRecord, _ listing: SocketListing) {
    self.socket = socket
    self.listing = listing
  }

  /// Appends the parts, each but the first behind `; `.
  func append(to buffer: inout LineBuffer) {
    appendState(to: &buffer)
    if socket.state != .listen { appendQueues(to: &buffer) }
    appendTimer(to: &buffer)
    if let drops = socket.drops, drops > 0 {
      buffer.append("; ")
      buffer.append(drops, of: "datagram", "datagrams")
      buffer.append(" dropped on receipt since it was opened")
    }
    appendOwnership(to: &buffer)
  }

  private func appendState(to buffer: inout LineBuffer) {
    switch (socket.protocol, socket.state) {
    case (.raw, _):
      buffer.append("receives every packet of IP protocol ")
      buffer.append(decimal: UInt64(socket.localPort))
      if !socket.remoteAddress.isUnspecified { buffer.append(" from its peer") }
    case (.tcp, .listen): appendListening(to: &buffer)
    case (.tcp, _): appendConnection(to: &buffer)
    case (_, .established): buffer.append("exchanges datagrams with one peer only")
    case (.icmp, _): buffer.append("waits for replies to its echo identifier")
    default: buffer.append("receives datagrams from anyone")
    }
  }

  private func appendListening(to buffer: inout LineBuffer) {
    buffer.append("waits for connections; ")
    buffer.append(UInt64(socket.receiveQueue), of: "connection is", "connections are")
    buffer.append(" established and not accepted yet")
    guard let backlog = socket.backlog else { return }
    buffer.append(", of at most ")
    // The kernel takes one more than the backlog says.
    buffer.append(decimal: UInt64(backlog) + 1)
    if socket.receiveQueue > backlog { buffer.append(": the queue is full, new ones are dropped") }
  }

  private func appendConnection(to buffer: inout LineBuffer) {
    switch socket.state {
    case .established: buffer.append("open in both directions")
    case .synSent: buffer.append("asked for a connection, no answer yet")
    case .synReceived: buffer.append("answered a request; the peer has not confirmed it yet")
    case .finWait1: buffer.append("closed here; the peer has not acknowledged that yet")
    case .finWait2: buffer.append("closed here; the peer can still send and has not closed")
    case .timeWait:
      buffer.append("closed on both sides; kept so that late segments meet no new connection")
    case .closed: buffer.append("not connected")
    case .closeWait: buffer.append("closed by the peer; the process here has not closed yet")
    case .lastAcknowledgment:
      buffer.append("closed on both sides; the peer has not acknowledged our close yet")
    case .closing: buffer.append("closed on both sides at once, without acknowledgment yet")
    default: buffer.append("in a state that this program does not know")
    }
  }

  private func appendQueues(to buffer: inout LineBuffer) {
    if socket.receiveQueue > 0 {
      buffer.append("; ")
      if socket.protocol != .tcp {
        buffer.append("unread datagrams take ")
        buffer.append(UInt64(socket.receiveQueue), of: "octet", "octets")
        buffer.append(" of memory")
      } else if socket.state == .closeWait, socket.receiveQueue == 1 {
        buffer.append("the 1 in Recv-Q is the peer's FIN, no data")
      } else {
        buffer.append(UInt64(socket.receiveQueue), of: "octet", "octets")
        buffer.append(" received and not read by the process")
      }
    }
    if socket.sendQueue > 0 {
      buffer.append("; ")
      buffer.append(UInt64(socket.sendQueue), of: "octet", "octets")
      if socket.protocol == .tcp {
        buffer.append(" written and not acknowledged by the peer")
      } else {
        buffer.append(" of memory wait to be sent")
      }
    }
  }

  private func appendTimer(to buffer: inout LineBuffer) {
    switch socket.timer.kind {
    case .retransmit where socket.state != .established || socket.retransmits > 0:
      buffer.append("; sends again in ")
      buffer.appendSeconds(socket.timer.expiry)
      if socket.retransmits > 0 {
        buffer.append(", ")
        buffer.append(UInt64(socket.retransmits), of: "repetition", "repetitions")
        buffer.append(" so far without an answer")
      }
    case .keepalive where socket.state == .established:
      buffer.append("; asks whether the peer is alive in ")
      buffer.appendSeconds(socket.timer.expiry)
    case .timeWait:
      buffer.append("; gone in ")
      buffer.appendSeconds(socket.timer.expiry)
    case .probe:
      buffer.append("; the peer's window is closed, asks again in ")
      buffer.appendSeconds(socket.timer.expiry)
    default: break
    }
  }

  /// Says why there is no owner, where one was looked for.
  private func appendOwnership(to buffer: inout LineBuffer) {
    guard let owners = listing.owners, owners.owners(of: socket.inode).isEmpty else { return }
    if socket.inode != 0 {
      if owners.unreadableProcessCount > 0 {
        buffer.append("; its owner is hidden: run it with sudo")
      } else {
        buffer.append("; held by the kernel, or by a process outside this view of /proc")
      }
    } else if socket.protocol == .tcp {
      switch socket.state {
      case .established, .closeWait:
        buffer.append("; no process has accepted it, or all have let go of it")
      default: buffer.append("; no process holds it any more, or yet")
      }
    }
  }
}

extension LineBuffer {
  /// Appends a number and the word for its noun.
  fileprivate mutating func append(
    _ number: UInt64,
    of singular: StaticString,
    _ plural: StaticString
  ) {
    append(decimal: number)
    append(UInt8(ascii: " "))
    if number == 1 { append(singular) } else { append(plural) }
  }

  /// Appends hundredths of a second as seconds.
  fileprivate mutating func appendSeconds(_ hundredths: UInt64) {
    append(decimal: hundredths / 100)
    append(UInt8(ascii: "."))
    append(decimal: hundredths % 100, digits: 2)
    append(" s")
  }
}
