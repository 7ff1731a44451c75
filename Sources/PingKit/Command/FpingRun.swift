internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// One call of fping: gathers the targets, opens the sockets, and lets the session run.
struct FpingRun {
  private let options: FpingOptions
  private let program: String

  init(_ options: FpingOptions, program: String) {
    self.options = options
    self.program = program
  }

  func execute() throws -> Int32 {
    try checkPace()
    var gathering = TargetGathering()
    try gather(into: &gathering)
    var rules = TargetGathering.NameRules()
    rules.family = options.version.map { $0 == .icmpv4 ? .ipv4 : .ipv6 }
    rules.takesAllAddresses = options.takesAllAddresses
    rules.keepsUnresolved = false
    let targets = gathering.finish(rules)
    var writer = FpingWriter()
    if !options.isQuiet { try writer.tell(gathering.faults) }
    guard targets.count > 0 else {
      throw FpingEnding(message: .none, status: gathering.faultCount > 0 ? 2 : 1)
    }
    return try run(targets, unresolvedCount: gathering.faultCount, &writer)
  }

  private func run(
    _ targets: TargetList,
    unresolvedCount: Int,
    _ writer: inout FpingWriter
  ) throws -> Int32 {
    let icmpv4 = try open(.icmpv4, targets)
    let icmpv6 = try open(.icmpv6, targets)
    let signals = try SignalLatch(catching: [.interrupt, .terminate, .quit])
    // From here on foreign octets are read: nothing that needs a privilege is left to do.
    try Capabilities.dropAll()
    ProgramPages.release()
    var report = FpingReport(options, names: FpingNames(targets, options))
    let session = PingSession(
      options.configuration,
      targets: targets,
      transport: KernelEchoTransport(
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
    return try writer.end(report, totals: engine.totals, unresolvedCount: unresolvedCount)
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

// MARK: - Targets

extension FpingRun {
  private func gather(into gathering: inout TargetGathering) throws {
    switch options.source {
    case .words(let words):
      for word in words { gathering.add(word) }
    case .file(let path):
      do {
        try gathering.addList(at: path)
      } catch {
        throw FpingEnding.refusal("fopen : \(error.errno.description)", status: 4)
      }
    case .block(let text): try add(try block(text), to: &gathering)
    case .range(let first, let last):
      let block: AddressBlock
      do {
        block = try AddressBlock(from: address(first), through: address(last))
      } catch let fault as AddressBlock.Fault {
        throw FpingEnding.refusal("-g \(first) \(last): \(fault.description)")
      }
      try add(block, to: &gathering)
    }
  }

  private func add(
    _ block: AddressBlock,
    to gathering: inout TargetGathering
  ) throws(FpingEnding) {
    guard gathering.add(block) else {
      throw .refusal("-g parameter generates too many addresses")
    }
  }

  private func block(_ text: String) throws(FpingEnding) -> AddressBlock {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let length = String(parts.last ?? "")
    let address = try address(String(parts.first ?? ""))
    let bitCount = FpingNumber.integer(length)
    guard (1...Int64(address.bitWidth)).contains(bitCount),
      let prefix = IPPrefix(containing: address, length: Int(bitCount))
    else {
      throw .refusal("netmask must be between 1 and \(address.bitWidth) (is: \(length))")
    }
    return AddressBlock(hostsOf: prefix)
  }

  private func address(_ text: String) throws(FpingEnding) -> IPAddress {
    guard let address = try? IPAddress(text) else {
      throw .refusal("can't parse address \(text): Name or service not known")
    }
    return address
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

extension FpingOptions {
  /// What the session is to do, in its own terms.
  var configuration: PingConfiguration {
    var configuration = PingConfiguration()
    switch mode {
    case .untilAnswered:
      // The number of tries wraps around as in fping.
      let tries = max(1, Int(retries &+ 1))
      configuration.plan = .untilAnswered(retries: tries - 1, backoff: backoff)
    case .count(let count): configuration.count = count
    case .loop: break
    }
    configuration.interval = period
    configuration.timeoutsAreFinal = true
    configuration.pause = pause
    configuration.timeout = timeout
    configuration.dataByteCount = dataByteCount
    configuration.errorsEndProbes = false
    configuration.keepsStatistics = false
    configuration.sendFailuresAreFinal = true
    if hasRandomData {
      configuration.pattern = EchoPattern(repeating: (0..<64).map { _ in .random(in: 0...255) })
    }
    // Without figures there is nothing to report, as in fping.
    if keepsFigures, let reportEvery, reportEvery > 0 { configuration.reportEvery = reportEvery }
    if endsWhenReached { configuration.stopsAtReachableCount = requiredCount }
    return configuration
  }
}
