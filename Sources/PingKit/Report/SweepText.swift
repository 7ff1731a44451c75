package import NetCore

/// The report of a run that asks each target until it answers: a line for each, in the words of
/// fping(8), which shows times with `-e`.
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
  /// Whether times and errors are told, where lines are more than names.
  let isVerbose: Bool
  private var hosts: PingHostText

  /// The report about those of `targets` that are `told` of; when it is quiet, of the figures
  /// alone.
  package init(
    targets: TargetList,
    told: Told = .all,
    isQuiet: Bool = false,
    isVerbose: Bool = false,
    names: ReverseNames? = nil
  ) {
    self.targets = targets
    self.told = told
    self.isQuiet = isQuiet
    self.isVerbose = isVerbose && told == .all
    hosts = PingHostText(names: names)
  }

  /// Whether the figures of the run stand at the end.
  package var hasTotals: Bool { told == .all }

  /// Appends whether the target at `index` answered, and in how many nanoseconds, without a line
  /// feed; `false` when it is not told of.
  package func append(
    _ index: TargetIndex,
    isAlive: Bool,
    roundTrip: Int64? = nil,
    to buffer: inout LineBuffer
  ) -> Bool {
    switch told {
    case .all:
      targets.appendName(of: index, to: &buffer)
      if isAlive {
        buffer.append(" is alive")
        if isVerbose, let roundTrip {
          buffer.append(" (")
          PingText.append(roundTrip: roundTrip, to: &buffer)
          buffer.append(" ms)")
        }
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

  /// Appends who said what about a probe, without a line feed; `false` when that is not told.
  package mutating func append(_ error: PingError, to buffer: inout LineBuffer) -> Bool {
    guard isVerbose, let source = error.source else { return false }
    buffer.append("From ")
    hosts.appendHost(source, to: &buffer)
    buffer.append(" ")
    buffer.append(error.reason)
    buffer.append(" for ")
    targets.appendName(of: error.target, to: &buffer)
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
