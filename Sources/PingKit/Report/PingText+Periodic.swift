package import NetCore
internal import NetLinux

extension PingText {
  /// Appends the figures of each window of a target, each line with its line feed; those since the
  /// start when there is no window.
  package mutating func append(
    report summary: PingSummary,
    of target: TargetIndex,
    at now: ClockReading,
    to buffer: inout LineBuffer
  ) {
    for window in summary.statistics?.windows ?? [] {
      let figures = window.figures(at: now.monotonic)
      beginReport(of: target, now.wall, to: &buffer)
      buffer.append("last ")
      PeriodText.append(window.length, to: &buffer)
      buffer.append(": ")
      buffer.append(decimal: figures.received)
      buffer.append(" received, ")
      buffer.append(decimal: figures.lost)
      buffer.append(" lost")
      if let loss = figures.lossPercent {
        buffer.append(" (")
        Self.append(percent: loss, to: &buffer)
        buffer.append(")")
      }
      if figures.received > 0 {
        buffer.append(", min/avg/max = ")
        let times = [figures.minimum, figures.average, figures.maximum]
        Self.append(microsecondsOf: times, to: &buffer)
        buffer.append(" ms")
      }
      buffer.append("\n")
    }
    guard summary.statistics?.windows.isEmpty ?? true else { return }
    beginReport(of: target, now.wall, to: &buffer)
    buffer.append("no reply and no loss so far\n")
  }

  private func beginReport(
    of target: TargetIndex,
    _ time: WallClockTime,
    to buffer: inout LineBuffer
  ) {
    buffer.append("[")
    let ahead = Int64(LocalTimeZone.secondsAheadOfUTC(at: time))
    buffer.appendTimeOfDay(CivilDate(secondsSinceEpoch: time.seconds &+ ahead))
    buffer.append("] ")
    targets.appendName(of: target, to: &buffer)
    buffer.append(" ")
  }
}
