internal import Glibc
public import NetCore

/// The time zone of this process: that of the variable `TZ`, else of `/etc/localtime`.
public enum LocalTimeZone {
  /// How far local time is ahead of UTC at `time`, in seconds; 0 for times beyond any calendar.
  ///
  /// Reading the zone costs a system call where `TZ` is unset, so callers keep the answer for
  /// a while. The corresponding C function is `localtime_r`.
  public static func secondsAheadOfUTC(at time: WallClockTime) -> Int {
    var seconds = Int(time.seconds)
    // Its pointer to the name of the zone is not read.
    var civil = unsafe tm()
    guard unsafe localtime_r(&seconds, &civil) != nil else { return 0 }
    return unsafe civil.tm_gmtoff
  }
}
