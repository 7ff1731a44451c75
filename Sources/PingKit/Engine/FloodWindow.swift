/// How many probes a flood may have under way: more while the network answers them, fewer when it
/// does not.
///
/// Probes that are sent together cost less than one by one, and their replies come together.
struct FloodWindow {
  /// How many probes may be under way.
  private(set) var size: UInt64
  private let minimum: UInt64
  private let maximum: UInt64
  /// When probes up to this serial were heard of, the window is looked at again.
  private var mark: UInt64 = 0
  private var newestAtMark: UInt64 = 0
  private var heardSinceMark: UInt64 = 0

  /// A window of `minimum` probes at first, which grows up to `maximum`.
  init(minimum: UInt64, maximum: UInt64) {
    self.minimum = max(minimum, 1)
    self.maximum = max(maximum, self.minimum)
    size = self.minimum
  }

  /// Notes that the probe `serial` was heard of for the first time, and `newest` was sent last.
  mutating func recordAnswer(to serial: UInt64, newest: UInt64) {
    heardSinceMark += 1
    guard serial >= mark else { return }
    let expected = newest > newestAtMark ? serial - min(serial, newestAtMark) : 0
    // One in sixteen may be under way still, or come in another order.
    if heardSinceMark + expected / 16 >= expected {
      size = min(size * 2, maximum)
    } else {
      size = max(size / 2, minimum)
    }
    mark = newest
    newestAtMark = serial
    heardSinceMark = 0
  }

  /// Notes that nothing was heard for long.
  mutating func recordStall(newest: UInt64) {
    size = max(size / 2, minimum)
    mark = newest
    newestAtMark = newest
    heardSinceMark = 0
  }
}
