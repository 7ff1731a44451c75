package import NetCore
package import NetLinux

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
