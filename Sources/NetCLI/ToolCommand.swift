public import ArgumentParser

/// A command of the suite: parsed by ArgumentParser, run and ended by ``run(_:)``.
public protocol ToolCommand: ParsableCommand {
  /// The letters of the short options that take a value, those of subcommands included.
  ///
  /// Without a value of its own a command has none; see ``ShortOptionBundles``.
  static var shortOptionsWithValues: String { get }

  /// Names of other programs that the tool stands in for when it is started under them: its
  /// complaints then begin with that name.
  static var otherNames: Set<String> { get }

  /// Does the work; what it throws ends the tool with ``ExitStatus/failure`` and one line on stderr.
  mutating func execute() throws -> ExitStatus
}

extension ToolCommand {
  /// None.
  public static var shortOptionsWithValues: String { "" }

  /// None.
  public static var otherNames: Set<String> { [] }

  /// Unused: ``run(_:)`` calls ``execute()`` itself, to map its result to an exit status.
  public mutating func run() throws {
    throw ExitCode(try execute().rawValue)
  }
}
