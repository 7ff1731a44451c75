internal import NetCLI
internal import NetCore
internal import NetLinux

extension SweepText: ReportForm {
  /// Writes the lines of targets that nobody can ask.
  func begin(
    _ configuration: PingConfiguration,
    at now: WallClockTime,
    in output: inout StandardOutput
  ) throws {
    for index in targets.unresolvedIndices.sorted() {
      try write(index, isAlive: false, in: &output)
    }
  }

  mutating func append(
    _ event: PingEvent,
    by engine: borrowing PingEngine,
    to buffer: inout LineBuffer
  ) -> Bool {
    guard !isQuiet else { return false }
    switch event {
    case .targetFinished(let index):
      let isAlive = engine.isReachable(index)
      let roundTrip = isVerbose && isAlive ? engine.summary(of: index).roundTrip.average : nil
      return append(index, isAlive: isAlive, roundTrip: roundTrip, to: &buffer)
    case .error(let error): return append(error, to: &buffer)
    default: return false
    }
  }

  /// A sweep has no figures of a target: it asks for one reply.
  func write(
    report summary: PingSummary,
    of target: TargetIndex,
    at now: ClockReading,
    in output: inout StandardOutput
  ) throws {}

  func end(with engine: borrowing PingEngine, in output: inout StandardOutput) throws {
    let totals = engine.totals
    // A run that was cut short has no answer for some targets, and none at all when nobody was asked.
    for index in targets.indices where totals.transmitted > 0 && !engine.isFinished(index) {
      guard targets.failure(of: index) == nil else { continue }
      try write(index, isAlive: false, in: &output)
    }
    guard hasTotals else { return }
    Self.append(totals, to: &output.buffer)
    try output.endLine()
  }

  private func write(
    _ index: TargetIndex,
    isAlive: Bool,
    in output: inout StandardOutput
  ) throws {
    guard !isQuiet, append(index, isAlive: isAlive, to: &output.buffer) else { return }
    try output.endLine()
  }
}
