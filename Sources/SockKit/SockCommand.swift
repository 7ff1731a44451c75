package import ArgumentParser
package import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// The command line of netsock.
package struct SockCommand: ToolCommand {
  package static let configuration = CommandConfiguration(
    commandName: "netsock",
    abstract: "Show the sockets of this host and who owns them.",
    discussion: """
      Without an option that names a protocol, all tables are shown; without -a or -l, only \
      sockets that have a peer.

      Examples:
        netsock -tulpn           who listens, on which TCP and UDP ports
        netsock -ta              all TCP sockets, of IPv4 and IPv6
        netsock -tao -4          IPv4 only, with timers
        netsock -xap             local sockets and their owners
        netsock -0p              who receives whole frames (packet sockets)
        netsock -ta --explain    what each state and queue means
        netsock -ta --json       one JSON object a socket, and a summary
        netsock -a --proc-root saved/proc --byte-order big
                                 tables saved from a big-endian machine

      Exit status: 0 sockets were shown, 1 no socket matched, 2 no table could be read, or wrong \
      usage.
      """,
    version: suiteVersion
  )

  @OptionGroup package var protocols: SockProtocolOptions
  @OptionGroup package var display: SockDisplayOptions
  @OptionGroup package var source: SockSourceOptions
  @OptionGroup package var resolve: ResolveOptions
  @OptionGroup package var output: OutputOptions

  package init() {}

  package mutating func execute() throws -> ExitStatus {
    let signals = try SignalLatch()
    let configuration = makeConfiguration()
    let session = SockSession(configuration, isStopRequested: { signals.isStopRequested }) {
      complain($0.description.escapedForTerminal)
    }
    let listing = session.run()
    SockComplaints(listing, configuration, asksForOwners: display.programs).tell()
    guard listing.readTableCount > 0 || listing.isInterrupted else { return .failure }
    var standardOutput = StandardOutput()
    if output.json {
      let report = SocketJSON(listing, configuration)
      try report.write(to: &standardOutput, isStopRequested: { signals.isStopRequested })
    } else {
      let style = TextStyle(isEnabled: output.color.isEnabled(for: StandardDescriptors.output))
      let report = SocketText(listing, configuration, style)
      try report.write(to: &standardOutput, isStopRequested: { signals.isStopRequested })
    }
    try standardOutput.flush()
    return listing.rowCount > 0 ? .success : .negative
  }

  /// The configuration that the options describe.
  package func makeConfiguration() -> SockConfiguration {
    var configuration = SockConfiguration()
    protocols.apply(to: &configuration)
    configuration.selection = display.all ? .all : display.listening ? .listening : .connected
    // A JSON row names the owners and the user of its socket whatever the text would show.
    configuration.findsOwners = display.programs || output.json
    configuration.isExtended = display.extended > 0 || output.json
    configuration.explains = display.explain
    // The text has netstat's Send-Q, which is 0 for a listening socket.
    configuration.asksForBacklogs = output.json || display.explain
    configuration.showsTimers = display.timers
    configuration.showsNumericUsers = resolve.numeric > 0 && !output.json
    configuration.resolvesNames = resolve.resolve
    configuration.isLive = source.procRoot == nil
    configuration.tables = ProcFS(
      root: source.procRoot ?? "/proc",
      byteOrder: source.byteOrder?.kernelByteOrder ?? .host
    )
    return configuration
  }
}
