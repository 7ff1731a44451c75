/// A capture that could not be opened, read or written: what failed, why, and what to do.
///
/// The texts may quote names and messages from outside; who prints them escapes them.
public struct CaptureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What failed, in a few words.
  public let what: String
  /// The reason, as the library or the system words it.
  public let why: String
  /// What the user can do about it, when that is known.
  public let remedy: String?
  /// Whether the process lacks the privilege to capture.
  public let lacksPrivilege: Bool
  /// Whether the reader of the pipe that was written to is gone.
  public let isClosedPipe: Bool
  /// Whether a signal interrupted a wait.
  public let isInterrupted: Bool
  /// Whether the user of the process may not create or write a file.
  public let isPermissionDenied: Bool

  /// A failure of `what` because of `why`.
  public init(
    _ what: String,
    why: String,
    remedy: String? = nil,
    lacksPrivilege: Bool = false,
    isClosedPipe: Bool = false,
    isInterrupted: Bool = false,
    isPermissionDenied: Bool = false
  ) {
    self.what = what
    self.why = why
    self.remedy = remedy
    self.lacksPrivilege = lacksPrivilege
    self.isClosedPipe = isClosedPipe
    self.isInterrupted = isInterrupted
    self.isPermissionDenied = isPermissionDenied
  }

  /// `what: why; remedy`.
  public var description: String { "\(what): \(why)\(remedy.map { "; " + $0 } ?? "")" }
}
