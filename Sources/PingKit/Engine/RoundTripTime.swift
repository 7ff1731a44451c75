package import NetCore
internal import NetLinux

/// The round-trip time of one probe, made of our own clock readings and the kernel's stamp.
///
/// Nothing that the peer sent enters it.
package enum RoundTripTime {
  /// The difference between the clocks that reading them one after the other may make, in
  /// nanoseconds.
  ///
  /// Whatever slews one of them slews the other, so that only steps differ by more.
  private static let tolerance: Int64 = 20_000

  /// The time from `sent` to the kernel's `stamp`, in nanoseconds; until `read` when there is no
  /// stamp, or one that makes no sense.
  ///
  /// The instants are of the wall clock, in nanoseconds since 1970; `bound` is the time that the
  /// other clock saw pass from `sent` to `read`.
  static func nanoseconds(bound: Int64, sent: Int64, stamp: Int64?, read: Int64) -> Int64 {
    stamp.flatMap { nanosecondsIfPossible(bound: bound, sent: sent, stamp: $0, read: read) }
      ?? bound
  }

  /// The time from `sent` to the kernel's `stamp`, in nanoseconds; `nil` when the stamp makes no
  /// sense.
  ///
  /// The stamp is of the wall clock, which may step. The time that the other clock saw pass from
  /// `sent` to `read` bounds the result, and tells whether the wall clock stepped in between: then
  /// only the time from the stamp to `read` is taken from it.
  package static func nanosecondsIfPossible(
    from sent: ClockReading,
    to stamp: WallClockTime,
    readAt read: ClockReading
  ) -> Int64? {
    nanosecondsIfPossible(
      bound: max(0, sent.monotonic.nanoseconds(to: read.monotonic)),
      sent: sent.wall.nanosecondsSince1970,
      stamp: stamp.nanosecondsSince1970,
      read: read.wall.nanosecondsSince1970
    )
  }

  static func nanosecondsIfPossible(
    bound: Int64,
    sent: Int64,
    stamp: Int64,
    read: Int64
  ) -> Int64? {
    let (untilStamp, isBeforeTime) = stamp.subtractingReportingOverflow(sent)
    let (sinceStamp, isAfterTime) = read.subtractingReportingOverflow(stamp)
    guard !isBeforeTime, !isAfterTime else { return nil }
    let (wallTime, overflow) = untilStamp.addingReportingOverflow(sinceStamp)
    let isSteady = !overflow && (bound &- tolerance...bound &+ tolerance).contains(wallTime)
    if isSteady, untilStamp >= 0, untilStamp <= bound { return untilStamp }
    return sinceStamp >= 0 && sinceStamp <= bound ? bound - sinceStamp : nil
  }
}
