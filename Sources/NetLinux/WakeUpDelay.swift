/// How late the kernel wakes this process up: a smoothed delay and its variation.
///
/// A processor that sleeps, or whose host has given it to others, takes some ten microseconds to
/// go on after a timer has run out. The estimate is that of RFC 6298 §2 for round trips.
struct WakeUpDelay {
  /// Eight times the smoothed delay, in nanoseconds, so that no fraction is lost.
  ///
  /// Before the first wake-up it is that of a usual machine.
  private var scaledDelay: Int64 = 8 * 50_000
  /// Four times the variation of the delay, in nanoseconds.
  private var scaledVariation: Int64 = 4 * 25_000

  /// A delay longer than this, in nanoseconds, was no delay of a timer: somebody else had the
  /// processor, and waking up earlier would not have helped.
  static let longest: Int64 = 250_000

  /// How much earlier to wake up, in nanoseconds, so that nearly all wake-ups come in time.
  var allowance: Int64 { min(Self.longest, scaledDelay / 8 + scaledVariation / 2) }

  /// Takes in that a wake-up came `delay` nanoseconds late.
  mutating func record(_ delay: Int64) {
    guard (0...Self.longest).contains(delay) else { return }
    let difference = delay - scaledDelay / 8
    scaledVariation += abs(difference) - scaledVariation / 4
    scaledDelay += difference
  }
}
