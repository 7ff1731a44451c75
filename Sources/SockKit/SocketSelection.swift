internal import NetCore
internal import NetLinux

/// Which sockets of a table are shown; the choice and its rules are netstat(8)'s.
package enum SocketSelection: Hashable, Sendable {
  /// Those with a peer.
  case connected
  /// Those that wait for connections, or receive from anyone.
  case listening
  /// All.
  case all

  /// Whether an Internet socket is shown.
  ///
  /// TCP is judged by the peer's port, the other protocols by the peer's address.
  func includes(_ socket: SocketRecord) -> Bool {
    let hasPeer =
      socket.protocol == .tcp ? socket.remotePort != 0 : !socket.remoteAddress.isUnspecified
    return switch self {
    case .connected: hasPeer
    case .listening: !hasPeer
    case .all: true
    }
  }

  /// Whether a local socket is shown: everything that does not listen counts as connected.
  func includes(_ socket: UnixSocketRecord) -> Bool {
    switch self {
    case .connected: !socket.isListening
    case .listening: socket.isListening
    case .all: true
    }
  }

  /// The words in the heading of a section.
  var heading: StaticString {
    switch self {
    case .connected: "(w/o servers)"
    case .listening: "(only servers)"
    case .all: "(servers and established)"
    }
  }
}
