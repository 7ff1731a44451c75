package import ArgumentParser
package import NetCLI

/// The command line of netping.
package struct PingCommand: ToolCommand {
  package static let configuration = CommandConfiguration(
    commandName: "netping",
    abstract: "Ask hosts for ICMP echo replies and tell how long they take.",
    version: suiteVersion
  )

  package init() {}

  package mutating func execute() throws -> ExitStatus {
    throw ToolFailure("netping", why: "this revision holds its command line only")
  }
}
