package import NetCore
internal import NetLinux

extension PingJSON {
  /// Appends the row of the figures of a target so far and of its windows, without its line feed.
  package mutating func append(
    report summary: PingSummary,
    of target: TargetIndex,
    at now: ClockReading,
    to buffer: inout LineBuffer
  ) {
    begin("report", target, to: &buffer)
    buffer.member("timestamp", now.wall)
    buffer.member("transmitted", summary.transmitted)
    buffer.member("received", summary.received)
    buffer.member("in_flight", summary.inFlight)
    Self.append(summary.lossPercent, "loss_percent", to: &buffer)
    Self.appendRoundTrip(of: summary, to: &buffer)
    buffer.beginArray("windows")
    for window in summary.statistics?.windows ?? [] {
      let figures = window.figures(at: now.monotonic)
      buffer.beginObject()
      buffer.member("seconds", Double(window.length) / 1e9)
      buffer.member("received", figures.received)
      buffer.member("lost", figures.lost)
      Self.append(figures.lossPercent, "loss_percent", to: &buffer)
      let times = (figures.minimum, figures.average, figures.maximum)
      Self.append(figures.received > 0 ? times : nil, to: &buffer)
      buffer.endObject()
    }
    buffer.endArray()
    buffer.endObject()
  }
}
