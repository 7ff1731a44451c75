public import NetCore

/// What the kernel tells of a message that was sent, in the error queue.
public struct ICMPQueuedArrival: Sendable {
  /// Where the message was going, when an error is told of.
  public var destination: SocketAddress?
  /// When the kernel handed the message to the device, or received the error.
  public var kernelTimestamp: WallClockTime?
  /// The number of the message whose departure this tells of; see
  /// ``ICMPSocket/restartDepartures()``.
  public var departure: UInt32?
  /// The error; its message is the quoted ICMP message.
  public var error: ExtendedError?

  /// Nothing told.
  public init() {}
}
