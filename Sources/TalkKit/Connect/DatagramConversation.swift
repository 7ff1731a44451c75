internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// A UDP client: each line of standard input is a datagram, each datagram of the peer is printed.
struct DatagramConversation: ~Copyable {
  private let configuration: ConnectConfiguration
  private let connector: Connector
  private let latch: SignalLatch
  private var report: ClientReport
  private var addresses: [SocketAddress]

  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var line: [UInt8] = []
  private var reply = [UInt8](repeating: 0, count: 1 << 16)
  /// What was sent and may have to be sent to the next address.
  private var unanswered: [[UInt8]] = []
  private var hasAnswer = false
  private var inputEnded = false
  private var counts = TrafficCounts()
  private let startedAt = MonotonicTime.now
  private var lastActive = MonotonicTime.now

  /// The most payload of a datagram over IPv4: 65,535 less both headers.
  private static let maximumByteCount = 65_507
  private static let unansweredLimit = 64

  init(_ configuration: ConnectConfiguration, _ latch: SignalLatch) throws {
    self.configuration = configuration
    self.latch = latch
    connector = Connector(configuration: configuration, latch: latch)
    addresses = try connector.addresses()
    report = ClientReport(configuration)
  }

  /// Talks until the end of the input and a while of silence.
  mutating func run() throws -> ExitStatus {
    var refused: [SocketAddress] = []
    while !addresses.isEmpty {
      let address = addresses.removeFirst()
      let socket = try connector.socket(for: address, .datagram)
      do {
        _ = try socket.connect(to: address)
        let association = Association(
          .udp,
          local: try socket.localAddress() ?? address,
          remote: address
        )
        try report.connected(association)
        let reason: CloseReason
        do {
          try sendAgain(socket)
          reason = try talk(socket, association)
        } catch let error as SystemError where error.errno == .connectionRefused {
          refused.append(address)
          try close(association, .failed("port unreachable"))
          // What is sent again counts for the next association.
          counts = TrafficCounts()
          if mayTryNext { continue }
          break
        }
        try close(association, reason)
        return reason == .stopped ? .negative : .success
      } catch let error as SystemError {
        // No route, or a network that forbids it: the host's next address may do.
        guard mayTryNext else {
          throw ConnectionFailure("send to udp \(address)", why: error.errno.description)
        }
      }
    }
    throw ConnectionFailure(
      "send to udp \(refused.map(\.description).joined(separator: ", "))",
      why: "port unreachable",
      remedy: "the host answers that nothing listens there"
    )
  }

  /// Whether nothing is lost by going on to another address.
  private var mayTryNext: Bool {
    !addresses.isEmpty && !hasAnswer && unanswered.count < Self.unansweredLimit
  }

  private mutating func close(_ association: Association, _ reason: CloseReason) throws {
    try report.closed(
      association,
      reason,
      counts,
      nanoseconds: startedAt.nanoseconds(to: .now)
    )
    try report.finish(latch)
  }

  private mutating func talk(
    _ socket: borrowing Socket,
    _ association: Association
  ) throws -> CloseReason {
    var poller = Poller()
    poller.add(latch.descriptor, .readable)
    let input = poller.add(-1, .readable)
    let network = poller.add(socket.descriptor, .readable)
    let output = poller.add(-1, .writable)
    lastActive = .now
    while !latch.isStopRequested {
      poller.watch(input, inputEnded ? -1 : StandardDescriptors.input)
      poller.watch(output, report.isWaiting ? StandardDescriptors.output : -1)
      poller.change(network, to: report.isWaiting ? [] : .readable)
      let pause = inputEnded ? configuration.wait : configuration.idleTimeout
      let deadline = pause.map { lastActive.advanced(bySeconds: $0) }
      let found = try poller.wait(until: deadline)
      if found == 0, let deadline, MonotonicTime.now >= deadline {
        return inputEnded ? .endOfStream : .idleTimeout
      }
      if !poller.ready(output).isEmpty { try report.flush() }
      if !poller.ready(network).isEmpty { try receive(socket, association) }
      if !poller.ready(input).isEmpty { try readInput(socket) }
    }
    return .stopped
  }

  private mutating func receive(
    _ socket: borrowing Socket,
    _ association: Association
  ) throws {
    guard let count = try socket.receive(into: &reply) else { return }
    lastActive = .now
    hasAnswer = true
    unanswered.removeAll()
    counts.octetsReceived &+= UInt64(count)
    // Another name for the same memory: the span must not borrow all of this conversation.
    let datagram = reply
    try report.received(datagram: datagram.octets.extracting(first: count), association)
  }

  private mutating func readInput(_ socket: borrowing Socket) throws {
    let read = try StandardDescriptors.read(from: StandardDescriptors.input, into: &chunk)
    guard let count = read else { return }
    lastActive = .now
    if count == 0 { inputEnded = true }
    for offset in 0..<count {
      let octet = chunk[offset]
      if octet == UInt8(ascii: "\n"), configuration.sendsCarriageReturn,
        line.last != UInt8(ascii: "\r")
      {
        line.append(UInt8(ascii: "\r"))
      }
      line.append(octet)
      if octet == UInt8(ascii: "\n") || line.count >= Self.maximumByteCount {
        try sendLine(socket)
      }
    }
    if inputEnded, !line.isEmpty { try sendLine(socket) }
  }

  private mutating func sendLine(_ socket: borrowing Socket) throws {
    let datagram = line
    line.removeAll(keepingCapacity: true)
    if !hasAnswer, unanswered.count < Self.unansweredLimit { unanswered.append(datagram) }
    try send(datagram, socket)
  }

  private mutating func sendAgain(_ socket: borrowing Socket) throws {
    for datagram in unanswered { try send(datagram, socket) }
  }

  private mutating func send(_ datagram: [UInt8], _ socket: borrowing Socket) throws {
    while !latch.isStopRequested {
      if try socket.send(datagram.octets) != nil {
        counts.octetsSent &+= UInt64(datagram.count)
        return
      }
      // The send queue is full: the network card will make room.
      var poller = Poller()
      poller.add(socket.descriptor, .writable)
      poller.add(latch.descriptor, .readable)
      _ = try poller.wait(until: nil)
    }
  }
}
