internal import ArgumentParser

/// How many targets are asked, each until it answers.
struct SweepOptions: ParsableArguments {
  @Flag(help: "Ask each target until it answers, and tell that alone.")
  var sweep = false

  @Option(help: ArgumentHelp("More targets: all hosts of this network.", valueName: "prefix"))
  var generate: [String] = []

  @Option(
    help: ArgumentHelp(
      "Seconds from any probe to the next at least, to whatever target.",
      valueName: "seconds"
    ),
    transform: SecondsText.nanoseconds
  )
  var pause: Int64 = 0

  @Option(
    help: ArgumentHelp(
      "With --sweep, how often a silent target is asked again (default 3).",
      valueName: "count"
    ),
    transform: { Int(try NumberText.integer($0, in: 0...65_000) as UInt64) }
  )
  var retries: Int?

  @Option(
    help: ArgumentHelp(
      "With --sweep, how much longer than the one before each try waits (default 1.5).",
      valueName: "factor"
    )
  )
  var backoff: Double?

  func validate() throws {
    if let backoff, !(1...1000).contains(backoff) {
      throw ValidationError("--backoff \(backoff): a factor is 1 to 1000")
    }
  }

  /// Adds what these options say to `configuration`.
  func apply(to configuration: inout PingConfiguration, isTimeoutGiven: Bool) {
    configuration.pause = pause
    guard sweep else { return }
    configuration.plan = .untilAnswered(retries: retries ?? 3, backoff: backoff ?? 1.5)
    if !isTimeoutGiven { configuration.timeout = 500_000_000 }
  }
}
