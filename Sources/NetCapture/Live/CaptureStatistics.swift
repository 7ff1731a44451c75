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
