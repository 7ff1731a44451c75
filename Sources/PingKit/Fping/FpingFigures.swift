/// The figures of one target as fping(8) counts them: a probe counts once it is answered or its
/// time is over.
struct FpingFigures: Hashable, Sendable {
  /// Probes that count.
  private(set) var sent: UInt64 = 0
  /// Those among them that were answered.
  private(set) var received: UInt64 = 0
  /// The shortest round trip, in nanoseconds.
  private(set) var minimum: Int64 = 0
  /// The longest round trip, in nanoseconds.
  private(set) var maximum: Int64 = 0
  private var sum: Int64 = 0

  /// Counts a probe that was not answered, or not sent.
  mutating func addLoss() { sent += 1 }

  /// Counts an answered probe.
  mutating func add(roundTrip: Int64) {
    sent += 1
    received += 1
    minimum = received == 1 ? roundTrip : min(minimum, roundTrip)
    maximum = max(maximum, roundTrip)
    sum &+= roundTrip
  }

  /// The mean round trip, in nanoseconds; `nil` before the first.
  var average: Int64? { received > 0 ? sum / Int64(clamping: received) : nil }

  /// Probes that were not answered, in whole per cent, cut off; 0 when none was sent.
  var lossPercent: UInt64 { sent > 0 ? (sent - received) * 100 / sent : 0 }

  /// Probes that were answered, in whole per cent, cut off; 0 when none was sent.
  var returnPercent: UInt64 { sent > 0 ? received * 100 / sent : 0 }

  /// How long the target was out: the probes that were not answered, each for a period of so many
  /// nanoseconds.
  func outage(period: Int64) -> Int64 {
    let (time, overflow) = Int64(clamping: sent - received).multipliedReportingOverflow(by: period)
    return overflow ? .max : time
  }
}
