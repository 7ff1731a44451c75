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

  /// So many targets take less memory than the program itself.
  private static let fewTargets = 256

  func execute() throws -> ExitStatus {
    let conditions = try command.statisticsOptions.conditions()
    try command.checkGraph()
    try checkPace()
    let path = try SourcePath(command.path.interface)
    // From here on a signal ends the run in order, also while targets are gathered.
    // What sets an alarm(2) and becomes ping relies on its summary.
    let signals = try SignalLatch(
      catching: [.interrupt, .terminate, .alarm, .quit],
      endsAtSecond: true
    )
    let audience = try audience(path, signals)
    let targets = audience.targets
    var configuration = command.sessionConfiguration
    if !Capabilities.isStartedByRoot { configuration.minimumInterval = Self.minimumUserInterval }
    if targets.count > 1, !Capabilities.isStartedByRoot {
      configuration.pause = max(configuration.pause, SweepOptions.leastPause)
    }
    // Where nobody is asked any more, nothing can go wrong with sockets.
    let isAsking = !audience.isInterrupted
    let icmpv4 = isAsking ? try open(.icmpv4, targets, path, configuration) : nil
    let icmpv6 = isAsking ? try open(.icmpv6, targets, path, configuration) : nil
    // From here on foreign octets are read: nothing that needs a privilege is left to do.
    try Capabilities.dropAll()
    // A flood of few is over soon, and would only read the pages again.
    if !configuration.floods || targets.count > Self.fewTargets { ProgramPages.release() }
    let names = command.resolvesNames && isAsking ? ReverseNames() : nil
    names?.prefetch(
      targets.indices.lazy.compactMap { targets.destination(of: $0) },
      until: .now.advanced(byNanoseconds: Self.nameTimeout),
      while: { !signals.isStopRequested }
    )
    let isIdentifierGiven = command.probes.identifier != nil
    let identifier =
      icmpv4.knownIdentifier(isGiven: isIdentifierGiven)
      ?? icmpv6.knownIdentifier(isGiven: isIdentifierGiven)
    let form = form(path, targets, names, identifier: identifier)
    var report = PingReport(
      form,
      path: path,
      isQuiet: command.lines.quiet,
      graph: isAsking ? graph(targetCount: targets.count) : nil,
      names: names
    )
    if isAsking {
      try report.begin(configuration)
      // A flood may find no time to write until it ends.
      try report.flush()
    }
    let session = PingSession(
      configuration,
      targets: targets,
      transport: try KernelEchoTransport(
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
    if targets.count > 1, command.path.sendBuffer == nil {
      socket.reserveSendQueue(byteCount: configuration.sendQueueByteCount)
    }
    return socket
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
