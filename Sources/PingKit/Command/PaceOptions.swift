internal import ArgumentParser

/// How many probes are sent, when, and how long their replies are waited for.
struct PaceOptions: ParsableArguments {
  @Option(
    name: [.customShort("c", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp("Stop after this many probes.", valueName: "count"),
    transform: { try NumberText.integer($0, in: 1...NumberText.maximumCount) }
  )
  var count: UInt64?

  @Option(
    name: [.customShort("i", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds from one probe to the next (default 1); at least 0.002 for users other than root.",
      valueName: "seconds"
    ),
    transform: SecondsText.nanoseconds
  )
  var interval: Int64?

  @Option(
    name: [.customShort("w", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Stop after this many whole seconds, or when -c probes were answered, or at an ICMP error.",
      valueName: "seconds"
    ),
    transform: SecondsText.wholeNanoseconds
  )
  var deadline: Int64?

  @Option(
    name: [.customShort("W", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds to wait for the reply to a probe (default 10); 0 waits without end.",
      valueName: "seconds"
    ),
    transform: SecondsText.nanoseconds
  )
  var timeout: Int64?

  @Option(
    name: [.customShort("l", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Send so many probes at once at the start: 1 to 65536, and to 3 for users other than root.",
      valueName: "count"
    ),
    transform: { try NumberText.integer($0, in: 1...65_536) }
  )
  var preload: UInt64?

  @Flag(
    name: [.customShort("A"), .long],
    help: "Let the interval follow the round-trip time, with about one probe under way."
  )
  var adaptive = false

  @Flag(
    name: [.customShort("f"), .long],
    help: "Send as fast as replies come, and print a dot for each probe without one."
  )
  var flood = false

  /// The interval that holds: that of a flood is 0 unless one is given.
  var effectiveInterval: Int64 { interval ?? (flood ? 0 : 1_000_000_000) }

  /// Whether the pace is told with the figures.
  var isShown: Bool { flood || adaptive || effectiveInterval == 0 }
}
