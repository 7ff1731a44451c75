package import ArgumentParser

/// How an interface is captured, and what interfaces there are.
package struct LiveOptions: ParsableArguments {
  @Flag(
    name: [.customShort("D"), .customLong("list-interfaces")],
    help: "List the interfaces and end."
  )
  package var listsInterfaces = false

  @Flag(
    name: [.customShort("L"), .customLong("list-data-link-types")],
    help: "List the link types that the interface offers and end."
  )
  package var listsLinkTypes = false

  @Option(
    name: [.customShort("y", allowingJoined: true), .customLong("linktype")],
    parsing: .unconditional,
    help: ArgumentHelp("Capture with this link type, by its name from -L.", valueName: "type")
  )
  package var linkType: String?

  @Flag(
    name: [.customShort("J"), .customLong("list-time-stamp-types")],
    help: "List the types of time stamps that the interface offers and end."
  )
  package var listsTimestampTypes = false

  @Option(
    name: [.customShort("j", allowingJoined: true), .customLong("time-stamp-type")],
    parsing: .unconditional,
    help: ArgumentHelp("Capture with time stamps of this type from -J.", valueName: "type")
  )
  package var timestampType: String?

  @Option(
    name: [.customShort("Q", allowingJoined: true), .customLong("direction")],
    parsing: .unconditional,
    help: ArgumentHelp("Capture what is received (in), sent (out) or both.", valueName: "way")
  )
  package var direction = CaptureDirection.inout

  @Flag(
    name: [.customShort("p"), .customLong("no-promiscuous-mode")],
    help: "Leave the interface out of promiscuous mode."
  )
  package var isNotPromiscuous = false

  @Option(
    name: [.customShort("B", allowingJoined: true), .customLong("buffer-size")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Give the kernel a ring of this many KiB for packets that wait to be read.",
      valueName: "KiB"
    )
  )
  package var ringKibibytes = 16_384

  @Flag(
    name: .customLong("immediate-mode"),
    help: "Have every packet delivered alone and at once, not within 10 ms; costs throughput."
  )
  package var isImmediate = false

  @Option(
    name: [.customShort("Z", allowingJoined: true), .customLong("relinquish-privileges")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "When started by root, go on as this user; the default is tcpdump, else nobody.",
      valueName: "user"
    )
  )
  package var user: String?

  package init() {}

  package func validate() throws {
    // The library takes the size in octets as a C int.
    guard (1...2_097_151).contains(ringKibibytes) else {
      throw ValidationError("invalid buffer size \(ringKibibytes): it must be 1 to 2097151 KiB")
    }
  }
}
