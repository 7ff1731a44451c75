internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// Writes what a run tells: lines or rows to standard output, and to standard error what failed
/// here and not in the network.
struct PingReport: ~Copyable {
  /// The two forms of a report.
  enum Form {
    /// The words of ping(8).
    case text(PingText)
    /// One JSON object a line.
    case json(PingJSON)
    /// The words of fping(8).
    case sweep(SweepText)
  }

  /// So many octets without a line feed are written at once.
  private static let markByteCount = 1 << 16

  var form: Form
  let isQuiet: Bool
  /// What was said to do about failed sends, for each reason once.
  private var explained: Set<Errno> = []
  // Lines are written together before each wait, so that a reader has them as soon as there is
  // nothing else to do.
  var output = StandardOutput(flushing: .blocks)

  /// What is drawn instead of lines.
  var graph: LiveGraph?

  /// Where names of addresses come from.
  private let names: ReverseNames?

  init(_ form: Form, isQuiet: Bool, graph: LiveGraph? = nil, names: ReverseNames? = nil) {
    self.names = names
    self.form = form
    self.isQuiet = isQuiet
    self.graph = graph
  }

  /// Writes what stands in front of the first line.
  mutating func begin(_ configuration: PingConfiguration) throws {
    switch form {
    case .text(var text):
      // Hundreds of first lines would push what stands above the graph away.
      guard graph == nil || text.targets.count == 1 else { return }
      text.appendPattern(to: &output.buffer)
      for index in text.targets.indices where text.targets.failure(of: index) == nil {
        text.appendBanner(of: index, to: &output.buffer)
        try output.endLine()
      }
      form = .text(text)
    case .json(var json):
      guard !isQuiet else { return }
      let now = WallClockTime.now
      if case .untilAnswered = configuration.plan {
        json.appendStart(ofAll: configuration, at: now, to: &output.buffer)
        return try output.endLine()
      }
      for index in json.targets.indices {
        json.appendStart(of: index, configuration, at: now, to: &output.buffer)
        try output.endLine()
      }
      form = .json(json)
    case .sweep(let text): try tellUnresolved(text)
    }
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
    complain(of: event, targets: engine.targets)
    switch event {
    case .statusRequested:
      for index in engine.targets.indices { writeStatus(engine.summary(of: index)) }
      return
    case .periodicReportDue(let time):
      return try writePeriodic(engine, at: time)
    default: break
    }
    if graph != nil {
      graph?.add(event, at: .now)
      return
    }
    let hasLine: Bool
    switch form {
    case .text(var text):
      hasLine = text.append(event, to: &output.buffer)
      form = .text(text)
    case .json(var json):
      hasLine = json.append(event, to: &output.buffer)
      form = .json(json)
    case .sweep(let text):
      guard !isQuiet, case .targetFinished(let index) = event else { return }
      hasLine = text.append(index, isAlive: engine.isReachable(index), to: &output.buffer)
    }
    if hasLine { try output.endLine() }
    // The marks of a flood are no lines.
    if output.waitingCount >= Self.markByteCount { try output.flush() }
  }

  private mutating func writePeriodic(
    _ engine: borrowing PingEngine,
    at time: WallClockTime
  ) throws {
    guard graph == nil else { return drawGraph(engine) }
    let now = MonotonicTime.now
    for index in engine.targets.indices {
      let summary = engine.summary(of: index)
      switch form {
      case .text(var text):
        text.append(report: summary, of: index, at: now, wallClock: time, to: &output.buffer)
        form = .text(text)
      case .json(var json):
        json.append(report: summary, of: index, at: now, wallClock: time, to: &output.buffer)
        try output.endLine()
        form = .json(json)
      case .sweep: return
      }
    }
  }

  mutating func drawGraph(_ engine: borrowing PingEngine) {
    // A terminal that does not tell its size is as large as those that never did.
    let size =
      TerminalSize(of: StandardDescriptors.output) ?? TerminalSize(columns: 80, rows: 24)
    graph?.appendFrame(of: engine, in: size, at: .now, to: &output.buffer)
  }

  private mutating func writeStatus(_ summary: PingSummary) {
    var buffer = LineBuffer(capacity: 128)
    PingText.append(status: summary, to: &buffer)
    // There is nowhere to complain to when stderr itself fails.
    try? StandardDescriptors.write(buffer.octets, to: StandardDescriptors.error)
    graph?.leave()
  }

  private mutating func complain(of event: PingEvent, targets: TargetList) {
    guard !isQuiet else { return }
    switch event {
    case .notSent(let probe):
      if case .text(let text) = form, text.options.isFlooding { return }
      let what = describe(probe, UInt16(truncatingIfNeeded: probe.sequence))
      // With one target ping's words are enough.
      NetCLI.complain(targets.count > 1 ? "\(targets.name(of: probe.target)): \(what)" : what)
      graph?.leave()
    case .receiveFailed(let error):
      NetCLI.complain("receiving: \(error.errno)")
      graph?.leave()
    case .sent, .reply, .error, .rejected, .timeout, .outstanding, .statusRequested,
      .targetFinished,
      .periodicReportDue:
      break
    }
  }

  /// Why `probe` was not sent, and what to do about it when that was not said before.
  private mutating func describe(_ probe: PingNotSent, _ sequence: UInt16) -> String {
    // The words that scripts know from ping(8), which say what would go through.
    if let pathMTU = probe.pathMTU { return "local error: message too long, mtu=\(pathMTU)" }
    let reason = probe.error.errno
    let remedy =
      explained.insert(reason).inserted
      ? SendFailure.remedy(for: reason).map { "; " + $0 } ?? "" : ""
    return "sending icmp_seq=\(sequence): \(reason)\(remedy)"
  }

  /// Writes what waits to be written, and sees to names that are not known yet.
  mutating func flush() throws {
    try output.flush()
    names?.askWaiting()
  }

  /// Writes the lines of targets that nobody can ask.
  private mutating func tellUnresolved(_ text: SweepText) throws {
    guard !isQuiet else { return }
    for index in text.unresolvedIndices {
      guard text.append(index, isAlive: false, to: &output.buffer) else { continue }
      try output.endLine()
    }
  }
}

extension PingSession where Transport: ~Copyable {
  /// Runs to the end with every event told by `report`.
  consuming func run(into report: inout PingReport) throws -> PingEngine {
    try run(report: { try report.tell($0, by: $1) }, idle: { try report.flush() })
  }
}
