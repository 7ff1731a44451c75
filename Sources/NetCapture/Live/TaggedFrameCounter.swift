/// Counts frames that match a filter and reads none of them.
///
/// A second capture beside the one that is read: the kernel counts what passes its filter, also
/// once its small ring is full.
final class TaggedFrameCounter {
  private var handle: PcapHandle

  /// Counts on `interface` from now on; `nil` where the filter cannot be compiled or set, as on
  /// interfaces that know no tags.
  init?(
    _ interface: String,
    _ filter: FilterExpression,
    _ direction: LiveCaptureConfiguration.Direction
  ) {
    var configuration = LiveCaptureConfiguration()
    configuration.snapshotLength = 64
    configuration.ringByteCount = 1 << 16
    configuration.isPromiscuous = false
    configuration.direction = direction
    // What cannot be counted takes nothing from the capture itself.
    guard var handle = try? PcapHandle(capturing: interface, configuration),
      let compiled = try? CaptureFilter(filter, for: handle),
      (try? compiled.apply(to: &handle)) != nil
    else { return nil }
    self.handle = handle
  }

  /// The frames so far.
  var count: UInt64? {
    guard let statistics = try? handle.statistics() else { return nil }
    return statistics.received
  }
}
