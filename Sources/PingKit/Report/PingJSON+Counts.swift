internal import NetCore

extension PingJSON {
  /// Appends what became of the probes to one target, or to all.
  static func appendCounts(of counts: some ProbeCounts, to buffer: inout LineBuffer) {
    buffer.member("transmitted", counts.transmitted)
    buffer.member("received", counts.received)
    buffer.member("duplicates", counts.duplicates)
    buffer.member("corrupted", counts.corrupted)
    buffer.member("late", counts.late)
    buffer.member("rejected", counts.rejected)
    buffer.member("errors", counts.errors)
    buffer.member("network_lost", counts.networkLost)
    buffer.member("local_dropped", counts.localDropped)
    buffer.member("not_sent", counts.notSent)
    buffer.member("in_flight", counts.inFlight)
    append(counts.lossPercent, "loss_percent", to: &buffer)
    if let interval = counts.lossInterval {
      buffer.beginObject("loss_interval_percent")
      buffer.member("low", rounded(interval.lowerBound * 100))
      buffer.member("high", rounded(interval.upperBound * 100))
      buffer.endObject()
    } else {
      buffer.memberNull("loss_interval_percent")
    }
    append(counts.truncated, "truncated", to: &buffer)
    append(counts.oversized, "oversized", to: &buffer)
    append(counts.differentAddress, "different_address", to: &buffer)
    append(counts.contradicted, "contradicted", to: &buffer)
  }

  /// Appends what part of the probes had a reply too late, or more than one.
  static func appendRates(of counts: some ProbeCounts, to buffer: inout LineBuffer) {
    append(counts.latePercent.map(rounded), "late_percent", to: &buffer)
    append(counts.duplicatePercent.map(rounded), "duplicate_percent", to: &buffer)
  }

  /// Appends the shortest, the mean and the longest of some round-trip times, in nanoseconds; `nil`
  /// when there are none.
  static func append(
    _ times: (minimum: Int64, average: Int64, maximum: Int64)?,
    to buffer: inout LineBuffer
  ) {
    guard let times else { return buffer.memberNull("rtt_ms") }
    buffer.beginObject("rtt_ms")
    buffer.member("min", milliseconds: times.minimum)
    buffer.member("avg", milliseconds: times.average)
    buffer.member("max", milliseconds: times.maximum)
    buffer.endObject()
  }

  /// Appends the count of something rare when there was any.
  static func append(_ count: UInt64, _ key: StaticString, to buffer: inout LineBuffer) {
    if count > 0 { buffer.member(key, count) }
  }

  /// Four decimals: what is behind them is noise, and nobody wants to read it.
  static func rounded(_ percent: Double) -> Double { (percent * 10_000).rounded() / 10_000 }
}
