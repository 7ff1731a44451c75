import TestSupport

/// What a tool says of its own command line (`--experimental-dump-help`).
struct CommandDescription {
  /// The words after the tool's name that lead to the command.
  let path: [String]
  /// The names of all options that help shows, as `-c` and `--count`.
  let options: Set<String>
  let subcommands: [CommandDescription]

  /// This command and all below it.
  var all: [CommandDescription] { [self] + subcommands.flatMap(\.all) }

  static func of(_ tool: SuiteTool) throws -> CommandDescription {
    let result = try Command.tool(tool.rawValue, "--experimental-dump-help").run()
    guard result.exitStatus == 0, let command = try JSONValue(parsing: result.output)["command"]
    else { throw TestFailure("\(result)") }
    return CommandDescription(command, path: [])
  }

  private init(_ command: JSONValue, path: [String]) {
    self.path = path
    let visible = (command["arguments"]?.elements ?? []).filter { $0["shouldDisplay"] == true }
    options = Set(visible.flatMap { $0["names"]?.elements ?? [] }.compactMap(Self.spelling))
    subcommands = (command["subcommands"]?.elements ?? []).compactMap { subcommand in
      // ArgumentParser adds `help` by itself.
      guard let name = subcommand["commandName"]?.string, name != "help" else { return nil }
      return CommandDescription(subcommand, path: path + [name])
    }
  }

  private static func spelling(of name: JSONValue) -> String? {
    guard let text = name["name"]?.string else { return nil }
    return name["kind"] == "long" ? "--\(text)" : "-\(text)"
  }
}
