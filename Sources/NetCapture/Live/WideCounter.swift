/// A counter of 64 bits above one of 32 bits that wraps.
///
/// It is right for as long as fewer than 2^32 events lie between two readings.
struct WideCounter {
  private(set) var total: UInt64 = 0
  private var last: UInt32 = 0

  mutating func update(_ reading: UInt32) {
    total &+= UInt64(reading &- last)
    last = reading
  }
}
