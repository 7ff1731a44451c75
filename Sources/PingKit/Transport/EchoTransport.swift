package import NetCore
package import NetLinux

/// The kernel as a ping sees it, with its clocks: the one place where a test stands in for it.
///
/// Times come from the transport, so that a test needs no sleep, and messages come as octets, so
/// that a test can send any.
package protocol EchoTransport: ~Copyable {
  /// The identifier that the kernel lets through to us in messages of `version`.
  func identifier(of version: ICMPVersion) -> UInt16
  /// The present instant.
  var now: ClockReading { get }
  /// Whether the run is to end in order.
  var isStopRequested: Bool { get }

  /// How many messages the receive queue had no room for so far.
  var receiveQueueDrops: UInt64 { get }

  /// Whether the figures so far were asked for since this was asked last.
  mutating func takeStatusRequest() -> Bool

  /// Puts the message of the probe `serial` behind those that are sent together; `false` when there
  /// is no room for it there.
  mutating func enqueue(_ message: RawSpan, serial: UInt64, to destination: SocketAddress) -> Bool

  /// Whether as many messages wait as are sent together.
  var isOutgoingFull: Bool { get }

  /// Sends messages that wait, as many as can be said to be sent at one instant, without waiting for
  /// room and up to the first that is not taken.
  ///
  /// That one is gone when it failed, and stays the first when there is no room for it now.
  mutating func transmit() -> Transmission

  /// Gives the first message that waits up.
  mutating func removeFirstOutgoing()

  /// Waits until a message may have come, a stop was requested or `deadline` has passed.
  mutating func wait(until deadline: MonotonicTime?) throws(SystemError)

  /// Hands the messages that came to `body`, as many as are read together; `true` when there are no
  /// more.
  ///
  /// The octets are an ICMP message without an IP header, or what ``EchoArrival/Kind`` says.
  mutating func receive(_ body: (RawSpan, borrowing EchoArrival) -> Void) throws(SystemError)
    -> Bool
}

/// What became of the messages that were handed to the kernel together.
package struct Transmission: Hashable, Sendable {
  /// How many it took, from the first on.
  package var count: Int
  /// What became of the next one; ``SendOutcome/sent`` when there is none.
  package var next: SendOutcome
  /// Before the first was handed over.
  package var began: ClockReading
  /// Whether messages wait that were not handed over yet.
  package var isMoreWaiting = false

  /// `count` messages taken, and what became of the next.
  package init(count: Int, next: SendOutcome, began: ClockReading) {
    self.count = count
    self.next = next
    self.began = began
  }
}

/// What became of a message that was handed to the kernel.
package enum SendOutcome: Hashable, Sendable {
  /// The kernel took it.
  case sent
  /// There is no room now; the message may be sent again.
  case busy
  /// The kernel refused it.
  case failed(SystemError)
  /// It is longer than the path takes, and must not be fragmented.
  case tooLong(pathMTU: UInt32)
}

/// What the kernel told about a message that came.
package struct EchoArrival: Hashable, Sendable {
  /// What a message is.
  package enum Kind: Hashable, Sendable {
    /// An ICMP message that was received.
    case message
    /// The quoted ICMP message of an error that the kernel queued, and who sent the error.
    case queuedError(ICMPErrorReason, offender: SocketAddress?)
    /// The ICMP message that this host itself could not send on.
    case queuedLocalError(SystemError)
    /// No message: the kernel handed the probe `serial` to the device at
    /// ``kernelTimestamp``.
    case departure(serial: UInt64)
    /// The beginning of an echo request that was seen leaving this host, handed to the device at
    /// ``kernelTimestamp``; whose it is has to be proved.
    case tappedRequest
  }

  /// What the octets are.
  package var kind = Kind.message
  /// The protocol of the message.
  package var version: ICMPVersion
  /// When we read the message.
  package var readAt: ClockReading
  /// What the kernel told: of a queued error, the source is where the probe was going, and of a
  /// departure, the stamp is when the probe was sent.
  package var told = ICMPArrival()

  /// A message of `version` read at `readAt`.
  package init(_ version: ICMPVersion, readAt: ClockReading) {
    self.version = version
    self.readAt = readAt
  }

  /// Who sent the message; for a queued error, where the probe was going.
  package var source: SocketAddress? {
    get { told.source }
    set { told.source = newValue }
  }
  /// When the kernel received the message, or sent the probe.
  package var kernelTimestamp: WallClockTime? {
    get { told.kernelTimestamp }
    set { told.kernelTimestamp = newValue }
  }

  /// The best known time of receipt.
  package var receivedAt: WallClockTime { kernelTimestamp ?? readAt.wall }
}
