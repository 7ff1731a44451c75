/// What became of the probes of some time.
package struct WindowFigures: Hashable, Sendable {
  /// Replies.
  package private(set) var received: UInt64 = 0
  /// Probes without a reply.
  package private(set) var lost: UInt64 = 0
  /// The shortest round trip, in nanoseconds; 0 without replies.
  package private(set) var minimum: Int64 = 0
  /// The longest round trip, in nanoseconds; 0 without replies.
  package private(set) var maximum: Int64 = 0
  private var sum: UInt128 = 0

  /// Nothing yet.
  package init() {}

  mutating func add(roundTrip: Int64) {
    let time = max(roundTrip, 0)
    minimum = received == 0 ? time : min(minimum, time)
    maximum = max(maximum, time)
    received &+= 1
    sum &+= UInt128(time)
  }

  mutating func addLoss() { lost &+= 1 }

  mutating func add(_ other: Self) {
    lost &+= other.lost
    guard other.received > 0 else { return }
    minimum = received == 0 ? other.minimum : min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    received &+= other.received
    sum &+= other.sum
  }

  /// The mean round trip, in nanoseconds; 0 without replies.
  package var average: Int64 {
    received == 0 ? 0 : Int64(clamping: sum / UInt128(received))
  }

  /// The part of the probes that was lost, in per cent; `nil` when nothing is known of any.
  package var lossPercent: Double? {
    let total = Double(received) + Double(lost)
    return total == 0 ? nil : Double(lost) * 100 / total
  }
}
