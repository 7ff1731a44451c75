internal import ArgumentParser

/// What the lines tell.
struct LineOptions: ParsableArguments {
  @Flag(name: [.customShort("q"), .long], help: "Print the first line and the summary alone.")
  var quiet = false

  @Flag(
    name: [.customShort("v"), .long],
    help: ArgumentHelp(
      "Tell how long the kernel kept each probe, and who stamped the times; with --sweep, times and "
        + "errors."
    )
  )
  var verbose = false

  @Flag(
    name: [.customShort("D"), .customLong("timestamp")],
    help: "Begin each line with the time, in seconds since 1970."
  )
  var timestamp = false

  @Flag(
    name: [.customShort("O"), .customLong("outstanding")],
    help: "Tell of each probe that has no answer yet when the next one is due."
  )
  var outstanding = false

  @Flag(name: [.customShort("a"), .long], help: "Ring the terminal's bell for each reply.")
  var audible = false

  @Flag(
    name: [.customShort("U"), .customLong("user-latency")],
    help: "Measure from this program to itself, not from kernel to kernel."
  )
  var userLatency = false

  @Flag(
    name: [.customShort("3"), .customLong("no-rounding")],
    help: "Show times to the microsecond."
  )
  var noRounding = false

  @Flag(name: .customShort("H"), help: "The same as --resolve, for habit.")
  var resolvesNames = false

  @Flag(name: .customShort("V"), help: "The same as --version, for habit.")
  var showsVersion = false
}
