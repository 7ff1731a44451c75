/// Why a tool could not do what it was asked: what failed, why, and what to do.
public struct ToolFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What failed, in a few words.
  public let what: String
  /// The reason.
  public let why: String
  /// What the user can do about it, when that is known.
  public let remedy: String?

  /// A failure of `what` because of `why`.
  public init(_ what: String, why: String, remedy: String? = nil) {
    self.what = what
    self.why = why
    self.remedy = remedy
  }

  /// `what: why; remedy`.
  public var description: String { "\(what): \(why)\(remedy.map { "; " + $0 } ?? "")" }
}
