package import ArgumentParser

/// Capture files, and what is printed beside them.
package struct CaptureFileOptions: ParsableArguments {
  @Option(
    name: [.customShort("r", allowingJoined: true), .customLong("read")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Read packets from this pcap or pcapng file; - is standard input.",
      valueName: "file"
    )
  )
  package var read: String?

  @Option(
    name: [.customShort("V", allowingJoined: true), .customLong("read-list")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Read packets from the files that this file names, one a line; - is standard input.",
      valueName: "file"
    )
  )
  package var list: String?

  @Option(
    name: [.customShort("w", allowingJoined: true), .customLong("write")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write the packets to this pcap file instead of showing them; - is standard output.",
      valueName: "file"
    )
  )
  package var write: String?

  @Flag(
    name: [.customShort("U"), .customLong("packet-buffered")],
    help: "Have every packet in the file of -w at once."
  )
  package var isFlushedByPacket = false

  @Flag(
    name: .customLong("print"),
    help: "Show the packets, too, while -w writes or --stats counts them."
  )
  package var isPrinting = false

  @Flag(name: .customLong("count"), help: "Show only the number of packets.")
  package var isCounting = false

  @Flag(
    name: [.customShort("l"), .customLong("line-buffered")],
    help: "Write every line at once, as on a terminal."
  )
  package var isLineBuffered = false

  package init() {}

  /// Whether packets are shown when nothing else is done with them.
  var showsPackets: Bool { (write == nil || isPrinting) && !isCounting }
}
