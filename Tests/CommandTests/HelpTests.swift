import TestSupport
import Testing

/// What a tool tells of itself.
@Suite struct HelpTests {
  @Test(arguments: SuiteTool.allCases)
  func `help is what the snapshot shows, for the tool and each of its subcommands`(
    tool: SuiteTool
  ) throws {
    for command in try CommandDescription.of(tool).all {
      let result = try Command.tool(tool.rawValue, command.path + ["--help"]).run()
      #expect(result.exitStatus == 0)
      #expect(result.errors.isEmpty)
      let name = (["help"] + command.path).joined(separator: "-")
      expectSnapshot(result.output, named: "\(tool)/\(name).txt")
    }
  }

  @Test(arguments: SuiteTool.allCases)
  func `help has examples that begin with the tool's name`(tool: SuiteTool) throws {
    let lines = try Command.tool(tool.rawValue, "--help").run().outputLines
    #expect(lines.contains { $0.hasPrefix("  \(tool) ") || $0.hasPrefix("  $ \(tool) ") })
  }

  @Test(arguments: SuiteTool.allCases)
  func `help that cannot be written is exit status 2 with a line that says so`(
    tool: SuiteTool
  ) throws {
    let result = try Command.tool(tool.rawValue, "--help").writing(to: .file("/dev/full")).run()
    #expect(result.exitStatus == 2)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("\(tool): "))
  }

  @Test(arguments: SuiteTool.allCases)
  func `help for a reader who has gone ends quietly`(tool: SuiteTool) throws {
    let result = try Command.tool(tool.rawValue, "--help").writing(to: .closedPipe).run()
    #expect(result.exitStatus == 0)
    #expect(result.errors.isEmpty)
  }

  @Test func `all tools are of one version, which the changelog knows`() throws {
    let versions = try SuiteTool.allCases.map { tool in
      let result = try Command.tool(tool.rawValue, "--version").run()
      #expect(result.exitStatus == 0)
      #expect(result.errors.isEmpty)
      return result.outputLines.first
    }
    let version = try #require(versions.first ?? nil)
    #expect(version.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+/) != nil)
    #expect(Set(versions) == [version])
    #expect(try Repository.text(of: "CHANGELOG.md").contains(version))
  }
}
