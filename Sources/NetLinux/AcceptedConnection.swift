/// A connection that accept(2) gave.
public struct AcceptedConnection: ~Copyable {
  /// The connected socket, non-blocking.
  public var socket: Socket
  /// The address of the peer, when its family has one.
  public let peer: SocketAddress?

  /// Gives the socket to the caller.
  public consuming func takeSocket() -> Socket { socket }
}
