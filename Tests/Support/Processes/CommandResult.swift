/// How a command ended and what it wrote.
public struct CommandResult: Sendable, CustomStringConvertible {
  /// How a process ended.
  public enum Ending: Hashable, Sendable {
    /// It exited with this status.
    case exited(Int32)
    /// This signal killed it.
    case killed(signal: Int32)
    /// It was still running at the test's limit and was killed for it.
    case timedOut
  }

  /// The executable and its arguments.
  public let commandLine: [String]
  /// How it ended.
  public let ending: Ending
  /// All of standard output that was captured.
  public let outputBytes: [UInt8]
  /// All of standard error that was captured.
  public let errorBytes: [UInt8]

  /// The exit status, or `nil` when the command did not exit by itself.
  public var exitStatus: Int32? {
    if case .exited(let status) = ending { status } else { nil }
  }

  /// Standard output as text; invalid UTF-8 shows as U+FFFD.
  public var output: String { String(decoding: outputBytes, as: UTF8.self) }

  /// Standard error as text; invalid UTF-8 shows as U+FFFD.
  public var errors: String { String(decoding: errorBytes, as: UTF8.self) }

  /// The lines of standard output, without their line feeds.
  public var outputLines: [String] { lines(of: output) }

  /// The lines of standard error, without their line feeds.
  public var errorLines: [String] { lines(of: errors) }

  /// What a failed expectation prints.
  public var description: String {
    "$ \(commandLine.joined(separator: " "))\n\(output)[stderr]\n\(errors)[\(ending)]"
  }

  private func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
