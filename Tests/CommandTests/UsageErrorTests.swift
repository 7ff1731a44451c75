import TestSupport
import Testing

/// Wrong usage is exit status 2 and one line on stderr that names the tool and what was wrong.
@Suite struct UsageErrorTests {
  @Test(arguments: SuiteTool.allCases)
  func `an unknown option is named`(tool: SuiteTool) throws {
    try expectUsageError(tool, ["--no-such-option"], naming: "--no-such-option")
  }

  @Test(arguments: SuiteTool.allCases)
  func `a value that an option does not take is named`(tool: SuiteTool) throws {
    // The first command that has the option: the tool itself, or one of its subcommands.
    let command = try #require(
      try CommandDescription.of(tool).all.first { $0.options.contains("--color") }
    )
    try expectUsageError(tool, command.path + ["--color", "mauve"], naming: "mauve")
  }

  /// ArgumentParser alone says of a value that looks like an option that there is none.
  @Test(arguments: [
    ("-i", "-1", "not a number of seconds"), ("-c", "-1", "not a whole number from 1"),
    ("-s", "-1", "not a whole number from 0"), ("-I", "-x", "no such interface"),
    ("-M", "-x", "'do', 'want'"), ("-T", "-x", "tsonly"), ("-p", "-1", "hex digits"),
    ("--interval", "-1", "not a number of seconds"), ("--targets", "-x", "No such file"),
    ("--generate", "-x", "192.0.2.0/24"), ("--fail-if", "-x", "--fail-if: "),
    ("--until", "-1", "not a whole number from 1"), ("--windows", "-1", "write them as 10s,1m,5m"),
    ("--color", "-x", "'auto', 'always'"), ("--at-least", "-1", "not a whole number"),
    ("--retries", "-1", "not a whole number"), ("--backoff", "-1", "not a number from 1"),
    ("--pause", "-1", "not a number of seconds"), ("-N", "-x", "not offered"),
  ])
  func `a value of netping that begins with a dash is told what is wrong with it`(
    option: String,
    value: String,
    why: String
  ) throws {
    let result = try Command.tool("netping", option, value, "192.0.2.1").run()
    #expect(result.exitStatus == 2, "\(result)")
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(why), "\(result)")
    #expect(!result.errors.contains("Missing value"), "\(result)")
  }

  @Test func `netping --fping behind other options is told where it belongs`() throws {
    try expectUsageError(.netping, ["-c1", "--fping", "192.0.2.1"], naming: "--fping comes first")
  }

  @Test(arguments: SuiteTool.allCases)
  func `control characters in a wrong option do not reach the terminal`(tool: SuiteTool) throws {
    let result = try Command.tool(tool.rawValue, "--\u{1B}[31m").run()
    #expect(result.exitStatus == 2)
    #expect(!result.errors.contains("\u{1B}"))
    #expect(result.errorLines.count == 1)
  }

  @Test(arguments: SuiteTool.allCases)
  func `habit may ask for numbers, once or twice`(tool: SuiteTool) throws {
    for command in try CommandDescription.of(tool).all where command.options.contains("--json") {
      #expect(command.options.contains("-n"), "\(command.path)")
      let result = try Command.tool(tool.rawValue, command.path + ["-nn", "--help"]).run()
      #expect(result.exitStatus == 0, "\(result)")
    }
  }

  @Test func `a host to ping is needed`() throws {
    try expectUsageError(.netping, [], naming: "host")
  }

  @Test func `a port to connect to is needed`() throws {
    try expectUsageError(.nettalk, ["connect", "127.0.0.1"], naming: "port")
  }

  private func expectUsageError(
    _ tool: SuiteTool,
    _ arguments: [String],
    naming fault: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try Command.tool(tool.rawValue, arguments).run()
    #expect(result.exitStatus == 2, "\(result)", sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, sourceLocation: sourceLocation)
    #expect(result.errorLines.count == 1, "\(result)", sourceLocation: sourceLocation)
    #expect(result.errors.hasPrefix("\(tool): "), "\(result)", sourceLocation: sourceLocation)
    #expect(result.errors.contains(fault), "\(result)", sourceLocation: sourceLocation)
    #expect(!result.errors.contains(".;"), "\(result)", sourceLocation: sourceLocation)
  }
}
