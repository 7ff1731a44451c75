internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// Writes what a run tells: lines or rows to standard output, and to standard error what failed
/// here and not in the network.
struct PingReport: ~Copyable {
  /// So many octets without a line feed are written at once.
  private static let markByteCount = 1 << 16
  /// So many lines of figures so far are written where nobody knows how many can be seen at once.
  private static let statusLineCount = 10

  /// Changed in its place, since it holds all targets.
  private var form: any ReportForm
  private let isQuiet: Bool
  /// What was said to do about failed sends, for each reason once.
  private var explained: Set<SendFailure> = []
  /// A question takes the time of two probes, and there may be a million refusals.
  private var routeQuestionsLeft = 64
  /// The way of the probes.
  private let path: SourcePath
  // Lines are written together before each wait, so that a reader has them as soon as there is
  // nothing else to do.
  private var output = StandardOutput(flushing: .blocks)

  /// What is drawn instead of lines.
  private var graph: LiveGraph?

  /// Where names of addresses come from.
  private let names: ReverseNames?

  init(
    _ form: any ReportForm,
    path: SourcePath,
    isQuiet: Bool,
    graph: LiveGraph? = nil,
    names: ReverseNames? = nil
  ) {
    self.names = names
    self.path = path
    self.form = form
    self.isQuiet = isQuiet
    self.graph = graph
  }

  /// Writes what stands in front of the first line.
  mutating func begin(_ configuration: PingConfiguration) throws {
    // Hundreds of first lines would push what stands above the graph away.
    guard graph == nil || form.targets.count == 1 else { return }
    try form.begin(configuration, at: .now, in: &output)
  }

  /// Writes the lines of `event`.
  mutating func tell(_ event: PingEvent, by engine: borrowing PingEngine) throws {
    // A quiet run tells nothing on its way, as fast as it may be.
    if isQuiet {
      switch event {
      case .reply, .sent, .timeout, .error, .rejected: return
      default: break
      }
    }
    switch event {
    case .statusRequested: return writeStatus(of: engine)
    case .periodicReportDue(let time): return try writePeriodic(engine, at: time)
    case .notSent(let probe): complain(of: probe, targets: engine.targets)
    case .receiveFailed(let error): complain("receiving: \(error.errno)")
    default: break
    }
    if graph != nil {
      graph?.add(event, at: .now)
      return
    }
    if form.append(event, by: engine, to: &output.buffer) { try output.endLine() }
    // The marks of a flood are no lines.
    if output.waitingCount >= Self.markByteCount { try output.flush() }
  }

  private mutating func writePeriodic(
    _ engine: borrowing PingEngine,
    at time: WallClockTime
  ) throws {
    guard graph == nil else { return drawGraph(engine) }
    let now = ClockReading(monotonic: .now, wall: time)
    for index in engine.targets.indices {
      try form.write(report: engine.summary(of: index), of: index, at: now, in: &output)
    }
  }

  private mutating func drawGraph(_ engine: borrowing PingEngine) {
    // A terminal that does not tell its size is as large as those that never did.
    let size =
      TerminalSize(of: StandardDescriptors.output) ?? TerminalSize(columns: 80, rows: 24)
    graph?.appendFrame(of: engine, in: size, at: .now, to: &output.buffer)
  }

  /// Writes what waits to be written, and sees to names that are not known yet.
  mutating func flush() throws {
    try output.flush()
    names?.askWaiting()
  }

  /// Writes the figures at the end.
  mutating func end(with engine: borrowing PingEngine) throws {
    if graph != nil { drawGraph(engine) }
    try form.end(with: engine, in: &output)
    try output.flush()
  }
}

// MARK: - On standard error

extension PingReport {
  private mutating func writeStatus(of engine: borrowing PingEngine) {
    var buffer = LineBuffer(capacity: 128)
    PingText.append(
      statusOf: engine,
      at: .now,
      lineCount: TerminalSize(of: StandardDescriptors.error).map { $0.rows - 1 }
        ?? Self.statusLineCount,
      to: &buffer
    )
    // There is nowhere to complain to when stderr itself fails.
    try? StandardDescriptors.write(buffer.octets, to: StandardDescriptors.error)
    graph?.leave()
  }

  private mutating func complain(of probe: PingNotSent, targets: TargetList) {
    guard !isQuiet, !form.marksFailedSends else { return }
    let what = describe(probe, targets)
    // With one target ping's words are enough.
    complain(targets.count > 1 ? "\(targets.name(of: probe.target)): \(what)" : what)
  }

  private mutating func complain(_ what: String) {
    guard !isQuiet else { return }
    NetCLI.complain(what)
    graph?.leave()
  }

  /// Why `probe` was not sent, and what to do about it when that was not said before.
  private mutating func describe(_ probe: PingNotSent, _ targets: TargetList) -> String {
    // The words that scripts know from ping(8), one for each version, say what would go through.
    if let pathMTU = probe.pathMTU {
      let sign = targets.version(of: probe.target) == .icmpv6 ? ": " : "="
      return "local error: message too long, mtu\(sign)\(pathMTU)"
    }
    let sequence = UInt16(truncatingIfNeeded: probe.sequence)
    let remedy = remedy(for: probe, targets).map { "; " + $0 } ?? ""
    return "sending icmp_seq=\(sequence): \(probe.error.errno)\(remedy)"
  }

  /// What to do about the first probe that is refused for a reason; `nil` for those that follow.
  private mutating func remedy(for probe: PingNotSent, _ targets: TargetList) -> String? {
    let reason = probe.error.errno
    var isForMany = false
    if reason == .permissionDenied {
      guard routeQuestionsLeft > 0, let destination = targets.destination(of: probe.target) else {
        return nil
      }
      routeQuestionsLeft -= 1
      isForMany = path.reachesMany(at: destination)
    }
    let failure = SendFailure(reason: reason, isForMany: isForMany)
    return explained.insert(failure).inserted ? failure.remedy : nil
  }
}

extension PingSession where Transport: ~Copyable {
  /// Runs to the end with every event told by `report`.
  consuming func run(into report: inout PingReport) throws -> PingEngine {
    try run(report: { try report.tell($0, by: $1) }, idle: { try report.flush() })
  }
}
