internal import Glibc

/// The directions that shutdown(2) ends.
public enum ShutdownDirection: Sendable {
  /// No more will be received.
  case receive
  /// No more will be sent: the peer reads the end of the stream.
  case send
  /// Neither.
  case both

  var rawValue: Int32 {
    switch self {
    case .receive: Int32(SHUT_RD)
    case .send: Int32(SHUT_WR)
    case .both: Int32(SHUT_RDWR)
    }
  }
}
