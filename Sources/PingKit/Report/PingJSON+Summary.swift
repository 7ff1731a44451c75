package import NetCore

extension PingJSON {
  /// Appends the row of the figures of the target at `target`, without its line feed.
  package mutating func append(
    _ summary: PingSummary,
    of target: TargetIndex,
    to buffer: inout LineBuffer
  ) {
    begin("summary", target, to: &buffer)
    if let why = targets.failure(of: target) { buffer.member("unresolved", why) }
    Self.appendCounts(of: summary, to: &buffer)
    Self.append(
      milliseconds: Self.isCourseKnown(of: summary) ? summary.duration : nil,
      "duration_ms",
      to: &buffer
    )
    Self.appendRoundTrip(of: summary, to: &buffer)
    Self.appendChanges(of: summary, to: &buffer)
    if let errors = summary.statistics?.errors, !errors.entries.isEmpty {
      appendSources(errors, of: target, to: &buffer)
    }
    buffer.endObject()
  }

  /// Appends the round-trip times of `summary`.
  static func appendRoundTrip(of summary: PingSummary, to buffer: inout LineBuffer) {
    guard summary.received > 0 else { return buffer.memberNull("rtt_ms") }
    buffer.beginObject("rtt_ms")
    buffer.member("min", milliseconds: summary.roundTrip.minimum)
    buffer.member("avg", milliseconds: summary.roundTrip.average)
    buffer.member("max", milliseconds: summary.roundTrip.maximum)
    buffer.member("mdev", milliseconds: summary.roundTrip.deviation)
    for (rank, time) in zip(PercentileRank.allCases, summary.percentiles ?? []) {
      buffer.member(rank.key, milliseconds: time)
    }
    buffer.endObject()
  }

  /// Appends what changed from probe to probe.
  private static func appendChanges(of summary: PingSummary, to buffer: inout LineBuffer) {
    let statistics = summary.statistics
    append(milliseconds: statistics?.jitter.smoothed, "jitter_ms", to: &buffer)
    append(milliseconds: statistics?.jitter.mean, "successive_difference_ms", to: &buffer)
    if isCourseKnown(of: summary) {
      buffer.member("longest_loss_run", statistics?.losses.longest ?? 0)
      buffer.member("outage_ms", milliseconds: statistics?.losses.outage ?? 0)
      buffer.member("longest_outage_ms", milliseconds: statistics?.losses.longestOutage ?? 0)
      buffer.member("reordered", statistics?.reordering.reordered ?? 0)
      buffer.member("reordered_percent", rounded((statistics?.reordering.ratio ?? 0) * 100))
      buffer.member("reordering_extent", statistics?.reordering.largestExtent ?? 0)
    } else {
      for key in courseKeys { buffer.memberNull(key) }
    }
    appendRates(of: summary, to: &buffer)
  }

  /// What a sweep does not keep of a target that did not answer its first probe.
  private static let courseKeys: [StaticString] = [
    "longest_loss_run", "outage_ms", "longest_outage_ms", "reordered", "reordered_percent",
    "reordering_extent",
  ]

  /// Whether it is known what came of the probes one after the other: with a single probe that was
  /// answered it is without statistics, and what was not sent has no course.
  private static func isCourseKnown(of summary: PingSummary) -> Bool {
    // What all waits for its reply has lost nothing yet; a sweep has one such probe to a target.
    summary.statistics != nil
      || summary.transmitted <= max(1, summary.inFlight)
        && summary.networkLost == 0
  }

  private mutating func appendSources(
    _ errors: ErrorSources,
    of target: TargetIndex,
    to buffer: inout LineBuffer
  ) {
    buffer.beginArray("said")
    for entry in errors.entries {
      buffer.beginObject()
      appendHost("from", entry.source, of: target, to: &buffer)
      buffer.member("icmp_type", entry.reason.type)
      buffer.member("icmp_code", entry.reason.code)
      buffer.member("reason", literal: entry.reason.name)
      buffer.member("count", entry.count)
      buffer.endObject()
    }
    buffer.endArray()
    Self.append(errors.others, "said_by_others", to: &buffer)
  }

  static func append(_ value: Double?, _ key: StaticString, to buffer: inout LineBuffer) {
    if let value { buffer.member(key, value) } else { buffer.memberNull(key) }
  }

  private static func append(
    milliseconds value: Int64?,
    _ key: StaticString,
    to buffer: inout LineBuffer
  ) {
    if let value { buffer.member(key, milliseconds: value) } else { buffer.memberNull(key) }
  }
}

extension PercentileRank {
  /// The key in JSON.
  var key: StaticString {
    switch self {
    case .p50: "p50"
    case .p90: "p90"
    case .p95: "p95"
    case .p99: "p99"
    case .p999: "p999"
    }
  }
}
