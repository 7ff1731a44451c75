/// What became of the packets of a live capture.
public struct CaptureStatistics: Hashable, Sendable {
  /// Packets that passed the filter, those included that were dropped by the kernel later.
  public var received: UInt64 = 0
  /// Packets that found no room in the ring: the reader was too slow, or the ring too small.
  public var droppedByKernel: UInt64 = 0
  /// Packets that the interface or its driver dropped.
  public var droppedByInterface: UInt64 = 0

  /// No packets yet.
  public init() {}
}

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
