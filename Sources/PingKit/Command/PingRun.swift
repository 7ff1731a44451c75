internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// One call of the command: finds the host, opens the socket, and lets the session run.
struct PingRun {
  let command: PingCommand
  private let host: String
  /// The flow label of the probes; 0 on the command line stands for a random one.
  let flowLabel: UInt32?

  init(_ command: PingCommand, host: String) {
    self.command = command
    self.host = host
    flowLabel = command.probes.flowLabel.map { $0 == 0 ? .random(in: 1...0xfffff) : $0 }
  }

  /// How long the name of the host is waited for before the first probe.
  private static let nameTimeout: Int64 = 1_000_000_000

  func execute() throws -> ExitStatus {
    try checkPace()
    let path = try SourcePath(command.path.interface)
    let target = try TargetSearch(
      path: path,
      family: command.family(startedAs: ExecutableName.current) ?? path.source?.family,
      allowsBroadcast: command.path.broadcast
    ).find(host)
    guard command.probes.size <= target.version.maximumEchoDataByteCount else {
      throw ToolFailure(
        "-s \(command.probes.size)",
        why: "an IPv4 probe has room for \(target.version.maximumEchoDataByteCount) octets of data"
      )
    }
    let socket = try openSocket(path, target)
    socket.reserveReceiveQueue(byteCount: command.sessionConfiguration.receiveQueueByteCount)
    let signals = try SignalLatch(catching: [.interrupt, .terminate, .quit])
    // From here on foreign octets are read: nothing that needs a privilege is left to do.
    try Capabilities.dropAll()
    let names = command.resolvesNames ? ReverseNames() : nil
    names?.prefetch(target.destination, until: .now.advanced(byNanoseconds: Self.nameTimeout))
    let isIdentifierOurs = socket.kind == .raw || command.probes.identifier != nil
    let identifier = isIdentifierOurs ? socket.identifier : nil
    let form = form(path, target, names, identifier: identifier)
    var report = PingReport(form, isQuiet: command.lines.quiet)
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

  private func checkPace() throws {
    guard !Capabilities.isStartedByRoot else { return }
    if let preload = command.pace.preload, preload > 3 {
      throw ToolFailure(
        "-l \(preload)",
        why: "more than 3 probes at once are left to root",
        remedy: "use sudo, or a smaller number"
      )
    }
    guard command.pace.effectiveInterval < 2_000_000 else { return }
    throw ToolFailure(
      command.pace.flood && command.pace.interval == nil ? "-f" : "-i",
      why: "less than 0.002 seconds between probes is left to root",
      remedy: "use sudo, or a longer interval"
    )
  }

  private func form(
    _ path: SourcePath,
    _ target: PingTarget,
    _ names: ReverseNames?,
    identifier: UInt16?
  ) -> PingReport.Form {
    guard !command.outputOptions.json else {
      return .json(
        PingJSON(targets: TargetList([target]), isQuiet: command.lines.quiet, names: names)
      )
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
    if target.version == .icmpv4 {
      let isRecording = command.probes.recordRoute || command.probes.recordTime != nil
      options.internetOptionByteCount = isRecording ? InternetOptions.maximumByteCount : 0
    } else {
      options.flowLabel = flowLabel
    }
    let colors = command.outputOptions.color.isEnabled(for: StandardDescriptors.output)
    return .text(
      PingText(
        targets: TargetList([target]),
        dataByteCount: command.probes.size,
        options: options,
        style: TextStyle(isEnabled: colors),
        names: names
      )
    )
  }
}
