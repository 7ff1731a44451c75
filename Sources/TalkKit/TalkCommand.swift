package import ArgumentParser
package import NetCLI

/// The command line of nettalk.
package struct TalkCommand: ToolCommand {
  package static let configuration = CommandConfiguration(
    commandName: "nettalk",
    abstract: "Serve and connect TCP and UDP sockets by hand.",
    version: suiteVersion
  )

  package init() {}

  package mutating func execute() throws -> ExitStatus {
    throw ToolFailure("nettalk", why: "this revision holds its command line only")
  }
}
