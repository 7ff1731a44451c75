internal import Glibc
public import NetCore

/// An instant of the clock that never steps (`CLOCK_MONOTONIC`).
public struct MonotonicTime: Hashable, Sendable, Comparable {
  /// Nanoseconds since an arbitrary start.
  public var nanoseconds: Int64

  /// The instant `nanoseconds` after the clock's arbitrary start.
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The present instant.
  ///
  /// The corresponding C function is `clock_gettime`.
  public static var now: Self {
    let time = currentTime(of: CLOCK_MONOTONIC)
    return Self(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// The instant `nanoseconds` later; the far future, or past, when the sum does not fit.
  public func advanced(byNanoseconds nanoseconds: Int64) -> Self {
    let (sum, overflow) = self.nanoseconds.addingReportingOverflow(nanoseconds)
    return Self(nanoseconds: overflow ? (nanoseconds < 0 ? .min : .max) : sum)
  }

  /// Nanoseconds from this instant to `other`; negative when `other` is earlier, and the utmost
  /// when the difference does not fit.
  public func nanoseconds(to other: Self) -> Int64 {
    let (difference, overflow) = other.nanoseconds.subtractingReportingOverflow(nanoseconds)
    return overflow ? (other < self ? .min : .max) : difference
  }

  /// Orders instants from past to future.
  public static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension WallClockTime {
  /// The present instant of the wall clock.
  ///
  /// The corresponding C function is `clock_gettime`.
  public static var now: Self {
    let time = currentTime(of: CLOCK_REALTIME)
    return Self(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }
}

private func currentTime(of clock: clockid_t) -> timespec {
  var time = timespec()
  // Cannot fail: the clock exists and the pointer is that of a local value.
  _ = unsafe clock_gettime(clock, &time)
  return time
}
