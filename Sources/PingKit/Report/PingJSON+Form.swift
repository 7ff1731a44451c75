internal import NetCLI
internal import NetCore
internal import NetLinux

extension PingJSON: ReportForm {
  mutating func begin(
    _ configuration: PingConfiguration,
    at now: WallClockTime,
    in output: inout StandardOutput
  ) throws {
    guard !isQuiet else { return }
    if case .untilAnswered = configuration.plan {
      appendStart(ofAll: configuration, at: now, to: &output.buffer)
      return try output.endLine()
    }
    for index in targets.indices {
      appendStart(of: index, configuration, at: now, to: &output.buffer)
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
    try output.endLine()
  }

  mutating func end(with engine: borrowing PingEngine, in output: inout StandardOutput) throws {
    for index in targets.indices {
      append(engine.summary(of: index), of: index, to: &output.buffer)
      try output.endLine()
    }
    guard targets.count != 1 else { return }
    Self.append(engine.totals, to: &output.buffer)
    try output.endLine()
  }
}
