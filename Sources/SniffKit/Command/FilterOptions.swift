package import ArgumentParser

/// Where the filter comes from, and how it is compiled.
package struct FilterOptions: ParsableArguments {
  @Option(
    name: [.customShort("F", allowingJoined: true), .customLong("filter-file")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Take the filter from this file, where # begins a comment; - is standard input.",
      valueName: "file"
    )
  )
  package var file: String?

  @Flag(
    name: .customShort("d"),
    help: "Show the program of the filter and end; -dd as C, -ddd as numbers."
  )
  package var programForm: Int

  @Flag(
    name: [.customShort("O"), .customLong("no-optimize")],
    help: "Leave the program of the filter as it was compiled."
  )
  package var isNotOptimized = false

  package init() {}
}
