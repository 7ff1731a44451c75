internal import NetCore

/// What a run is to do, apart from whom it asks.
package struct PingConfiguration: Hashable, Sendable {
  /// How many probes to send; `nil` for no end.
  package var count: UInt64?
  /// The time from one probe to the next, in nanoseconds; 0 sends as soon as a reply came.
  package var interval: Int64 = 1_000_000_000
  /// The octets of data in a probe.
  package var dataByteCount = 56
  /// How long a probe waits for its reply, in nanoseconds; `nil` for no end.
  package var timeout: Int64? = 10_000_000_000
  /// How long the run lasts at most, in nanoseconds.
  package var deadline: Int64?
  /// Whether to tell, before the next probe is sent, that the last one has no answer yet.
  package var reportsOutstanding = false

  /// The defaults of ping(8).
  package init() {}

  /// The least time between probes when the interval is 0 and no reply comes.
  static let pacingWithoutReplies: Int64 = 10_000_000
}
