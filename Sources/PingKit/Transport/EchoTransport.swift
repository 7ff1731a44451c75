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
