internal import NetCLI
internal import NetCore
internal import NetLinux

extension PingText: ReportForm {
  var marksFailedSends: Bool { options.isFlooding }

  mutating func begin(
    _ configuration: PingConfiguration,
    at now: WallClockTime,
    in output: inout StandardOutput
  ) throws {
    appendPattern(to: &output.buffer)
    for index in targets.indices where targets.failure(of: index) == nil {
      appendBanner(of: index, to: &output.buffer)
      try output.endLine()
    }
  }

  mutating func append(
    _ event: PingEvent,
    by engine: borrowing PingEngine,
    to buffer: inout LineBuffer
  ) -> Bool { append(event, to: &buffer) }

  mutating func write(
    report summary: PingSummary,
    of target: TargetIndex,
    at now: ClockReading,
    in output: inout StandardOutput
  ) throws {
    append(report: summary, of: target, at: now, to: &output.buffer)
  }

  mutating func end(with engine: borrowing PingEngine, in output: inout StandardOutput) throws {
    for index in targets.indices {
      let summary = engine.summary(of: index)
      append(summary, of: index, to: &output.buffer)
      try output.endLine()
      appendExtras(of: summary, to: &output.buffer)
    }
    guard targets.count != 1 else { return }
    output.buffer.append("\n")
    SweepText.append(engine.totals, to: &output.buffer)
    try output.endLine()
  }
}
