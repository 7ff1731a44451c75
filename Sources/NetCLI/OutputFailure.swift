public import NetLinux

/// Why standard output took no more.
public enum OutputFailure: Error, Sendable {
  /// The reader of the pipe is gone: the tool ends quietly.
  case closed
  /// The write failed: the tool says so and ends with ``ExitStatus/failure``.
  case failed(SystemError)
}
