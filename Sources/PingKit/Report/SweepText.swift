package import NetCore

/// The report of a run that asks each target until it answers: a line for each, in the words of
/// fping(8).
package struct SweepText: Sendable {
  private let targets: TargetList

  /// The report about `targets`.
  package init(targets: TargetList) { self.targets = targets }

  /// Appends whether the target at `index` answered, without a line feed.
  package func append(
    _ index: TargetIndex,
    isAlive: Bool,
    to buffer: inout LineBuffer
  ) {
    targets.appendName(of: index, to: &buffer)
    if isAlive { buffer.append(" is alive") } else { buffer.append(" is unreachable") }
  }

  /// Appends the figures of the whole run, without the last line feed.
  package func append(_ totals: RunTotals, to buffer: inout LineBuffer) {
    buffer.append(decimal: totals.targets)
    buffer.append(" targets, ")
    buffer.append(decimal: totals.reachable)
    buffer.append(" alive, ")
    buffer.append(decimal: totals.transmitted)
    buffer.append(" probes, ")
    buffer.append(decimal: totals.received)
    buffer.append(" replies, time ")
    buffer.append(milliseconds: totals.elapsed, decimals: 0)
    buffer.append("ms")
  }
}
