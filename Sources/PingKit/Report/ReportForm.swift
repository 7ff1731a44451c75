internal import NetCLI
internal import NetCore
internal import NetLinux

/// The lines or rows that a report has for what happens in a run.
///
/// ``PingReport`` decides what is told and when; a form says it.
protocol ReportForm {
  /// Everybody who is asked.
  var targets: TargetList { get }
  /// Whether a probe that was not sent has its mark here, and needs no words on standard error.
  var marksFailedSends: Bool { get }

  /// Writes what stands in front of everything else.
  mutating func begin(
    _ configuration: PingConfiguration,
    at now: WallClockTime,
    in output: inout StandardOutput
  ) throws

  /// Appends the line of `event`, without its line feed; `false` when it has none.
  mutating func append(
    _ event: PingEvent,
    by engine: borrowing PingEngine,
    to buffer: inout LineBuffer
  ) -> Bool

  /// Writes the figures of a target so far, and those of its windows.
  mutating func write(
    report summary: PingSummary,
    of target: TargetIndex,
    at now: ClockReading,
    in output: inout StandardOutput
  ) throws

  /// Writes the figures at the end: of one target after the other, and of several together.
  mutating func end(with engine: borrowing PingEngine, in output: inout StandardOutput) throws
}

extension ReportForm {
  var marksFailedSends: Bool { false }
}
