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

  /// The shortest interval for users other than root, as ping(8) has it, in nanoseconds.
  private static let minimumUserInterval: Int64 = 2_000_000
  /// How long the name of a host is waited for before the first probe.
  private static let nameTimeout: Int64 = 1_000_000_000

  /// So many targets take less memory than the program itself.
  private static let fewTargets = 256

  func execute() throws -> ExitStatus {
    let conditions = try command.statisticsOptions.conditions()
    try command.checkGraph()
    try checkPace()
    let path = try SourcePath(command.path.interface)
    let audience = try audience(path)
    let targets = audience.targets
    var configuration = command.sessionConfiguration
    if !Capabilities.isStartedByRoot { configuration.minimumInterval = Self.minimumUserInterval }
    if targets.count > 1, !Capabilities.isStartedByRoot {
      configuration.pause = max(configuration.pause, SweepOptions.leastPause)
    }
    let icmpv4 = try open(.icmpv4, targets, path, configuration)
    let icmpv6 = try open(.icmpv6, targets, path, configuration)
    let signals = try SignalLatch(catching: [.interrupt, .terminate, .quit])
    // From here on foreign octets are read: nothing that needs a privilege is left to do.
    try Capabilities.dropAll()
    // A flood of few is over soon, and would only read the pages again.
    if !configuration.floods || targets.count > Self.fewTargets { ProgramPages.release() }
    let names = command.resolvesNames ? ReverseNames() : nil
    if let names, targets.count == 1, let destination = targets.destination(of: 0) {
      names.prefetch(destination, until: .now.advanced(byNanoseconds: Self.nameTimeout))
    }
    let isIdentifierGiven = command.probes.identifier != nil
    let identifier =
      icmpv4.knownIdentifier(isGiven: isIdentifierGiven)
      ?? icmpv6.knownIdentifier(isGiven: isIdentifierGiven)
    let form = form(path, targets, names, identifier: identifier)
    var report = PingReport(
      form,
      isQuiet: command.lines.quiet,
      graph: graph(targetCount: targets.count)
    )
    try report.begin(configuration)
    let session = PingSession(
      configuration,
      targets: targets,
      transport: KernelEchoTransport(
        icmpv4: icmpv4,
        icmpv6: icmpv6,
        dataByteCount: configuration.dataByteCount,
        flowLabel: flowLabel ?? 0,
        signals: signals
      )
    )
    let engine = try session.run(into: &report)
    try report.end(with: engine)
    let isFailed = tellFailures(of: conditions, in: engine)
    let status = status(of: engine, audience)
    return isFailed && status == .success ? .negative : status
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
    guard !command.path.connect || targets.count == 1 else {
      throw ToolFailure("-C", why: "a socket can be connected to one target alone")
    }
    let asksMany = asksMany(targets, version)
    if asksMany { try checkRestraint() }
    let socket = try openSocket(
      path,
      target,
      asksMany: asksMany,
      configuration
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
    if let pause = command.sweep.pause, pause < SweepOptions.leastPause {
      throw ToolFailure(
        "--pause",
        why: "less than 0.001 seconds between probes is left to root",
        remedy: "use sudo, or a longer pause"
      )
    }
    guard !command.sweep.sweep, command.pace.effectiveInterval < Self.minimumUserInterval
    else { return }
    throw ToolFailure(
      command.pace.flood && command.pace.interval == nil ? "-f" : "-i",
      why: "less than 0.002 seconds between probes is left to root",
      remedy: "use sudo, or a longer interval"
    )
  }

  /// Whether a probe to one of `targets` reaches many hosts: a group, or with -b what may be a whole
  /// network.
  private func asksMany(_ targets: TargetList, _ version: ICMPVersion) -> Bool {
    version == .icmpv4 && command.path.broadcast || targets.containsMulticast(version)
  }

  /// What asks many hosts at once must leave them time, and must not make them put fragments
  /// together.
  private func checkRestraint() throws {
    guard !Capabilities.isStartedByRoot else { return }
    if command.pace.effectiveInterval < 1_000_000_000 {
      throw ToolFailure(
        "-i",
        why: "asking many hosts at once more often than each second is left to root",
        remedy: "use sudo, or a longer interval"
      )
    }
    if let discovery = command.probes.pathDiscovery, discovery != .do {
      throw ToolFailure(
        "-M \(discovery.rawValue)",
        why: "probes that many hosts get are fragmented for root alone",
        remedy: "use sudo, or -M do"
      )
    }
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
    guard !command.sweep.sweep else {
      return .sweep(SweepText(targets: targets, told: command.sweep.told))
    }
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
    command.statisticsOptions.apply(to: &options, isVerbose: command.lines.verbose)
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
