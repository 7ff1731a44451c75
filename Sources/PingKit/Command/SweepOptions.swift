internal import ArgumentParser
internal import NetLinux

/// How many targets are asked, each until it answers.
struct SweepOptions: ParsableArguments {
  /// The shortest pause in a sweep that is not left to root, in nanoseconds.
  static let leastPause: Int64 = 1_000_000

  @Flag(help: "Ask each target until it answers, and tell that alone.")
  var sweep = false

  @Flag(help: "With --sweep, write the targets that answer, and their names alone.")
  var alive = false

  @Flag(help: "With --sweep, write the targets that do not answer, and their names alone.")
  var unreachable = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds from any probe to the next at least (default 0; with several targets 0.001 for "
        + "users other than root).",
      valueName: "seconds"
    ),
    transform: SecondsText.nanoseconds
  )
  var pause: Int64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --sweep, how often a silent target is asked again: 0 to 65000 (default 3).",
      valueName: "count"
    ),
    transform: { Int(try NumberText.integer($0, in: 0...65_000) as UInt64) }
  )
  var retries: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --sweep, how much longer than the one before each try waits: 1 to 1000 (default 1.5).",
      valueName: "factor"
    ),
    transform: SweepOptions.factor
  )
  var backoff: Double?

  func validate() throws {
    guard !(alive && unreachable) else {
      throw ValidationError("only one of --alive and --unreachable can be given")
    }
    guard sweep || !(alive || unreachable || retries != nil || backoff != nil) else {
      throw ValidationError(
        "--alive, --unreachable, --retries and --backoff mean something with --sweep only"
      )
    }
  }

  private static func factor(_ text: String) throws -> Double {
    guard let factor = Double(text), (1...1000).contains(factor) else {
      throw ValidationError("not a number from 1 to 1000")
    }
    return factor
  }

  /// Adds what these options say to `configuration`.
  func apply(to configuration: inout PingConfiguration, isTimeoutGiven: Bool) {
    // As with -i, the network is spared by those who may not flood it.
    let least: Int64 = sweep && !Capabilities.isStartedByRoot ? Self.leastPause : 0
    configuration.pause = pause ?? least
    guard sweep else { return }
    configuration.plan = .untilAnswered(retries: retries ?? 3, backoff: backoff ?? 1.5)
    if !isTimeoutGiven { configuration.timeout = 500_000_000 }
  }
}

extension SweepOptions {
  /// Which targets a sweep tells of.
  var told: SweepText.Told { alive ? .alive : unreachable ? .unreachable : .all }
}
