internal import NetCore
internal import NetLinux
internal import SystemPackage

/// What fping(8) would write of a run, event by event.
///
/// Nothing is written here: text is appended to the two buffers that stand for the streams.
struct FpingReport: Sendable {
  let options: FpingOptions
  let names: FpingNames

  /// Whether each target has answered.
  var hasAnswered: [Bool]
  /// The figures of each target; empty where none are kept.
  var figures: [FpingFigures]
  /// The same since the last report.
  var recentFigures: [FpingFigures]
  /// The round trip of each probe to each target, in nanoseconds, for `-C`; -1 where none is known.
  var roundTrips: [[Int64]]
  /// Targets that have answered.
  private(set) var aliveCount = 0
  private(set) var timeouts: UInt64 = 0
  private(set) var replies: UInt64 = 0
  private(set) var otherMessages: UInt64 = 0
  /// The figures of all targets together.
  private(set) var all = FpingFigures()
  /// Whether the charts of netdata were described.
  var hasDescribedCharts = false

  init(_ options: FpingOptions, names: FpingNames) {
    self.options = options
    self.names = names
    let count = names.targets.count
    hasAnswered = Array(repeating: false, count: count)
    let kept = options.keepsFigures ? count : 0
    figures = Array(repeating: FpingFigures(), count: kept)
    recentFigures = figures
    roundTrips = Array(repeating: [], count: options.showsColumns ? kept : 0)
  }

  /// Appends what `event` makes fping write.
  mutating func tell(
    _ event: PingEvent,
    output: inout LineBuffer,
    errors: inout LineBuffer
  ) {
    switch event {
    case .reply(let reply): tell(reply, output: &output, errors: &errors)
    case .timeout(let timeout):
      timeouts += 1
      addLoss(timeout.target, timeout.sequence)
      if options.tellsProbes { appendTimeout(timeout, to: &output) }
    case .notSent(let probe):
      addLoss(probe.target, probe.sequence)
      guard options.isVerbose else { return }
      names.append(probe.target, to: &errors)
      errors.append(": error while sending ping: ")
      errors.append(text: probe.error.errno.description)
      errors.append("\n")
    case .error(let error):
      otherMessages += 1
      if !options.isQuiet { append(error, to: &errors) }
    case .statusRequested: appendReport(at: .now, to: &errors)
    case .periodicReportDue(let time):
      if options.isForNetdata {
        appendCharts(to: &output)
      } else {
        appendReport(at: time, to: &errors)
      }
    // fping drops these without a word.
    case .rejected, .outstanding, .targetFinished, .receiveFailed, .sent: break
    }
  }

  private mutating func tell(
    _ reply: PingReply,
    output: inout LineBuffer,
    errors: inout LineBuffer
  ) {
    switch reply.verdict {
    case .badChecksum, .corrupted, .differentAddress: return
    case .duplicate:
      replies += 1
      if !options.tellsProbes { appendDuplicate(reply, to: &errors) }
    case .late where options.mode != .untilAnswered:
      // The probe counts as lost already.
      replies += 1
    case .received, .late:
      replies += 1
      add(reply)
      tellAnswer(reply, output: &output, errors: &errors)
    }
  }

  private mutating func tellAnswer(
    _ reply: PingReply,
    output: inout LineBuffer,
    errors: inout LineBuffer
  ) {
    let isFirst = !hasAnswered[reply.target]
    if isFirst {
      hasAnswered[reply.target] = true
      aliveCount += 1
    }
    if isFirst, options.isVerbose || options.listsAlive {
      names.append(reply.target, to: &output)
      if options.isVerbose { output.append(" is alive") }
      if options.showsElapsed {
        output.append(" (")
        output.append(fpingTime: reply.roundTrip)
        output.append(" ms)")
      }
      appendTimeToLive(of: reply, to: &output)
      appendOtherSource(of: reply, to: &errors)
      output.append("\n")
    }
    if options.tellsProbes {
      append(reply, to: &output)
      appendOtherSource(of: reply, to: &errors)
      output.append("\n")
    }
  }

  private mutating func add(_ reply: PingReply) {
    all.add(roundTrip: reply.roundTrip)
    guard figures.indices.contains(reply.target) else { return }
    figures[reply.target].add(roundTrip: reply.roundTrip)
    recentFigures[reply.target].add(roundTrip: reply.roundTrip)
    setColumn(reply.target, reply.sequence, reply.roundTrip)
  }

  private mutating func addLoss(_ target: TargetIndex, _ sequence: UInt64) {
    guard figures.indices.contains(target) else { return }
    figures[target].addLoss()
    recentFigures[target].addLoss()
    setColumn(target, sequence, -1)
  }

  private mutating func setColumn(_ target: TargetIndex, _ sequence: UInt64, _ time: Int64) {
    guard roundTrips.indices.contains(target), case .count(let count) = options.mode,
      (1...count).contains(sequence), let place = Int(exactly: sequence - 1)
    else { return }
    while roundTrips[target].count <= place { roundTrips[target].append(-1) }
    roundTrips[target][place] = time
  }
}
