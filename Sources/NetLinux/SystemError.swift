public import SystemPackage

/// A system call that failed, and on what.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the call, as in its man page.
  public let call: String
  /// The error number that the call left.
  public let errno: Errno
  /// What the call was made on (an address, a path, an interface), in words.
  public let subject: String?

  /// An error of `call` with `errno`, made on `subject`.
  public init(call: String, errno: Errno, subject: String? = nil) {
    self.call = call
    self.errno = errno
    self.subject = subject
  }

  /// `call subject: reason`.
  public var description: String {
    "\(call)\(subject.map { " " + $0 } ?? ""): \(errno.description)"
  }
}
