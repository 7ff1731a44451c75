internal import NetLinux

/// When a run ends by the clock.
struct SniffSchedule {
  private let duration: Int64?
  private let longestPause: Int64?
  private var end: MonotonicTime?
  private var idleEnd: MonotonicTime?
  private var captured: UInt64 = 0

  /// The limits of `configuration`.
  init(_ configuration: SniffConfiguration) {
    duration = configuration.duration
    longestPause = configuration.longestPause
  }

  /// Whether the clock has a say at all.
  var isActive: Bool { duration != nil || longestPause != nil }

  /// When the run is over if no packet comes.
  var deadline: MonotonicTime? {
    guard let end, let idleEnd else { return end ?? idleEnd }
    return min(end, idleEnd)
  }

  /// Counts from `now` on.
  mutating func begin(at now: MonotonicTime) {
    end = duration.map { now.advanced(byNanoseconds: $0) }
    idleEnd = longestPause.map { now.advanced(byNanoseconds: $0) }
  }

  /// Whether the run is over at `now`, told how many packets were read up to now.
  mutating func isOver(at now: MonotonicTime, captured: UInt64) -> Bool {
    if captured != self.captured, let longestPause {
      self.captured = captured
      idleEnd = now.advanced(byNanoseconds: longestPause)
    }
    if let end, end <= now { return true }
    if let idleEnd, idleEnd <= now { return true }
    return false
  }
}
