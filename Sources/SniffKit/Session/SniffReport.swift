internal import NetCapture
internal import NetCore

/// What became of the packets of a whole run.
struct SniffReport {
  /// The packets that were read.
  var captured: UInt64
  /// The kernel's account; `nil` for a file.
  var statistics: CaptureStatistics?

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

  /// Appends the last row of JSON output.
  func appendJSON(to buffer: inout LineBuffer) {
    buffer.beginObject()
    buffer.member("type", literal: "summary")
    buffer.member("captured", captured)
    if let statistics {
      buffer.member("received_by_filter", statistics.received)
      buffer.member("dropped_by_kernel", statistics.droppedByKernel)
      buffer.member("dropped_by_interface", statistics.droppedByInterface)
    }
    buffer.endObject()
  }
}
