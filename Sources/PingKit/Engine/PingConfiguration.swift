package import NetCore

/// What a run is to do, apart from whom it asks.
package struct PingConfiguration: Hashable, Sendable {
  /// How a target is asked.
  package enum Plan: Hashable, Sendable {
    /// A probe at each interval, whatever came of those before.
    case continuous
    /// A probe at a time until a reply or an ICMP error comes: the first and at most `retries` more.
    ///
    /// Each waits `backoff` times as long as the one before; the first waits for
    /// ``PingConfiguration/timeout``.
    case untilAnswered(retries: Int, backoff: Double)
  }

  /// How each target is asked.
  package var plan = Plan.continuous
  /// How many probes to send to each target; `nil` for no end.
  package var count: UInt64?
  /// The time from one probe to a target to the next, in nanoseconds; 0 sends as soon as replies
  /// come, as ``floods``.
  package var interval: Int64 = 1_000_000_000
  /// The time from any probe to the next, to whatever target, at least, in nanoseconds.
  package var pause: Int64 = 0
  /// How many probes are sent to each target at the start without waiting.
  package var preload: UInt64 = 1
  /// Whether probes are sent as fast as replies come, and at least a hundred a second.
  package var floods = false
  /// Whether the interval follows the round-trip time.
  package var isAdaptive = false
  /// The shortest interval that ``isAdaptive`` comes to, in nanoseconds.
  package var minimumInterval: Int64 = 0
  /// The octets of data in a probe.
  package var dataByteCount = 56
  /// What they are filled with, behind the cookie.
  package var pattern = EchoPattern.counting
  /// How long a probe waits for its reply, in nanoseconds; `nil` for no end.
  package var timeout: Int64? = 10_000_000_000
  /// Whether an ICMP error is the end of its probe, or of its target where each is asked until it
  /// answers; fping(8) waits for the reply all the same.
  package var errorsEndProbes = true
  /// Whether a target is not asked again when a probe to it could not be sent, as with fping(8).
  package var sendFailuresAreFinal = false
  /// Whether nothing more is waited for once each probe was answered or has timed out, as with
  /// fping(8); ping(8) waits for late replies, and for the last ones as long as the others took.
  package var timeoutsAreFinal = false
  /// How long the run lasts at most, in nanoseconds.
  package var deadline: Int64?
  /// Whether to tell, before the next probe is sent, that the last one has no answer yet.
  package var reportsOutstanding = false
  /// Whether to tell of each good reply; counted they all are.
  package var tellsReplies = true
  /// Whether to tell of each probe that is sent, as the dots of a flood need it.
  package var reportsSends = false
  /// The time from one ``PingEvent/periodicReportDue(at:)`` to the next, in nanoseconds.
  package var reportEvery: Int64?
  /// Whether percentiles and the like are kept of each target; never with
  /// ``Plan/untilAnswered(retries:backoff:)``, where there is at most one reply.
  package var keepsStatistics = true
  /// The lengths of the windows that each target has figures of, in nanoseconds.
  package var windows: [Int64] = []
  /// The run ends when every target has answered so many probes in a row.
  package var stopsAfterRepliesInARow: UInt64?
  /// The run ends when so many targets have answered.
  package var stopsAtReachableCount: Int?
  /// Whether the kernel is asked when each probe left; `nil` leaves it to the engine, which does not
  /// ask where that costs more than it tells.
  package var stampsDepartures: Bool?

  /// The defaults of ping(8).
  package init() {}

  /// How many times as long as the one before a further try is waited for.
  var backoff: Double {
    if case .untilAnswered(_, let backoff) = plan { backoff } else { 1 }
  }

  /// The room that the receive queue needs for everything that may come while we do not read.
  ///
  /// The kernel counts its own descriptions of messages: some 800 octets and twice the message for a
  /// reply, and some 800 for a departure.
  var receiveQueueByteCount: Int32 {
    let probesUnderWay = 4096
    let byteCount = probesUnderWay * (2 * dataByteCount + 2048)
    return Int32(min(byteCount, 64 << 20))
  }

  /// The room that the send queue needs for the probes to many targets that wait for neighbours
  /// which do not answer.
  ///
  /// The kernel looks for 1,024 neighbours at once (`gc_thresh3`), and a sweep asks each some three
  /// times before they are given up.
  var sendQueueByteCount: Int32 {
    let probesWaiting = 3 * 1024
    let byteCount = probesWaiting * (2 * dataByteCount + 1024)
    return Int32(min(byteCount, 64 << 20))
  }

  /// Whether the kernel is to be asked when each probe left.
  package var wantsDepartures: Bool {
    if let stampsDepartures { return stampsDepartures }
    guard case .continuous = plan else { return false }
    return !floods && interval > 0
  }

  /// How many departures a tap needs room for, when those of a flood are wanted: as many probes as
  /// are under way, and as many again before they are looked at; `nil` when the error queue is to
  /// tell of departures.
  ///
  /// A probe needs room for a cookie, which proves that it is ours.
  package var tappedDepartureCount: Int? {
    let window = max(preload, Self.floodWindow)
    guard floods, wantsDepartures, dataByteCount >= EchoCookie.byteCount,
      window <= Self.maximumTappedWindow
    else { return nil }
    return 2 * Int(window)
  }

  /// With more probes under way, the error queue is asked: a tap would take too much memory.
  private static let maximumTappedWindow: UInt64 = 2048

  /// The most probes that a flood has under way, when the network answers as many.
  static let floodWindow: UInt64 = 64

  /// The least time between probes when the interval is 0 and no reply comes.
  static let pacingWithoutReplies: Int64 = 10_000_000
}
