internal import NetCore
internal import NetLinux

extension TalkServer {
  /// The most octets that wait for a member that reads slowly; a member that reads gets far more
  /// from the kernel's own queue.
  private static let outputLimit = 1 << 17

  /// Whether the last announcement is long enough ago.
  var isNewsDue: Bool {
    guard let lastNews else { return true }
    return lastNews.nanoseconds(to: now) >= Self.newsPause
  }

  /// Lets a TCP client into the room.
  func enter(_ client: StreamClient) {
    room.join(client.number, from: client.association.remote)
    var line = LineBuffer(capacity: 64)
    room.appendWelcome(to: client.number, in: &line)
    deliver(line.octets, to: client)
  }

  /// Lets a UDP client into the room.
  func enter(peerAt place: Int) {
    room.join(peers[place].number, from: peers[place].association.remote)
    var line = LineBuffer(capacity: 64)
    room.appendWelcome(to: peers[place].number, in: &line)
    deliver(line.octets, toPeerAt: place)
  }

  /// Passes on the lines that a chunk of a member's stream completes.
  func hear(_ client: StreamClient, _ octets: RawSpan) {
    client.framer.feed(octets) { [self] line in
      pass(line, from: client.number, client.association)
    }
  }

  /// Passes on the line that a member's stream ended in.
  func finishSpeech(of client: StreamClient) {
    client.framer.finish { [self] line in pass(line, from: client.number, client.association) }
  }

  /// Passes on the lines of a member's datagram: nothing is kept for the next one.
  func hear(peerAt place: Int, _ octets: RawSpan) {
    let number = peers[place].number
    let association = peers[place].association
    var framer = LineFramer(limit: 4096)
    framer.feed(octets) { pass($0, from: number, association) }
    framer.finish { pass($0, from: number, association) }
  }

  private func pass(_ line: RawSpan, from number: UInt64, _ association: Association) {
    // Nobody speaks before they were announced.
    if room.isUnannounced(number) { try? announce() }
    var text = LineBuffer(capacity: line.byteCount + 32)
    ChatRoom.appendMessage(line, from: number, to: &text)
    broadcast(text.octets, except: number)
    do {
      try report.message(line, from: number, association)
    } catch {
      reportFailure = error
    }
  }

  /// Tells the room who came and went.
  func announce() throws {
    lastNews = now
    let newcomer = room.onlyNewcomer
    var text = LineBuffer(capacity: 128)
    room.appendNews(to: &text)
    broadcast(text.octets, except: newcomer)
  }

  private func broadcast(_ text: RawSpan, except number: UInt64?) {
    for place in clients.places {
      guard let client = clients[place], client.number != number else { continue }
      deliver(text, to: client)
    }
    for place in peers.indices where peers[place].number != number {
      deliver(text, toPeerAt: place)
    }
  }

  /// Lets lines wait for a member until the end of the turn; those that a slow one has no room for
  /// are counted, and it is told.
  private func deliver(_ text: RawSpan, to client: StreamClient) {
    guard !client.inputEnded, client.sendError == nil else { return }
    if !client.isListedForSending {
      client.isListedForSending = true
      listedForSending.append(client.place)
    }
    if client.output.count + text.byteCount > Self.outputLimit {
      // The kernel may have room: only what it refuses is a reason to drop a line.
      do { try send(to: client) } catch { client.sendError = error as? SystemError }
    }
    guard client.output.count + text.byteCount <= Self.outputLimit else {
      client.linesDropped += 1
      client.linesToTellOf += 1
      return
    }
    tellOfLoss(client)
    client.output.append(text)
  }

  /// Tells a member that read too slowly how many lines it missed, once there is room to.
  func tellOfLoss(_ client: StreamClient) {
    guard client.linesToTellOf > 0 else { return }
    var notice = LineBuffer(capacity: 80)
    ChatRoom.appendLoss(of: client.linesToTellOf, to: &notice)
    client.output.append(notice.octets)
    client.linesToTellOf = 0
  }

  private func deliver(_ text: RawSpan, toPeerAt place: Int) {
    let peer = peers[place]
    let listener = datagramListeners[peer.listener]
    if listener.send(text, over: peer.association) {
      peers[place].octetsSent &+= UInt64(text.byteCount)
    } else {
      peers[place].datagramsDropped += 1
    }
  }

  /// Sends what the turn collected, one send for each member however many lines.
  func sendListed() throws {
    if let failure = reportFailure { throw failure }
    var index = 0
    while index < listedForSending.count {
      let place = listedForSending[index]
      index += 1
      guard let client = clients[place], client.isListedForSending else { continue }
      client.isListedForSending = false
      do {
        if let error = client.sendError { throw error }
        try send(to: client)
      } catch let error as SystemError {
        try close(client, CloseReason(error))
        continue
      }
      try settle(client)
    }
    listedForSending.removeAll(keepingCapacity: true)
  }
}
