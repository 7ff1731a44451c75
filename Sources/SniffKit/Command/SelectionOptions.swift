package import ArgumentParser

/// Which packets are read.
package struct SelectionOptions: ParsableArguments {
  @Option(
    name: [.customShort("i", allowingJoined: true), .long],
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Capture on this interface, by name or number from -D; any for all. May be given again.",
      valueName: "interface"
    )
  )
  package var interface: [String] = []

  @Option(
    name: [.customShort("c", allowingJoined: true), .customLong("limit")],
    parsing: .unconditional,
    help: ArgumentHelp("End after this many packets.", valueName: "count")
  )
  package var limit: UInt64?

  @Option(
    name: [.customShort("s", allowingJoined: true), .customLong("snapshot-length")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Capture at most this many octets of a packet; 0 means 262144, the default.",
      valueName: "octets"
    )
  )
  package var snapshotLength = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("End after this time: 500ms, 10s, 5m, 1h.", valueName: "time"),
    transform: OptionText.nanoseconds
  )
  package var duration: Int64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("End when no packet came for this time.", valueName: "time"),
    transform: OptionText.nanoseconds
  )
  package var untilIdle: Int64?

  package init() {}

  package func validate() throws {
    if limit == 0 { throw ValidationError("invalid packet count 0: it must be at least 1") }
    guard (0...262_144).contains(snapshotLength) else {
      throw ValidationError("invalid snapshot length \(snapshotLength): it must be 0 to 262144")
    }
  }
}
