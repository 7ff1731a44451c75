package import NetCore
package import NetLinux

/// The kernel: ICMP sockets, its clocks, and the signals that end a run.
package struct KernelEchoTransport: EchoTransport, ~Copyable {
  private let channels: [EchoChannel]
  /// The places of the channels' sockets in ``poller``.
  private var socketPlaces: [Int] = []
  /// The messages that wait to be sent, through the channel at ``sending``.
  private var outgoing: OutgoingProbes
  private var sending = 0
  /// The version of that channel.
  private var sendingVersion: ICMPVersion
  private let signals: SignalLatch
  private var poller = Poller()
  private let signalPlace: Int
  private var statusRequestCount = 0

  /// Sends messages with at most `dataByteCount` octets of data through the sockets that are given,
  /// until one of `signals` is caught.
  package init(
    icmpv4: consuming ICMPSocket?,
    icmpv6: consuming ICMPSocket?,
    dataByteCount: Int,
    flowLabel: UInt32 = 0,
    signals: SignalLatch
  ) throws(SystemError) {
    let byteCount = EchoRequest.headerByteCount + dataByteCount
    outgoing = OutgoingProbes(messageByteCount: byteCount, flowLabel: flowLabel)
    var channels: [EchoChannel] = []
    if let socket = consume icmpv4 { channels.append(try EchoChannel(socket)) }
    if let socket = consume icmpv6 { channels.append(try EchoChannel(socket)) }
    for channel in channels {
      socketPlaces.append(poller.add(channel.socket.descriptor, .readable))
      // The wait for the last reply begins with the last departure.
      if let tap = channel.socket.tap { poller.add(tap.descriptor, .readable) }
    }
    sendingVersion = channels.first?.socket.version ?? .icmpv4
    self.channels = channels
    poller.makeDeadlinesExact()
    signalPlace = poller.add(signals.descriptor, .readable)
    self.signals = signals
    // Those who asked while targets were gathered were told then.
    statusRequestCount = signals.count(of: .quit)
  }

  package func identifier(of version: ICMPVersion) -> UInt16 {
    channels.first { $0.socket.version == version }?.socket.identifier ?? 0
  }

  package var now: ClockReading { .now }

  package var isStopRequested: Bool { signals.isStopRequested }

  package var receiveQueueDrops: UInt64 {
    channels.reduce(0) { $0 + $1.socket.receiveQueueDrops() }
  }

  package mutating func takeStatusRequest() -> Bool {
    let count = signals.count(of: .quit)
    defer { statusRequestCount = count }
    return count != statusRequestCount
  }

  package mutating func enqueue(
    _ message: RawSpan,
    serial: UInt64,
    to destination: SocketAddress
  ) -> Bool {
    let version: ICMPVersion = destination.family == .ipv6 ? .icmpv6 : .icmpv4
    if sendingVersion != version {
      // Those that wait go first, so that serials follow each other in every batch.
      guard outgoing.batch.count == 0,
        let place = channels.firstIndex(where: { $0.socket.version == version })
      else { return false }
      sending = place
      sendingVersion = version
    }
    return outgoing.append(message, serial: serial, to: destination)
  }

  package var isOutgoingFull: Bool { outgoing.batch.isFull }

  package mutating func transmit() -> Transmission {
    channels[sending].transmit(&outgoing)
  }

  package mutating func removeFirstOutgoing() {
    outgoing.removeFirst()
  }

  package mutating func wait(until deadline: MonotonicTime?) throws(SystemError) {
    guard try poller.wait(until: deadline) > 0 else { return }
    for (channel, place) in zip(channels, socketPlaces)
    where poller.ready(place).contains(.error) { channel.notePendingError() }
    // The signals themselves are counted; only the next one is to wake us again.
    if poller.ready(signalPlace).contains(.readable) { signals.drain() }
  }

  package mutating func receive(
    _ body: (RawSpan, borrowing EchoArrival) -> Void
  ) throws(SystemError) -> Bool {
    var isDrained = true
    for channel in channels where try !channel.receive(body) { isDrained = false }
    return isDrained
  }
}
