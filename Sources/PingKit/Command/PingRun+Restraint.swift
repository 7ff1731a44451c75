internal import NetCLI
internal import NetCore
internal import NetLinux

// What users other than root are kept from.
extension PingRun {
  /// The shortest interval for users other than root, as ping(8) has it, in nanoseconds.
  static let minimumUserInterval: Int64 = 2_000_000

  /// Refuses what is left to root.
  func checkPace() throws {
    guard !Capabilities.isStartedByRoot else { return }
    if let preload = command.pace.preload, preload > 3 {
      throw ToolFailure(
        "-l \(preload)",
        why: "more than 3 probes at once are left to root",
        remedy: "use sudo, or a smaller number"
      )
    }
    if let pause = command.sweep.pause, pause < SweepOptions.leastPause {
      throw ToolFailure(
        "--pause",
        why: "less than 0.001 seconds between probes is left to root",
        remedy: "use sudo, or a longer pause"
      )
    }
    guard !command.sweep.sweep, command.pace.effectiveInterval < Self.minimumUserInterval
    else { return }
    throw ToolFailure(
      command.pace.flood && command.pace.interval == nil ? "-f" : "-i",
      why: "less than 0.002 seconds between probes is left to root",
      remedy: "use sudo, or a longer interval"
    )
  }

  /// Whether a probe to one of `targets` reaches many hosts: a group, or with -b what may be a
  /// whole network.
  func asksMany(_ targets: TargetList, _ version: ICMPVersion) -> Bool {
    version == .icmpv4 && command.path.broadcast || targets.containsMulticast(version)
  }

  /// What asks many hosts at once must leave them time, and must not make them put fragments
  /// together.
  func checkRestraint() throws {
    guard !Capabilities.isStartedByRoot else { return }
    if command.pace.effectiveInterval < 1_000_000_000 {
      throw ToolFailure(
        "-i",
        why: "asking many hosts at once more often than each second is left to root",
        remedy: "use sudo, or a longer interval"
      )
    }
    if let discovery = command.probes.pathDiscovery, discovery != .do {
      throw ToolFailure(
        "-M \(discovery.rawValue)",
        why: "probes that many hosts get are fragmented for root alone",
        remedy: "use sudo, or -M do"
      )
    }
  }
}
