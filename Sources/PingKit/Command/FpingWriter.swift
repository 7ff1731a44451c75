internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// Writes what a run as fping tells to its two streams, in the order in which it is told.
struct FpingWriter: ~Copyable {
  private var output = StandardOutput(flushing: .blocks)
  private var errors = LineBuffer()

  /// Tells of what is no target.
  static func tell(_ fault: TargetGathering.Fault) {
    var line = LineBuffer(capacity: 256)
    line.append(text: fault.text)
    line.append(": ")
    line.append(text: fault.why)
    line.append("\n")
    // As below.
    try? StandardDescriptors.write(line.octets, to: StandardDescriptors.error)
  }

  /// Tells of `event` in the words of `report`.
  mutating func tell(_ event: PingEvent, in report: inout FpingReport) throws {
    report.tell(event, output: &output.buffer, errors: &errors)
    if errors.count > 0 { try writeErrors() }
    if output.waitingCount >= 1 << 16 { try output.flush() }
  }

  /// Writes what waits.
  mutating func flush() throws { try output.flush() }

  /// Tells what stands at the end; the exit status.
  mutating func end(
    _ report: FpingReport,
    totals: RunTotals,
    unresolvedCount: Int
  ) throws -> Int32 {
    let status = report.end(
      totals: totals,
      unresolvedCount: unresolvedCount,
      output: &output.buffer,
      errors: &errors
    )
    try writeErrors()
    return status
  }

  private mutating func writeErrors() throws {
    try output.flush()
    // There is nowhere to complain to when stderr itself fails, and the exit status is about the
    // targets, as with fping, which does not look at what became of its writes.
    try? StandardDescriptors.write(errors.octets, to: StandardDescriptors.error)
    errors.removeAll()
  }
}
