internal import ArgumentParser
internal import NetCLI
internal import NetCore
internal import NetLinux

/// The options that choose which figures are told, when, and what they decide.
struct StatisticsOptions: ParsableArguments {
  @Flag(
    help: "Tell percentiles, jitter, outages, reordering and more behind the summary."
  )
  var statistics = false

  @Flag(help: "Draw the distribution of the round-trip times behind the summary.")
  var histogram = false

  @Flag(help: "Draw the round-trip times as they come, in place, on a terminal.")
  var graph = false

  @Option(
    name: .customLong("fail-if"),
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Exit with 1 if this holds for a target, as 'loss>1%' or 'p99>20ms'; may be given often.",
      valueName: "condition"
    )
  )
  var failIf: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Stop, with exit status 0, after this many replies in a row; 1 if they never come.",
      valueName: "count"
    ),
    transform: { try NumberText.integer($0, in: 1...NumberText.maximumCount) }
  )
  var until: UInt64?

  @Option(
    name: .customLong("report-every"),
    parsing: .unconditional,
    help: ArgumentHelp(
      "Tell the figures of the windows each time so many seconds have passed, 0.01 at least.",
      valueName: "seconds"
    ),
    transform: SecondsText.nanoseconds
  )
  var reportEvery: Int64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The windows that are reported (default 10s,1m,5m; eight at most, 0.06s to 168h); reports "
        + "come every 10 seconds.",
      valueName: "lengths"
    ),
    transform: PeriodText.nanoseconds(list:)
  )
  var windows: [Int64]?

  init() {}

  func validate() throws {
    if let reportEvery, reportEvery < 10_000_000 {
      throw ValidationError("--report-every: at least 0.01 seconds are needed")
    }
    if graph, reportEvery != nil || windows != nil {
      throw ValidationError(
        "--graph shows what --report-every and --windows tell; give one of them"
      )
    }
  }
}

extension StatisticsOptions {
  /// Says in `configuration` what the run is to measure, and when it ends.
  func apply(to configuration: inout PingConfiguration) {
    configuration.stopsAfterRepliesInARow = until
    if graph {
      configuration.reportEvery = GraphPace.frame
    } else if reportEvery != nil || windows != nil {
      configuration.reportEvery = reportEvery ?? 10_000_000_000
      configuration.windows = windows ?? [10_000_000_000, 60_000_000_000, 300_000_000_000]
    }
  }

  /// The conditions of `--fail-if`; what is wrong in one is shown on stderr, with a mark under it.
  func conditions() throws -> [FailureCondition] {
    var conditions: [FailureCondition] = []
    for text in failIf {
      do throws(FailureConditionError) {
        conditions.append(try FailureCondition(parsing: text))
      } catch {
        var picture = LineBuffer(capacity: 256)
        error.appendPicture(to: &picture)
        // There is nowhere to complain to when stderr itself fails.
        try? StandardDescriptors.write(picture.octets, to: StandardDescriptors.error)
        throw ValidationError("--fail-if: \(error.message)")
      }
    }
    return conditions
  }

  /// Says in `options` what is told, and how wide the terminal is.
  ///
  /// People on a terminal are told in words why probes have no reply; what reads a pipe gets the
  /// text of ping(8) and nothing else, unless it asks.
  func apply(to options: inout PingText.Options, isVerbose: Bool) {
    let isTerminal = StandardDescriptors.isTerminal(StandardDescriptors.output)
    options.tellsReasons = isTerminal || isVerbose || statistics
    options.showsStatistics = statistics
    options.isUnicode = LocaleCharacters.isUnicode
    guard histogram else { return }
    options.histogramColumns = TerminalSize(of: StandardDescriptors.output)?.columns ?? 80
  }
}
