package import NetCore

/// The report of a run that asks each target until it answers: a line for each, in the words of
/// fping(8).
package struct SweepText: Sendable {
  /// Which targets are told of.
  package enum Told: Hashable, Sendable {
    /// All, with whether they answered.
    case all
    /// The names of those that answered, alone.
    case alive
    /// The names of those that did not answer, alone.
    case unreachable
  }

  let targets: TargetList
  private let told: Told
  let isQuiet: Bool

  /// The report about those of `targets` that are `told` of; when it is quiet, of the figures
  /// alone.
  package init(targets: TargetList, told: Told = .all, isQuiet: Bool = false) {
    self.targets = targets
    self.told = told
    self.isQuiet = isQuiet
  }

  /// Whether the figures of the run stand at the end.
  package var hasTotals: Bool { told == .all }

  /// Appends whether the target at `index` answered, without a line feed; `false` when it is not
  /// told of.
  package func append(
    _ index: TargetIndex,
    isAlive: Bool,
    to buffer: inout LineBuffer
  ) -> Bool {
    switch told {
    case .all:
      targets.appendName(of: index, to: &buffer)
      if isAlive {
        buffer.append(" is alive")
      } else {
        buffer.append(" is unreachable")
        // The words are the resolver's.
        if let why = targets.failure(of: index) {
          buffer.append(" (")
          buffer.append(foreign: why)
          buffer.append(")")
        }
      }
    case .alive:
      guard isAlive else { return false }
      targets.appendName(of: index, to: &buffer)
    case .unreachable:
      guard !isAlive else { return false }
      targets.appendName(of: index, to: &buffer)
    }
    return true
  }

  /// Appends the figures of the whole run, without the last line feed.
  package static func append(_ totals: RunTotals, to buffer: inout LineBuffer) {
    buffer.append(decimal: totals.targets)
    buffer.append(" targets, ")
    buffer.append(decimal: totals.reachable)
    buffer.append(" alive, ")
    if totals.unresolved > 0 {
      buffer.append(decimal: totals.unresolved)
      buffer.append(" without an address, ")
    }
    buffer.append(decimal: totals.transmitted)
    buffer.append(" probes, ")
    buffer.append(decimal: totals.received)
    buffer.append(" replies, time ")
    buffer.append(milliseconds: totals.elapsed, decimals: 0)
    buffer.append("ms")
  }
}
