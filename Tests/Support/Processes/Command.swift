import Foundation

/// A command line that a test means to run, with all that its run depends on.
public struct Command: Sendable {
  /// Where the command reads its standard input from.
  public enum Input: Sendable {
    /// `/dev/null`.
    case empty
    /// A file that holds these octets and then ends.
    case bytes([UInt8])
    /// A pipe that the test writes to while the command runs; see ``RunningCommand/send(_:)``.
    case pipe
    /// The file at this path.
    case file(String)

    /// A file that holds the UTF-8 of `text`.
    public static func text(_ text: String) -> Input { .bytes(Array(text.utf8)) }
  }

  /// Where one of the command's output streams goes.
  public enum Output: Sendable {
    /// To a file that the test reads; it takes any amount without back-pressure.
    case captured
    /// To the file at this path, as `/dev/full`.
    case file(String)
    /// To a pipe that nobody reads, as after `| head -1` has gone.
    case closedPipe
  }

  /// The path of the executable.
  public var executable: String
  /// The arguments after the command's name.
  public var arguments: [String]
  /// The environment; the test's own with a C locale, and no variable that styles output.
  public var environment: [String: String]
  /// Where standard input comes from.
  public var standardInput: Input = .empty
  /// Where standard output goes.
  public var standardOutput: Output = .captured
  /// Where standard error goes.
  public var standardError: Output = .captured
  /// How long ``run()`` waits before it kills the command.
  public var timeout: Duration = .seconds(30)

  /// The command line of `executable`, in the environment that ``environment`` describes.
  public init(executable: String, arguments: [String] = []) {
    self.executable = executable
    self.arguments = arguments
    environment = ProcessInfo.processInfo.environment
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LANG", "LANGUAGE"] {
      environment[variable] = nil
    }
    environment["LC_ALL"] = "C.UTF-8"
    environment["TZ"] = "UTC"
  }

  /// One of the suite's tools, as it was built with the running tests.
  public static func tool(_ name: String, _ arguments: String...) -> Command {
    tool(name, arguments)
  }

  /// One of the suite's tools, as it was built with the running tests.
  public static func tool(_ name: String, _ arguments: [String]) -> Command {
    let path = Repository.builtProducts.appending(path: name).path(percentEncoded: false)
    return Command(executable: path, arguments: arguments)
  }

  /// A program found in `PATH`: a peer to compare with, or the system's own `ip`.
  public static func peer(_ name: String, _ arguments: String...) -> Command {
    peer(name, arguments)
  }

  /// A program found in `PATH`: a peer to compare with, or the system's own `ip`.
  public static func peer(_ name: String, _ arguments: [String]) -> Command {
    Command(executable: Peer.path(of: name) ?? name, arguments: arguments)
  }
}
