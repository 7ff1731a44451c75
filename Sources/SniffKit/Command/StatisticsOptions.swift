package import ArgumentParser
internal import NetCLI
internal import NetLinux

/// Figures of all packets together.
package struct StatisticsOptions: ParsableArguments {
  @Flag(
    name: .customLong("stats"),
    help: """
      Count layers, addresses, conversations and packets over time instead of showing packets; \
      --print shows them, too.
      """
  )
  package var isCounting = false

  @Option(
    name: .customLong("top"),
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --stats, show this many addresses and conversations; 10 without it.",
      valueName: "count"
    )
  )
  package var top: Int?

  package init() {}

  package func validate() throws {
    guard let top else { return }
    if !isCounting { throw ValidationError("--top is for --stats") }
    guard (0...1_000_000).contains(top) else {
      throw ValidationError("invalid number of rows \(top): it must be 0 to 1000000")
    }
  }

  /// The statistics that were asked for.
  func makeOutput(
    _ output: OutputOptions,
    verifiesChecksums: Bool,
    readsApplications: Bool,
    isPrinting: Bool
  ) -> StatisticsOutput? {
    guard isCounting else { return nil }
    let isTerminal = TerminalCommands.areFollowed(by: StandardDescriptors.output)
    return StatisticsOutput(
      TrafficStatistics(
        verifiesChecksums: verifiesChecksums,
        readsApplications: readsApplications
      ),
      limits: StatisticsLimits(top: top ?? 10),
      isJSON: output.json,
      isLive: isTerminal && !output.json && !isPrinting,
      isUnicode: LocaleCharacters.isUnicode,
      style: TextStyle(isEnabled: output.color.isEnabled(for: StandardDescriptors.output))
    )
  }
}
