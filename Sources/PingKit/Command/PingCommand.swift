package import ArgumentParser
package import NetCLI
internal import NetCore
internal import NetLinux

/// The command line of netping.
package struct PingCommand: ToolCommand {
  package static let shortOptionsWithValues = "FIMNQSTWceilmpstw"

  package static let otherNames: Set = ["ping", "ping4", "ping6"]

  package static let configuration = CommandConfiguration(
    commandName: "netping",
    abstract: "Ask a host for ICMP echo replies and tell how long they take.",
    usage: "netping [<options>] <host> ...",
    discussion: """
      The lines and the summary are those of ping -n. Only replies that prove to \
      answer a probe of this run are counted.

      Examples:
        netping -c 3 192.0.2.1             three probes, one a second
        netping -c 5 -i 0.2 -q host        the summary alone
        netping -I eth0 fe80::1            a link-local address through an interface
        netping -c 10 --json host | jq .   one JSON object a line
        netping -q -c 50 -i 0.1 --fail-if 'p99>20ms' host   a verdict for a script
        netping --sweep --generate 192.0.2.0/24   who is alive in a network
        netping --fping -g 192.0.2.0/24           the same, as fping has it

      Exit status: 0 when every host replied; 1 when one did not, when a condition of \
      --fail-if holds, when --until never came true, or when with -w fewer than -c probes \
      were answered; 2 when it could not run, or could not ask a host.
      """,
    version: suiteVersion
  )

  // May be empty, so that an unknown option is complained of before a missing host.
  @Argument(
    help: "The hosts to ask: addresses, or names, of which the first usable address counts."
  )
  var hosts: [String] = []

  @OptionGroup(title: "Pace") var pace: PaceOptions
  @OptionGroup(title: "Probes") var probes: ProbeOptions
  @OptionGroup(title: "Path") var path: PathOptions
  @OptionGroup(title: "Lines") var lines: LineOptions

  @OptionGroup(title: "Many targets") var targets: TargetOptions
  @OptionGroup(title: "Many targets") var sweep: SweepOptions

  @OptionGroup(title: "Figures") var statisticsOptions: StatisticsOptions
  @OptionGroup(title: "Output") var resolveOptions: ResolveOptions
  @OptionGroup(title: "Output") var outputOptions: OutputOptions

  @Flag(help: "Be fping, with its options, lines and exit statuses; must come first.")
  var fping = false

  @Option(
    name: [.customShort("N", allowingJoined: true)],
    parsing: .unconditional,
    help: ArgumentHelp("Refused: node information queries are not offered.", visibility: .hidden)
  )
  var nodeInformation: String?

  package init() {}

  package func validate() throws {
    if lines.showsVersion { throw CleanExit.message(suiteVersion) }
    // At the first place it is no option of this command line: another one reads the rest.
    guard !fping else {
      throw ValidationError("--fping comes first, as in 'netping --fping -g 192.0.2.0/24'")
    }
    guard nodeInformation == nil else {
      throw ValidationError("-N: node information queries (RFC 4620) are not offered")
    }
    if outputOptions.json, sweep.alive || sweep.unreachable {
      throw ValidationError(
        "\(sweep.alive ? "--alive" : "--unreachable") chooses lines of text; with --json, look at "
          + "'received' in the rows of type summary"
      )
    }
    if sweep.sweep, let option = firstOptionWithoutMeaningInSweep {
      throw ValidationError(
        "\(option) means nothing with --sweep, which ends with a target's first reply"
      )
    }
  }

  private var firstOptionWithoutMeaningInSweep: String? {
    let options = [
      ("-c", pace.count != nil), ("-i", pace.interval != nil), ("-l", pace.preload != nil),
      ("-A", pace.adaptive), ("-f", pace.flood), ("-O", lines.outstanding),
      ("-D", lines.timestamp), ("--until", statisticsOptions.until != nil),
      ("--statistics", statisticsOptions.statistics),
      ("--histogram", statisticsOptions.histogram),
      ("--report-every", statisticsOptions.reportEvery != nil),
      ("--windows", statisticsOptions.windows != nil),
    ]
    return options.first { $0.1 }?.0
  }

  package mutating func execute() throws -> ExitStatus {
    // Not in validate(), which ArgumentParser calls before it complains of unknown options.
    guard hosts.first?.isEmpty == false || targets.hasMore else {
      throw ValidationError("usage error: Destination address required: give a host to ask")
    }
    return try PingRun(self).execute()
  }
}

extension PingCommand {
  /// What the session is to do, in its own terms.
  var sessionConfiguration: PingConfiguration {
    var configuration = PingConfiguration()
    configuration.count = pace.count
    configuration.interval = pace.effectiveInterval
    configuration.preload = pace.preload ?? 1
    // With an interval only the marks are those of a flood.
    configuration.floods = pace.flood && pace.effectiveInterval == 0
    configuration.isAdaptive = pace.adaptive
    if let timeout = pace.timeout { configuration.timeout = timeout == 0 ? nil : timeout }
    if let deadline = pace.deadline, deadline > 0 { configuration.deadline = deadline }
    configuration.dataByteCount = probes.size
    configuration.pattern = probes.pattern ?? .counting
    configuration.reportsOutstanding = lines.outstanding
    configuration.tellsReplies = !lines.quiet
    configuration.reportsSends = pace.flood && !lines.quiet && !outputOptions.json
    sweep.apply(to: &configuration, isTimeoutGiven: pace.timeout != nil)
    if lines.verbose || outputOptions.json { configuration.stampsDepartures = true }
    if lines.userLatency { configuration.stampsDepartures = false }
    statisticsOptions.apply(to: &configuration)
    return configuration
  }

  /// The version of IP that the options ask for, or else the name that the tool was started under:
  /// one that ends in 4 or 6, as `ping6` does.
  func family(startedAs name: String) -> AddressFamily? {
    if path.ipv4 { return .ipv4 }
    if path.ipv6 { return .ipv6 }
    return name.hasSuffix("4") ? .ipv4 : name.hasSuffix("6") ? .ipv6 : nil
  }

  /// Whether names of addresses are looked up.
  var resolvesNames: Bool { resolveOptions.resolve || lines.resolvesNames }
}
