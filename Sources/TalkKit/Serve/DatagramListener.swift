internal import NetCore
internal import NetLinux

/// A UDP socket that receives datagrams of all clients.
final class DatagramListener {
  let socket: Socket
  /// The address with the real port.
  let address: SocketAddress
  /// Whether each datagram tells the address that it was sent to.
  let isWildcard: Bool

  init(socket: consuming Socket, address: SocketAddress) {
    self.socket = socket
    self.address = address
    isWildcard = address.address?.isUnspecified ?? false
  }

  /// The address that a datagram was sent to, with this socket's port.
  func local(of datagram: borrowing ReceiveBuffer) -> SocketAddress {
    guard isWildcard, let port = address.port else { return address }
    var messages = datagram.controlMessages
    while let message = messages.next() {
      guard let info = message.packetInfo else { continue }
      return SocketAddress(info.localAddress, port: port)
    }
    return address
  }

  /// Sends a datagram over an association of this socket; `false` when the kernel does not take it,
  /// which for UDP is a loss like any other.
  func send(_ octets: RawSpan, over association: Association) -> Bool {
    let sent: Int? =
      if isWildcard, let source = association.local.address, !source.isUnspecified {
        try? socket.send(octets, to: association.remote, from: source)
      } else {
        try? socket.send(octets, to: association.remote)
      }
    return sent != nil
  }
}
