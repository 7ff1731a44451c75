internal import NetLinux
internal import SystemPackage

/// Why an association ended.
package enum CloseReason: Hashable, Sendable {
  /// The peer sent the end of its stream, and all output was handed to the kernel.
  case endOfStream
  /// The peer reset the connection, or went away with output outstanding.
  case reset
  /// Nothing was exchanged for too long.
  case idleTimeout
  /// This process was asked to end.
  case stopped
  /// Something else failed.
  case failed(String)

  /// The reason behind an error of a connected socket.
  init(_ error: SystemError) {
    switch error.errno {
    case .connectionReset, .brokenPipe: self = .reset
    default: self = .failed(error.errno.description)
    }
  }

  /// The value in JSON rows.
  var identifier: StaticString {
    switch self {
    case .endOfStream: "end_of_stream"
    case .reset: "reset"
    case .idleTimeout: "idle_timeout"
    case .stopped: "stopped"
    case .failed: "error"
    }
  }

  /// The words in text rows; `nil` for the ordinary end.
  var words: String? {
    switch self {
    case .endOfStream: nil
    case .reset: "reset by peer"
    case .idleTimeout: "idle"
    case .stopped: "stopped"
    case .failed(let words): words
    }
  }
}
