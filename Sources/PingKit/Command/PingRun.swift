internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// One call of the command: finds the host, opens the socket, and lets the session run.
struct PingRun {
  let command: PingCommand
  /// The flow label of the probes; 0 on the command line stands for a random one.
  let flowLabel: UInt32?

  init(_ command: PingCommand) {
    self.command = command
    flowLabel = command.probes.flowLabel.map { $0 == 0 ? .random(in: 1...0xfffff) : $0 }
  }

  /// How long the name of a host is waited for before the first probe.
  private static let nameTimeout: Int64 = 1_000_000_000

  func execute() throws -> ExitStatus {
    try checkPace()
    let path = try SourcePath(command.path.interface)
    let targets = try targets(path)
    let configuration = command.sessionConfiguration
    let icmpv4 = try open(.icmpv4, targets, path, configuration)
    let icmpv6 = try open(.icmpv6, targets, path, configuration)
    let signals = try SignalLatch(catching: [.interrupt, .terminate, .quit])
    // From here on foreign octets are read: nothing that needs a privilege is left to do.
    try Capabilities.dropAll()
    ProgramPages.release()
    let names = command.resolvesNames ? ReverseNames() : nil
    if let names, targets.count == 1, let destination = targets.destination(of: 0) {
      names.prefetch(destination, until: .now.advanced(byNanoseconds: Self.nameTimeout))
    }
    let isIdentifierGiven = command.probes.identifier != nil
    let identifier =
      icmpv4.knownIdentifier(isGiven: isIdentifierGiven)
      ?? icmpv6.knownIdentifier(isGiven: isIdentifierGiven)
    let form = form(path, targets, names, identifier: identifier)
    var report = PingReport(form, isQuiet: command.lines.quiet)
    try report.begin()
    let session = PingSession(
      configuration,
      targets: targets,
      transport: KernelEchoTransport(
        icmpv4: icmpv4,
        icmpv6: icmpv6,
        dataByteCount: configuration.dataByteCount,
        signals: signals
      )
    )
    let engine = try session.run(into: &report)
    try report.end(with: engine)
    return engine.isSuccess ? .success : .negative
  }

  private func targets(_ path: SourcePath) throws -> TargetList {
    var targets = TargetList()
    if let host = command.host {
      let search = TargetSearch(
        path: path,
        family: command.family(startedAs: ExecutableName.current) ?? path.source?.family,
        allowsBroadcast: command.path.broadcast
      )
      targets.append(try search.find(host))
    }
    for text in command.sweep.generate {
      guard let prefix = IPPrefix(text), targets.append(hostsOf: prefix) else {
        throw ToolFailure("--generate \(text.escapedForTerminal)", why: "not a usable network")
      }
    }
    return targets
  }

  /// The socket for `version`, when a target needs it.
  private func open(
    _ version: ICMPVersion,
    _ targets: TargetList,
    _ path: SourcePath,
    _ configuration: PingConfiguration
  ) throws -> ICMPSocket? {
    guard let target = targets.firstTarget(of: version) else { return nil }
    guard command.probes.size <= version.maximumEchoDataByteCount else {
      throw ToolFailure(
        "-s \(command.probes.size)",
        why: "an IPv4 probe has room for \(version.maximumEchoDataByteCount) octets of data"
      )
    }
    let socket = try openSocket(
      path,
      target,
      stampsDepartures: configuration.wantsDepartures
    )
    socket.reserveReceiveQueue(byteCount: configuration.receiveQueueByteCount)
    return socket
  }

  private func checkPace() throws {
    guard !Capabilities.isStartedByRoot else { return }
    if let preload = command.pace.preload, preload > 3 {
      throw ToolFailure(
        "-l \(preload)",
        why: "more than 3 probes at once are left to root",
        remedy: "use sudo, or a smaller number"
      )
    }
    guard !command.sweep.sweep, command.pace.effectiveInterval < 2_000_000 else { return }
    throw ToolFailure(
      command.pace.flood && command.pace.interval == nil ? "-f" : "-i",
      why: "less than 0.002 seconds between probes is left to root",
      remedy: "use sudo, or a longer interval"
    )
  }

  private func form(
    _ path: SourcePath,
    _ targets: TargetList,
    _ names: ReverseNames?,
    identifier: UInt16?
  ) -> PingReport.Form {
    guard !command.outputOptions.json else {
      return .json(
        PingJSON(targets: targets, isQuiet: command.lines.quiet, names: names)
      )
    }
    guard !command.sweep.sweep else { return .sweep(SweepText(targets: targets)) }
    var options = PingText.Options()
    options.isQuiet = command.lines.quiet
    options.isTimestamped = command.lines.timestamp
    options.interface = path.interface
    options.showsSource =
      path.interface != nil || path.source != nil || command.path.stickySource
    options.isVerbose = command.lines.verbose
    options.identifier = identifier
    options.showsPace = command.pace.isShown
    options.isFlooding = command.pace.flood
    options.isAudible = command.lines.audible
    options.showsMicroseconds = command.lines.noRounding
    options.pattern = command.probes.pattern
    if !targets.contains(.icmpv6) {
      let isRecording = command.probes.recordRoute || command.probes.recordTime != nil
      options.internetOptionByteCount = isRecording ? InternetOptions.maximumByteCount : 0
    } else {
      options.flowLabel = flowLabel
    }
    let colors = command.outputOptions.color.isEnabled(for: StandardDescriptors.output)
    return .text(
      PingText(
        targets: targets,
        dataByteCount: command.probes.size,
        options: options,
        style: TextStyle(isEnabled: colors),
        names: names
      )
    )
  }
}

extension Optional where Wrapped == ICMPSocket, Wrapped: ~Copyable {
  /// The identifier, where it is not left to the kernel.
  fileprivate func knownIdentifier(isGiven: Bool) -> UInt16? {
    switch self {
    case .some(let socket): isGiven || socket.kind == .raw ? socket.identifier : nil
    case .none: nil
    }
  }
}
