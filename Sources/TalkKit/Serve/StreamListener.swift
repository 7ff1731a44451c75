internal import NetCore
internal import NetLinux

/// A TCP socket that accepts clients.
final class StreamListener {
  let socket: Socket
  /// The address with the real port.
  let address: SocketAddress
  /// Whether each connection has to be asked for its own local address.
  let isWildcard: Bool

  init(socket: consuming Socket, address: SocketAddress) {
    self.socket = socket
    self.address = address
    isWildcard = address.address?.isUnspecified ?? false
  }
}
