package import NetCore

extension PingJSON {
  /// Appends the row of the figures of several targets together, without its line feed.
  package static func append(_ totals: RunTotals, to buffer: inout LineBuffer) {
    buffer.beginObject()
    buffer.member("type", literal: "totals")
    buffer.member("targets", totals.targets)
    buffer.member("reachable", totals.reachable)
    buffer.member("unreachable", totals.unreachable)
    buffer.member("unresolved", totals.unresolved)
    buffer.member("transmitted", totals.transmitted)
    buffer.member("received", totals.received)
    buffer.member("timeouts", totals.timeouts)
    buffer.member("duplicates", totals.duplicates)
    buffer.member("late", totals.late)
    buffer.member("rejected", totals.rejected)
    buffer.member("errors", totals.errors)
    buffer.member("not_sent", totals.notSent)
    buffer.member("duration_ms", milliseconds: totals.elapsed)
    if totals.received > 0 {
      buffer.beginObject("rtt_ms")
      buffer.member("min", milliseconds: totals.minimumRoundTrip)
      buffer.member("avg", milliseconds: totals.averageRoundTrip)
      buffer.member("max", milliseconds: totals.maximumRoundTrip)
      buffer.endObject()
    } else {
      buffer.memberNull("rtt_ms")
    }
    buffer.endObject()
  }
}
