internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

extension TalkServer {
  /// The most clients accepted in one turn, so that those that are here are served too.
  private static let acceptsPerTurn = 256

  /// Accepts the clients that wait at a listener.
  func accept(at index: Int) throws {
    let listener = streamListeners[index]
    for _ in 0..<Self.acceptsPerTurn {
      guard clients.count < configuration.maximumClients else { return try pauseAccepting() }
      do {
        guard let connection = try listener.socket.accept() else { return }
        try admit(connection, listener)
      } catch let error as SystemError where error.isShortage {
        return try pauseAccepting(because: error)
      }
    }
  }

  private func admit(
    _ connection: consuming AcceptedConnection,
    _ listener: StreamListener
  ) throws {
    let local = listener.isWildcard ? try? connection.socket.localAddress() : listener.address
    guard let remote = connection.peer else { return }
    lastNumber += 1
    let client = StreamClient(
      number: lastNumber,
      place: clients.nextPlace,
      socket: connection.takeSocket(),
      association: Association(.tcp, local: local ?? listener.address, remote: remote),
      isMember: configuration.service == .chat,
      now: now
    )
    try events.add(client.socket.descriptor, client.interest, token: token(of: client))
    clients.insert(client)
    try report.accepted(client.number, client.association)
    if client.isMember { enter(client) }
  }

  /// Serves a client that has something to read or room to write.
  func serve(_ client: StreamClient, _ found: EventQueue.Events, _ chunk: inout [UInt8]) throws {
    do {
      if !client.output.isEmpty { try send(to: client) }
      if client.wantedInterest.contains(.readable), !found.isDisjoint(with: .notOnlyWritable) {
        try receive(from: client, &chunk)
      }
      // An error that neither call met would be reported again for ever.
      if found.contains(.error), let error = try client.socket.pendingError() { throw error }
    } catch let error as SystemError {
      return try close(client, CloseReason(error))
    }
    try settle(client)
  }

  /// Closes a client that is done, or changes what is watched.
  func settle(_ client: StreamClient) throws {
    if client.inputEnded, client.output.isEmpty { return try close(client, .endOfStream) }
    let wanted = client.wantedInterest
    guard wanted != client.interest else { return }
    client.interest = wanted
    try events.change(client.socket.descriptor, to: wanted, token: token(of: client))
  }

  private func receive(from client: StreamClient, _ chunk: inout [UInt8]) throws {
    guard let count = try client.socket.receive(into: &chunk) else { return }
    client.lastActive = now
    client.octetsReceived &+= UInt64(count)
    guard count > 0 else {
      client.inputEnded = true
      if client.isMember { finishSpeech(of: client) }
      return
    }
    switch configuration.service {
    case .echo: break
    case .upper: ASCIIUpperCase.map(&chunk, first: count)
    case .chat: return hear(client, chunk.octets.extracting(first: count))
    }
    // Nothing waits for this client, or it would not have been read from: most replies go straight
    // from the chunk to the kernel.
    let reply = chunk.octets.extracting(first: count)
    let sent = try client.socket.send(reply) ?? 0
    client.octetsSent &+= UInt64(sent)
    if sent < count { client.output.append(reply.extracting(droppingFirst: sent)) }
  }

  /// Sends what waits for a client.
  func send(to client: StreamClient) throws {
    let sent = try client.output.send(to: client.socket)
    guard sent > 0 else { return }
    client.octetsSent &+= UInt64(sent)
    client.lastActive = now
    if client.output.isEmpty { tellOfLoss(client) }
  }

  /// Lets a client go.
  func close(_ client: StreamClient, _ reason: CloseReason) throws {
    guard clients[client.place] === client else { return }
    if reason != .reset {
      // The end of our stream goes out behind all that the kernel has yet to send; close(2) alone
      // would reset the connection if something came that nobody will read.
      try? client.socket.shutdown(.send)
    }
    clients.remove(client)
    try events.remove(client.socket.descriptor)
    if client.isMember { room.leave(client.number) }
    var counts = TrafficCounts()
    counts.octetsReceived = client.octetsReceived
    counts.octetsSent = client.octetsSent
    counts.dropped = client.linesDropped
    try account(for: client.number, client.association, reason, counts, since: client.acceptedAt)
    if !isAccepting, clients.count < configuration.maximumClients { try resumeAccepting() }
  }

  private func token(of client: StreamClient) -> UInt64 {
    EventSource.client(place: client.place, number: client.number).token
  }
}

extension TalkServer {
  /// Lets new clients wait in the kernel's queue until one of ours has gone, or for a second when
  /// the process or the machine has no room for another.
  private func pauseAccepting(because shortage: SystemError? = nil) throws {
    if isAccepting { try watchListeners(for: []) }
    isAccepting = false
    guard let shortage else { return }
    acceptAgainAt = now.advanced(byNanoseconds: Self.acceptPause)
    // A shortage that lasts is one piece of news.
    if let last = lastAcceptComplaint, last.nanoseconds(to: now) < 10_000_000_000 { return }
    lastAcceptComplaint = now
    let reason = shortage.errno.description
    complain(
      "accept: \(reason) with \(clients.count) clients; others wait; raise the limit (ulimit -n) "
        + "or bound the clients with --max-clients"
    )
    try report.error("accept", reason)
  }

  /// Accepts again.
  func resumeAccepting() throws {
    acceptAgainAt = nil
    guard !isAccepting, !isFinished else { return }
    isAccepting = true
    try watchListeners(for: .readable)
  }

  private func watchListeners(for wanted: EventQueue.Events) throws {
    for (index, listener) in streamListeners.enumerated() {
      try events.change(
        listener.socket.descriptor,
        to: wanted,
        token: EventSource.streamListener(index).token
      )
    }
  }
}

extension EventQueue.Events {
  /// What makes reading worth a try.
  fileprivate static let notOnlyWritable: Self = [.readable, .error, .hangUp]
}

extension SystemError {
  /// Whether descriptors or memory ran out, which passes.
  fileprivate var isShortage: Bool {
    switch errno {
    case .tooManyOpenFiles, .tooManyOpenFilesInSystem, .noMemory, .noBufferSpace: true
    default: false
    }
  }
}
