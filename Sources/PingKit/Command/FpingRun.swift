internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// One call of fping: gathers the targets, opens the sockets, and lets the session run.
struct FpingRun {
  let options: FpingOptions
  private let program: String

  init(_ options: FpingOptions, program: String) {
    self.options = options
    self.program = program
  }

  func execute() throws -> Int32 {
    try checkPace()
    // From here on a signal ends the run in order, also while targets are gathered.
    let signals = try SignalLatch(catching: [.interrupt, .terminate, .quit], endsAtSecond: true)
    let isQuiet = options.isQuiet
    var watch = GatheringWatch(signals) { if !isQuiet { FpingWriter.tell($0) } }
    defer { watch.clear() }
    var gathering = TargetGathering()
    try gather(into: &gathering, watch: &watch)
    var rules = TargetGathering.NameRules()
    rules.family = options.version.map { $0 == .icmpv4 ? .ipv4 : .ipv6 }
    rules.takesAllAddresses = options.takesAllAddresses
    rules.keepsUnresolved = false
    let targets = gathering.finish(rules, watch: &watch)
    watch.tellFaults(of: gathering)
    watch.clear()
    guard targets.count > 0 || signals.isStopRequested else {
      throw FpingEnding(message: .none, status: gathering.faultCount > 0 ? 2 : 1)
    }
    return try run(targets, unresolvedCount: gathering.faultCount, signals)
  }

  private func run(
    _ targets: TargetList,
    unresolvedCount: Int,
    _ signals: SignalLatch
  ) throws -> Int32 {
    // Where nobody is asked any more, nothing can go wrong with sockets.
    let isAsking = !signals.isStopRequested
    let icmpv4 = isAsking ? try open(.icmpv4, targets) : nil
    let icmpv6 = isAsking ? try open(.icmpv6, targets) : nil
    // From here on foreign octets are read: nothing that needs a privilege is left to do.
    try Capabilities.dropAll()
    ProgramPages.release()
    let names = FpingNames(targets, options) { !signals.isStopRequested }
    var report = FpingReport(options, names: names)
    var writer = FpingWriter()
    let session = PingSession(
      options.configuration,
      targets: targets,
      transport: try KernelEchoTransport(
        icmpv4: icmpv4,
        icmpv6: icmpv6,
        dataByteCount: options.dataByteCount,
        signals: signals
      )
    )
    let engine = try session.run(
      report: { event, _ in try writer.tell(event, in: &report) },
      idle: { try writer.flush() }
    )
    let status = try writer.end(
      report,
      totals: engine.totals,
      unresolvedCount: unresolvedCount
    )
    // Without a target nobody has answered.
    return status == 0 && targets.count == 0 ? 1 : status
  }

  private func checkPace() throws(FpingEnding) {
    // Those who may not open a raw socket themselves are not to flood with the help of a program
    // that may.
    guard options.pause < 1_000_000 || options.period < 10_000_000,
      !Capabilities.isStartedByRoot
    else { return }
    throw .refusal(
      "these options are too risky for mere mortals.\nYou need -i >= 1 and -p >= 10"
    )
  }
}

// MARK: - Sockets

extension FpingRun {
  /// The socket for `version`, when a target needs it.
  private func open(_ version: ICMPVersion, _ targets: TargetList) throws -> ICMPSocket? {
    guard let target = targets.firstTarget(of: version) else { return nil }
    let source: SocketAddress? =
      switch version {
      case .icmpv4: options.source4.map { .ipv4($0, port: Port(rawValue: 0)) }
      case .icmpv6: options.source6.map { .ipv6($0, port: Port(rawValue: 0), scope: 0) }
      }
    do {
      let socket = try ICMPSocket(
        version,
        interface: options.interface,
        source: source,
        stampsDepartures: options.configuration.wantsDepartures
      )
      socket.reserveReceiveQueue(byteCount: options.configuration.receiveQueueByteCount)
      if targets.count > 1 {
        socket.reserveSendQueue(byteCount: options.configuration.sendQueueByteCount)
      }
      try prepare(socket, for: target)
      return socket
    } catch let error as SystemError {
      throw explain(error)
    }
  }

  private func prepare(_ socket: borrowing ICMPSocket, for target: PingTarget) throws {
    if let hops = options.timeToLive { try socket.setTimeToLive(hops) }
    if let octet = options.typeOfService { try socket.setTrafficClass(octet) }
    if options.forbidsFragments { try socket.set(.always) }
    guard let mark = options.mark else { return }
    // As fping does: without the privilege the probes go unmarked.
    do { try socket.setMark(mark) } catch {
      complain("fwmark \(target.version == .icmpv4 ? "ipv4" : "ipv6"): \(error.errno.description)")
    }
  }

  private func explain(_ error: SystemError) -> FpingEnding {
    let why = error.errno.description
    switch (error.call, error.errno) {
    case ("socket", _):
      // Where fping says nothing, nothing is said.
      guard options.isVerbose else { return FpingEnding(message: .none, status: 4) }
      return .refusal("can't create socket (must run as root?)", status: 4)
    case ("bind", _): return .refusal("cannot bind source address : \(why)", status: 4)
    case ("setsockopt SO_BINDTODEVICE", _):
      // perror(3) of fping leaves its name out.
      let words = "binding to specific interface (SO_BINTODEVICE): \(why)"
      return FpingEnding(message: .bareComplaint(words), status: 1)
    default: return .refusal("\(error.call): \(why)", status: 4)
    }
  }
}
