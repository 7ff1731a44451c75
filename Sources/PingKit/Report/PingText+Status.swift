package import NetCore
package import NetLinux

extension PingText {
  /// Appends the figures so far, as SIGQUIT asks for them, each line with its line feed.
  ///
  /// There is a line for each target, or one about all together for a sweep and for more targets
  /// than `lineCount`. Lines are written over the `^\\` that a terminal shows.
  package static func append(
    statusOf engine: borrowing PingEngine,
    at now: MonotonicTime,
    lineCount: Int,
    to buffer: inout LineBuffer
  ) {
    guard engine.configuration.plan == .continuous, engine.targets.count <= lineCount else {
      buffer.append("\r")
      SweepText.append(engine.totals(at: now), to: &buffer)
      return buffer.append("\n")
    }
    for index in engine.targets.indices {
      buffer.append("\r")
      // The line about a single target is ping's.
      if engine.targets.count > 1 {
        engine.targets.appendName(of: index, to: &buffer)
        buffer.append(": ")
      }
      append(status: engine.summary(of: index), to: &buffer)
    }
  }

  /// Appends the figures of a target so far in the words of ping(8), with the line feed.
  private static func append(status summary: PingSummary, to buffer: inout LineBuffer) {
    buffer.append(decimal: summary.received)
    buffer.append("/")
    buffer.append(decimal: summary.transmitted)
    buffer.append(" packets, ")
    buffer.append(decimal: Int(summary.lossPercent ?? 0))
    buffer.append("% loss")
    if summary.received > 0 {
      let times = summary.roundTrip
      buffer.append(", min/avg/ewma/max = ")
      append(
        microsecondsOf: [times.minimum, times.average, times.smoothed, times.maximum],
        to: &buffer
      )
      buffer.append(" ms")
    }
    buffer.append("\n")
  }
}
