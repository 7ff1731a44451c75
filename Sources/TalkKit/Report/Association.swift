package import NetLinux

/// A pair of sockets that talk, named by its five-tuple.
package struct Association: Hashable, Sendable {
  /// The transport.
  package let transport: TransportProtocol
  /// The address of this end.
  package let local: SocketAddress
  /// The address of the peer.
  package let remote: SocketAddress

  /// An association of two addresses.
  package init(_ transport: TransportProtocol, local: SocketAddress, remote: SocketAddress) {
    self.transport = transport
    self.local = local
    self.remote = remote
  }
}
