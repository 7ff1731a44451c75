internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// One call of the command: finds the host, opens the socket, and lets the session run.
struct PingRun {
  private let command: PingCommand
  private let host: String

  init(_ command: PingCommand, host: String) {
    self.command = command
    self.host = host
  }

  /// How long the name of the host is waited for before the first probe.
  private static let nameTimeout: Int64 = 1_000_000_000

  func execute() throws -> ExitStatus {
    try checkInterval()
    let path = try SourcePath(command.interface)
    let target = try TargetSearch(
      path: path,
      family: command.ipv4 ? .ipv4 : command.ipv6 ? .ipv6 : path.source?.family,
      allowsBroadcast: command.broadcast
    ).find(host)
    guard command.size <= target.version.maximumEchoDataByteCount else {
      throw ToolFailure(
        "-s \(command.size)",
        why: "an IPv4 probe has room for \(target.version.maximumEchoDataByteCount) octets of data"
      )
    }
    let socket = try open(path, target)
    socket.reserveReceiveQueue(byteCount: command.sessionConfiguration.receiveQueueByteCount)
    let signals = try SignalLatch(catching: [.interrupt, .terminate, .quit])
    // From here on foreign octets are read: nothing that needs a privilege is left to do.
    try Capabilities.dropAll()
    let names = command.resolveOptions.resolve ? ReverseNames() : nil
    names?.prefetch(target.destination, until: .now.advanced(byNanoseconds: Self.nameTimeout))
    let identifier = socket.kind == .raw ? socket.identifier : nil
    let form = form(path, target, names, identifier: identifier)
    var report = PingReport(form, isQuiet: command.quiet)
    try report.begin()
    let session = PingSession(
      command.sessionConfiguration,
      targets: TargetList([target]),
      transport: KernelEchoTransport(socket, target: target, signals: signals)
    )
    let engine = try session.run(into: &report)
    try report.end(with: engine)
    return engine.isSuccess ? .success : .negative
  }

  private func checkInterval() throws {
    guard command.interval < 2_000_000, !Capabilities.isStartedByRoot else { return }
    throw ToolFailure(
      "-i",
      why: "less than 0.002 seconds between probes is left to root",
      remedy: "use sudo, or a longer interval"
    )
  }

  private func open(_ path: SourcePath, _ target: PingTarget) throws -> ICMPSocket {
    do {
      let socket = try ICMPSocket(
        target.version,
        interface: path.interface,
        source: path.source
      )
      if let hops = command.timeToLive { try socket.setTimeToLive(hops) }
      if command.broadcast { try socket.allowBroadcast() }
      return socket
    } catch {
      let why = error.errno.description
      switch error.call {
      case "socket" where error.errno == .notPermitted || error.errno == .permissionDenied:
        let path = ExecutablePath.current ?? "netping"
        throw ToolFailure(
          "opening an ICMP socket",
          why: why,
          remedy: "use sudo, or once 'sudo setcap cap_net_raw+ep \(path)', "
            + "or 'sudo sysctl net.ipv4.ping_group_range=\"0 2147483647\"'"
        )
      case "bind":
        throw ToolFailure(
          "sending from \(path.source?.address?.description ?? "the address")",
          why: why,
          remedy: "give -I an address of this host"
        )
      default: throw error
      }
    }
  }

  private func form(
    _ path: SourcePath,
    _ target: PingTarget,
    _ names: ReverseNames?,
    identifier: UInt16?
  ) -> PingReport.Form {
    guard !command.outputOptions.json else {
      return .json(PingJSON(targets: TargetList([target]), isQuiet: command.quiet, names: names))
    }
    var options = PingText.Options()
    options.isQuiet = command.quiet
    options.isTimestamped = command.timestamp
    options.interface = path.interface
    options.showsSource = path.interface != nil || path.source != nil
    options.isVerbose = command.verbose
    options.identifier = identifier
    options.showsPace = command.interval == 0
    let colors = command.outputOptions.color.isEnabled(for: StandardDescriptors.output)
    return .text(
      PingText(
        targets: TargetList([target]),
        dataByteCount: command.size,
        options: options,
        style: TextStyle(isEnabled: colors),
        names: names
      )
    )
  }
}
