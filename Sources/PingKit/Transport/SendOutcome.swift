package import NetLinux

/// What became of a message that was handed to the kernel.
package enum SendOutcome: Hashable, Sendable {
  /// The kernel took it.
  case sent
  /// There is no room now; the message may be sent again.
  case busy
  /// The kernel refused it.
  case failed(SystemError)
  /// It is longer than the path takes, and must not be fragmented.
  case tooLong(pathMTU: UInt32)
}
