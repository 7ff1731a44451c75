/// An instant of the wall clock: time since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct WallClockTime: Hashable, Sendable {
  /// Whole seconds since the epoch.
  public var seconds: Int64
  /// Nanoseconds within the second, 0 to 999,999,999.
  public var nanoseconds: Int32

  /// The instant `seconds` and `nanoseconds` after the epoch.
  ///
  /// Values outside 0...999,999,999 are kept as they came: a hostile capture file may hold any.
  public init(seconds: Int64, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}

extension WallClockTime: Comparable {
  /// Orders instants from past to future.
  public static func < (left: Self, right: Self) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}
