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
    appendCounts(of: totals, to: &buffer)
    buffer.member("timeouts", totals.timeouts)
    buffer.member("duration_ms", milliseconds: totals.elapsed)
    append(totals.received > 0 ? totals.roundTrips : nil, to: &buffer)
    appendRates(of: totals, to: &buffer)
    buffer.endObject()
  }
}
