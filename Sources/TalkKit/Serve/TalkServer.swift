internal import NetCLI
internal import NetCore
internal import NetLinux

/// One process, one thread, one event queue, any number of clients.
///
/// The loop is: wait, serve who is ready, send what the chat room has collected, write the report.
final class TalkServer {
  let configuration: ServeConfiguration
  let latch: SignalLatch
  var events: EventQueue
  var report: TalkReport
  let streamListeners: [StreamListener]
  let datagramListeners: [DatagramListener]

  var clients = ClientTable()
  var peers: DatagramPeers
  var room = ChatRoom()
  /// Places of the clients that have output to send at the end of the turn.
  var listedForSending: [Int] = []

  /// The time at which the current turn began.
  var now = MonotonicTime.now
  let startedAt = MonotonicTime.now
  var lastNumber: UInt64 = 0
  var totals = TrafficCounts()
  /// When to accept again after descriptors ran out, or `nil` while nothing is wrong.
  var acceptAgainAt: MonotonicTime?
  var isAccepting = true
  var lastAcceptComplaint: MonotonicTime?
  var lastNews: MonotonicTime?
  var nextSweep: MonotonicTime
  var isFinished = false
  /// Why a row could not be written, where that could not be thrown.
  var reportFailure: (any Error)?
  private var watchesOutput = false

  /// 100 ms between announcements: nobody waits long for one, and a crowd makes few.
  static let newsPause: Int64 = 100_000_000
  static let sweepPause: Int64 = 1_000_000_000
  static let acceptPause: Int64 = 1_000_000_000

  init(_ configuration: ServeConfiguration) throws {
    self.configuration = configuration
    latch = try SignalLatch()
    events = try EventQueue()
    report = TalkReport(options: configuration.output, quiet: configuration.quiet)
    peers = DatagramPeers(limit: configuration.maximumClients)
    nextSweep = now.advanced(byNanoseconds: Self.sweepPause)
    // A server without descriptors left still serves those it has; no reason not to start.
    _ = try? OpenFileLimit.raise()
    (streamListeners, datagramListeners) = try Listening.open(configuration)
  }

  /// Serves until a signal asks for the end, or the only client has gone.
  func run() throws -> ExitStatus {
    try events.add(latch.descriptor, .readable, token: EventSource.signal.token)
    for (index, listener) in streamListeners.enumerated() {
      try events.add(
        listener.socket.descriptor,
        .readable,
        token: EventSource.streamListener(index).token
      )
      try report.listening(.tcp, at: listener.address)
    }
    for (index, listener) in datagramListeners.enumerated() {
      try events.add(
        listener.socket.descriptor,
        .readable,
        token: EventSource.datagramListener(index).token
      )
      try report.listening(.udp, at: listener.address)
    }
    var chunk = [UInt8](repeating: 0, count: Self.chunkByteCount)
    var datagram = ReceiveBuffer(byteCount: 1 << 16)
    while !isFinished, !latch.isStopRequested {
      try writeReport()
      try events.wait(until: deadline)
      now = .now
      for place in 0..<events.readyCount {
        let found = events.events(at: place)
        switch EventSource(token: events.token(at: place)) {
        case .signal, .standardOutput: break
        case .streamListener(let index): try accept(at: index)
        case .datagramListener(let index): try receive(at: index, &datagram)
        case .client(let place, let number):
          guard let client = clients.client(at: place, number: number) else { continue }
          try serve(client, found, &chunk)
        }
      }
      try endTurn()
    }
    return try end()
  }

  /// What a stream's chunk may hold: large enough that system calls do not bound the rate.
  private static let chunkByteCount = 1 << 18

  private func endTurn() throws {
    if room.hasNews, isNewsDue { try announce() }
    try sendListed()
    if let acceptAgainAt, now >= acceptAgainAt { try resumeAccepting() }
    if now >= nextSweep {
      try sweep()
      nextSweep = now.advanced(byNanoseconds: Self.sweepPause)
    }
  }

  /// When the loop must go on though nothing came.
  private var deadline: MonotonicTime? {
    var earliest: MonotonicTime?
    func consider(_ time: MonotonicTime?) {
      guard let time else { return }
      earliest = earliest.map { min($0, time) } ?? time
    }
    consider(acceptAgainAt)
    if room.hasNews { consider((lastNews ?? now).advanced(byNanoseconds: Self.newsPause)) }
    if peers.count > 0 || configuration.idleTimeout != nil && clients.count > 0 {
      consider(nextSweep)
    }
    return earliest
  }

  /// Writes the rows of the turn, and watches standard output while it does not take them.
  private func writeReport() throws {
    let isWritten = try report.flush()
    guard isWritten == watchesOutput else { return }
    if isWritten {
      try events.remove(StandardDescriptors.output)
      watchesOutput = false
    } else {
      try events.add(
        StandardDescriptors.output,
        .writable,
        token: EventSource.standardOutput.token
      )
      watchesOutput = true
    }
  }

  /// Lets go of those that were silent for too long.
  private func sweep() throws {
    if let idle = configuration.streamIdleNanoseconds {
      for place in clients.places {
        guard let client = clients[place] else { continue }
        if client.lastActive.nanoseconds(to: now) >= idle { try close(client, .idleTimeout) }
      }
    }
    let limit = now.advanced(byNanoseconds: -configuration.datagramIdleNanoseconds)
    for peer in peers.removeSilent(since: limit) { try leave(peer, .idleTimeout) }
  }

  /// Counts and tells that a client has gone; with `--once` that is the end.
  func account(
    for number: UInt64,
    _ association: Association,
    _ reason: CloseReason,
    _ counts: TrafficCounts,
    since start: MonotonicTime
  ) throws {
    totals.add(counts)
    try report.closed(
      number,
      association,
      reason,
      counts,
      nanoseconds: start.nanoseconds(to: now)
    )
    if configuration.once, reason != .stopped { isFinished = true }
  }

  private func end() throws -> ExitStatus {
    now = .now
    for place in clients.places {
      if let client = clients[place] { try close(client, .stopped) }
    }
    for peer in peers.removeAll() { try leave(peer, .stopped) }
    try report.summary(
      clients: lastNumber,
      totals,
      nanoseconds: startedAt.nanoseconds(to: now)
    )
    try report.finish()
    return .success
  }
}
