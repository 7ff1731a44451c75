package import NetCore

extension PingText {
  /// Appends the figures so far as ping(8) tells them at SIGQUIT, with its line feed.
  ///
  /// The line goes to stderr, over the `^\\` that a terminal shows there. It begins with the name of
  /// the target where that is one of several.
  package static func append(
    status summary: PingSummary,
    of target: TargetIndex = 0,
    among targets: TargetList = TargetList(),
    to buffer: inout LineBuffer
  ) {
    buffer.append("\r")
    if targets.count > 1 {
      targets.appendName(of: target, to: &buffer)
      buffer.append(": ")
    }
    buffer.append(decimal: summary.received)
    buffer.append("/")
    buffer.append(decimal: summary.transmitted)
    buffer.append(" packets, ")
    buffer.append(decimal: Int(summary.lossPercent ?? 0))
    buffer.append("% loss")
    if summary.received > 0 {
      let times = summary.roundTrip
      buffer.append(", min/avg/ewma/max = ")
      append(microsecondsOf: times.minimum, to: &buffer)
      for time in [times.average, times.smoothed, times.maximum] {
        buffer.append("/")
        append(microsecondsOf: time, to: &buffer)
      }
      buffer.append(" ms")
    }
    buffer.append("\n")
  }
}
