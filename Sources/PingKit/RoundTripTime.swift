package import NetCore
internal import NetLinux

/// The round-trip time of one probe, made of our own clock readings and the kernel's stamp.
///
/// Nothing that the peer sent enters it.
package enum RoundTripTime {
  /// The difference between the clocks that reading them one after the other may make.
  private static let tolerance: Int64 = 1_000_000

  /// The time from `sent` to the kernel's receive stamp, in nanoseconds.
  ///
  /// The stamp is of the wall clock, which may step. The time that the other clock saw pass from
  /// `sent` to `read` bounds the result, and tells whether the wall clock stepped in between: then
  /// only the time from the stamp to `read` is taken from it. Without a stamp, or with one that
  /// makes no sense, the result is the bound.
  package static func nanoseconds(
    from sent: ClockReading,
    to stamp: WallClockTime?,
    readAt read: ClockReading
  ) -> Int64 {
    let bound = max(0, sent.monotonic.nanoseconds(to: read.monotonic))
    guard let stamp, let untilStamp = stamp.nanoseconds(since: sent.wall),
      let sinceStamp = read.wall.nanoseconds(since: stamp)
    else { return bound }
    let possible = 0...bound
    let (wallTime, overflow) = untilStamp.addingReportingOverflow(sinceStamp)
    let isSteady = !overflow && (bound &- tolerance...bound &+ tolerance).contains(wallTime)
    if isSteady, possible.contains(untilStamp) { return untilStamp }
    if possible.contains(sinceStamp) { return bound - sinceStamp }
    return bound
  }
}
