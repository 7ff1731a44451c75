package import ArgumentParser
internal import NetCore
package import NetCLI

/// `nettalk serve`.
package struct ServeCommand: ToolCommand {
  package static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve TCP and UDP clients: echo, upper or chat.",
    discussion: """
      Each client is shown with both ends of its association. Standard output gets a line as soon \
      as something happens; the first line tells the address and the real port.

      Examples:
        nettalk serve echo                            loopback, a free port
        nettalk serve upper --listen 127.0.0.1:7000
        nettalk serve chat --listen '*:7000'          every address of this machine
        nettalk serve echo --tcp --udp --listen '[::1]:7'
        nettalk serve echo --json | jq --unbuffered .type
      """,
    version: suiteVersion
  )

  @Argument(
    help: """
      echo: send everything back; upper: the same with a to z in upper case; chat: pass each line \
      on to all other clients.
      """
  )
  var service: Service

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      Listen here: ADDR:PORT, [ADDR]:PORT, *:PORT for every address, or PORT on the loopback; \
      port 0 takes a free one. Can be given several times. (default: 127.0.0.1:0)
      """,
      valueName: "addr:port"
    ),
    transform: ListenAddress.init(argument:)
  )
  var listen: [ListenAddress] = []

  @Flag(name: .shortAndLong, help: "Serve TCP: the default without --udp.")
  var tcp = false

  @Flag(name: .shortAndLong, help: "Serve UDP; with --tcp both, on the same port.")
  var udp = false

  @Option(
    name: .shortAndLong,
    help: "Let this many connections wait to be accepted (the kernel may allow fewer)."
  )
  var backlog: Int32 = 4096

  @Option(
    name: [.customShort("m"), .long],
    help: ArgumentHelp(
      "Serve this many clients at a time; TCP clients beyond wait to be accepted.",
      valueName: "count"
    )
  )
  var maxClients = 65536

  @Option(
    name: [.customShort("i"), .long],
    help: ArgumentHelp(
      """
      Let a client go after this long without traffic. (default: never for TCP, 60 for UDP)
      """,
      valueName: "seconds"
    )
  )
  var idleTimeout: Double?

  @Flag(name: [.customShort("1"), .long], help: "End when the first client has gone.")
  var once = false

  @Flag(name: .shortAndLong, help: "Show where the server listens and the summary, no clients.")
  var quiet = false

  @OptionGroup var numeric: NumericOptions
  @OptionGroup var output: OutputOptions

  package init() {}

  package func validate() throws {
    guard backlog >= 0 else { throw ValidationError("--backlog: a count is at least 0") }
    guard maxClients > 0 else { throw ValidationError("--max-clients: a count is at least 1") }
    if let idleTimeout, !(idleTimeout > 0 && idleTimeout.isFinite) {
      throw ValidationError("--idle-timeout: a time is above 0 seconds")
    }
  }

  package mutating func execute() throws -> ExitStatus {
    var transports: [TransportProtocol] = []
    if tcp || !udp { transports.append(.tcp) }
    if udp { transports.append(.udp) }
    let free = ListenAddress(host: .loopback, port: Port(rawValue: 0))
    let server = try TalkServer(
      ServeConfiguration(
        service: service,
        listen: listen.isEmpty ? [free] : listen,
        transports: transports,
        backlog: backlog,
        maximumClients: maxClients,
        idleTimeout: idleTimeout,
        once: once,
        quiet: quiet,
        output: output
      )
    )
    return try server.run()
  }
}

extension ListenAddress {
  /// Reads an option's value, or says in the option's words what is wrong with it.
  fileprivate init(argument: String) throws {
    do {
      try self.init(argument)
    } catch {
      throw ValidationError("'\(argument.escapedForTerminal)' is no ADDR:PORT: \(error)")
    }
  }
}
