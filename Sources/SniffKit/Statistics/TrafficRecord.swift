/// What is known of the traffic of one address or conversation.
struct TrafficRecord {
  /// What went in the first direction: sent by an address, or by a conversation's first end.
  var forward = TrafficCount()
  /// What went in the second direction.
  var backward = TrafficCount()
  /// When the first packet counted was seen, in nanoseconds from the start of the statistics.
  var first: Int64
  /// When the last one was seen.
  var last: Int64
  /// The most that came before it was kept and so is not in the counts.
  var missed = TrafficCount()

  /// No packet yet; the first one comes at `time`.
  init(at time: Int64) {
    first = time
    last = time
  }

  /// Both directions.
  var total: TrafficCount { forward + backward }
  /// The most that there can have been.
  var bound: TrafficCount { total + missed }
  /// From the first packet to the last, in nanoseconds.
  var duration: Int64 {
    let (difference, overflow) = last.subtractingReportingOverflow(first)
    return overflow ? .max : difference
  }

  /// Counts a packet of `octets` octets at `time`, in the second direction when `isReversed`.
  @inline(__always)
  mutating func add(_ octets: UInt64, isReversed: Bool, at time: Int64) {
    if isReversed { backward.add(octets) } else { forward.add(octets) }
    // Captures that were merged are not always in order.
    if time > last {
      last = time
    } else if time < first {
      first = time
    }
  }
}
