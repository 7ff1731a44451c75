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

  /// The room that the receive queue needs for everything that may come while we do not read.
  ///
  /// The kernel counts its own descriptions of messages: some 800 octets and twice the message for a
  /// reply, and some 800 for a departure.
  var receiveQueueByteCount: Int32 {
    let probesUnderWay = 4096
    let byteCount = probesUnderWay * (2 * dataByteCount + 2048)
    return Int32(min(byteCount, 64 << 20))
  }

  /// The least time between probes when the interval is 0 and no reply comes.
  static let pacingWithoutReplies: Int64 = 10_000_000
}
