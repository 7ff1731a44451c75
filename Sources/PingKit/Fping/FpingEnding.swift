/// How fping(8) ends before it has sent anything: what it says, where, and its exit status.
struct FpingEnding: Error, Hashable {
  /// What is said.
  enum Message: Hashable {
    /// Lines for stderr behind the name of the program, without the last line feed.
    case complaint(String)
    /// The same, for a program that leaves its name out.
    case bareComplaint(String)
    /// The summary of the options.
    case usage
    /// The version.
    case version
    /// Nothing.
    case none
  }

  /// What is said.
  let message: Message
  /// The exit status.
  let status: Int32

  /// Wrong usage: the summary of the options goes to stderr.
  static var wrongUsage: Self { Self(message: .usage, status: 1) }

  /// A complaint behind the name of the program.
  static func refusal(_ reason: String, status: Int32 = 1) -> Self {
    Self(message: .complaint(reason), status: status)
  }
}
