package import NetCapture
internal import NetCore

/// What became of the packets of a whole run.
package struct SniffReport {
  /// The packets that were read.
  package var captured: UInt64
  /// The kernel's account; `nil` for a file.
  package var statistics: CaptureStatistics?
  /// The frames that the filter passed over on account of VLAN tags; `nil` when not known.
  package var hiddenTaggedFrameCount: UInt64?

  init(captured: UInt64, statistics: CaptureStatistics? = nil) {
    self.captured = captured
    self.statistics = statistics
  }

  /// Appends the counts of a live capture in the words of tcpdump.
  func appendText(to buffer: inout LineBuffer) {
    guard let statistics else { return }
    append(captured, "captured", to: &buffer)
    append(statistics.received, "received by filter", to: &buffer)
    append(statistics.droppedByKernel, "dropped by kernel", to: &buffer)
    if statistics.droppedByInterface > 0 {
      append(statistics.droppedByInterface, "dropped by interface", to: &buffer)
    }
  }

  private func append(_ count: UInt64, _ what: StaticString, to buffer: inout LineBuffer) {
    Self.append(packetCount: count, to: &buffer)
    buffer.append(" ")
    buffer.append(what)
    buffer.append("\n")
  }

  /// Appends `1 packet` or `2 packets`.
  static func append(packetCount: UInt64, to buffer: inout LineBuffer) {
    buffer.append(decimal: packetCount)
    if packetCount == 1 { buffer.append(" packet") } else { buffer.append(" packets") }
  }

  /// Appends the counts so far in one line, as tcpdump does at SIGUSR1.
  func appendProgress(to buffer: inout LineBuffer) {
    Self.append(packetCount: captured, to: &buffer)
    buffer.append(" captured")
    guard let statistics else { return }
    buffer.append(", ")
    Self.append(packetCount: statistics.received, to: &buffer)
    buffer.append(" received by filter, ")
    Self.append(packetCount: statistics.droppedByKernel, to: &buffer)
    buffer.append(" dropped by kernel")
    guard statistics.droppedByInterface > 0 else { return }
    buffer.append(", ")
    Self.append(packetCount: statistics.droppedByInterface, to: &buffer)
    buffer.append(" dropped by interface")
  }

  /// What to do when packets were lost; `nil` when none was.
  ///
  /// Lines cost more than keeping packets, so that `-w` helps where `isShowing` them.
  func lossWarning(isShowing: Bool) -> String? {
    guard let statistics else { return nil }
    if statistics.droppedByKernel > 0 {
      let helping = isShowing ? "-w FILE in place of lines, " : ""
      return
        "\(statistics.droppedByKernel) of the packets that matched were lost because they were "
        + "not read in time; try \(helping)a larger ring (-B), fewer octets of each (-s) or a "
        + "narrower filter"
    }
    guard statistics.droppedByInterface > 0 else { return nil }
    return "the interface or its driver lost \(statistics.droppedByInterface) packets before any "
      + "filter; look at its rings with: ethtool -g"
  }

  /// What to do when frames were passed over on account of their VLAN tags; `nil` when none was.
  func tagHint(for filter: String) -> String? {
    guard let count = hiddenTaggedFrameCount, count > 0 else { return nil }
    let frames = count == 1 ? "1 frame" : "\(count) frames"
    let were = count == 1 ? "was" : "were"
    let alone = filter.contains(where: \.isWhitespace) ? "(\(filter))" : filter
    // Each `vlan` looks behind one tag, and of those that are hidden live most have two.
    return "\(frames) carried a VLAN tag and \(were) not matched; try: "
      + "vlan and (\(alone) or (vlan and \(alone)))"
  }

  /// Appends the last row of JSON output, or the row that answers SIGUSR1.
  func appendJSON(isLast: Bool = true, to buffer: inout LineBuffer) {
    buffer.beginObject()
    buffer.member("type", literal: isLast ? "summary" : "statistics")
    buffer.member("captured", captured)
    if let statistics {
      buffer.member("received_by_filter", statistics.received)
      buffer.member("dropped_by_kernel", statistics.droppedByKernel)
      buffer.member("dropped_by_interface", statistics.droppedByInterface)
    }
    if let hiddenTaggedFrameCount {
      buffer.member("hidden_tagged_frames", hiddenTaggedFrameCount)
    }
    buffer.endObject()
  }
}
