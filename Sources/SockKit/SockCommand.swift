package import ArgumentParser
package import NetCLI

/// The command line of netsock.
package struct SockCommand: ToolCommand {
  package static let configuration = CommandConfiguration(
    commandName: "netsock",
    abstract: "Show the sockets of this host and who owns them.",
    version: suiteVersion
  )

  package init() {}

  package mutating func execute() throws -> ExitStatus {
    throw ToolFailure("netsock", why: "this revision holds its command line only")
  }
}
