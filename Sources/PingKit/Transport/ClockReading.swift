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
