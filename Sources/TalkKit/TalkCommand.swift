package import ArgumentParser
package import NetCLI

/// The command line of nettalk.
package struct TalkCommand: ToolCommand {
  package static let shortOptionsWithValues = "Wbilmpsw"

  package static let configuration = CommandConfiguration(
    commandName: "nettalk",
    abstract: "Serve and connect TCP and UDP sockets by hand.",
    discussion: """
      Examples:
        nettalk serve echo                            an echo server on a free port
        nettalk connect 127.0.0.1 7000 <request       send a file, print the answer
        nettalk serve chat --listen '*:7000'          a chat room for everybody
        nettalk connect -u 127.0.0.1 7000             a datagram for each line typed
      """,
    version: suiteVersion,
    subcommands: [ServeCommand.self, ConnectCommand.self]
  )

  package init() {}

  package mutating func execute() throws -> ExitStatus {
    throw ToolFailure(
      "command line",
      why: "it names nothing to do",
      remedy: "say 'serve' or 'connect'; see 'nettalk --help'"
    )
  }
}
