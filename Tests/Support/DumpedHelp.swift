import Foundation
public import Testing

/// What ArgumentParser's `--experimental-dump-help` says of a command.
public enum DumpedHelp {
  private struct Tool: Decodable { var command: Command }

  private struct Command: Decodable {
    var arguments: [Argument]?
    var subcommands: [Command]?
  }

  private struct Argument: Decodable {
    var kind: String
    var names: [Name]?
  }

  private struct Name: Decodable {
    var kind: String
    var name: String
  }

  /// The letters of the short options that take a value, in the command and its subcommands, and
  /// those of the flags.
  private static func shortOptions(
    in dump: String
  ) throws -> (withValues: Set<Character>, flags: Set<Character>) {
    var withValues: Set<Character> = []
    var flags: Set<Character> = []
    var commands = [try JSONDecoder().decode(Tool.self, from: Data(dump.utf8)).command]
    while let command = commands.popLast() {
      commands += command.subcommands ?? []
      for argument in command.arguments ?? [] {
        for name in argument.names ?? [] where name.kind == "short" {
          guard let letter = name.name.first else { continue }
          if argument.kind == "option" { withValues.insert(letter) } else { flags.insert(letter) }
        }
      }
    }
    return (withValues, flags)
  }

  /// Expects `declared`, the letters that a command tells getopt's bundles by, to be those of its
  /// options that take a value, and no flag to have one of them.
  public static func expectShortOptions(
    _ declared: String,
    in dump: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let options = try shortOptions(in: dump)
    #expect(Set(declared) == options.withValues, sourceLocation: sourceLocation)
    #expect(options.withValues.isDisjoint(with: options.flags), sourceLocation: sourceLocation)
    #expect(!options.flags.isEmpty, sourceLocation: sourceLocation)
  }
}
