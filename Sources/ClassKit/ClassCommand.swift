package import ArgumentParser
package import NetCLI

/// The command line of netclass.
package struct ClassCommand: ToolCommand {
  package static let configuration = CommandConfiguration(
    commandName: "netclass",
    abstract: "Tell what an address, a prefix or a port is.",
    version: suiteVersion
  )

  package init() {}

  package mutating func execute() throws -> ExitStatus {
    throw ToolFailure("netclass", why: "this revision holds its command line only")
  }
}
