package import ArgumentParser
package import NetCLI

/// The command line of netsniff.
package struct SniffCommand: ToolCommand {
  package static let configuration = CommandConfiguration(
    commandName: "netsniff",
    abstract: "Show the packets that pass an interface or lie in a capture file.",
    version: suiteVersion
  )

  package init() {}

  package mutating func execute() throws -> ExitStatus {
    throw ToolFailure("netsniff", why: "this revision holds its command line only")
  }
}
