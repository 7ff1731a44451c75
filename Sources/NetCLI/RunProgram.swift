internal import Glibc
internal import NetLinux

/// Runs `body`, a program with words and exit statuses of its own, and ends the process with the
/// status that it returns.
///
/// What a tool says through ``complain(_:)`` begins with `name`.
public func run(as name: String, _ body: () -> Int32) -> Never {
  StandardDescriptors.reserveNumbers()
  StandardDescriptors.ignoreBrokenPipeSignal()
  Complaints.begin(as: name)
  exit(body())
}
