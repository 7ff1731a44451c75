package import NetCore
package import NetLinux

/// One instant on both clocks: the one that never steps, and the one that the kernel stamps with.
package struct ClockReading: Hashable, Sendable {
  /// The instant on the clock that never steps.
  package var monotonic: MonotonicTime
  /// The instant on the wall clock.
  package var wall: WallClockTime

  /// The instant that is `monotonic` and `wall`.
  package init(monotonic: MonotonicTime, wall: WallClockTime) {
    self.monotonic = monotonic
    self.wall = wall
  }
}

extension ClockReading {
  /// The present instant, the two clocks read within a few microseconds of each other.
  ///
  /// A process that is interrupted between the two would take the interruption for a step.
  static var now: Self {
    var reading = Self(monotonic: .now, wall: .now)
    for _ in 0..<maximumAttemptCount {
      let after = MonotonicTime.now
      guard reading.monotonic.nanoseconds(to: after) > maximumGap else { break }
      reading = Self(monotonic: .now, wall: .now)
    }
    return reading
  }

  private static let maximumAttemptCount = 4
  /// In nanoseconds.
  private static let maximumGap: Int64 = 5_000
}

extension WallClockTime {
  /// Nanoseconds from `earlier` to this instant; `nil` when they do not fit.
  func nanoseconds(since earlier: WallClockTime) -> Int64? {
    let (seconds, overflow) = seconds.subtractingReportingOverflow(earlier.seconds)
    guard !overflow else { return nil }
    let (whole, wholeOverflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !wholeOverflow else { return nil }
    let rest = Int64(nanoseconds) - Int64(earlier.nanoseconds)
    let (sum, sumOverflow) = whole.addingReportingOverflow(rest)
    return sumOverflow ? nil : sum
  }
}
