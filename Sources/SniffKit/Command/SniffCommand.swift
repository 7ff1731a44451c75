package import ArgumentParser
package import NetCLI
internal import NetCapture
internal import NetCore
internal import NetLinux

/// The command line of netsniff.
package struct SniffCommand: ToolCommand {
  package static let shortOptionsWithValues = "BCEFGMQTVWZcijmrswyz"

  package static let configuration = CommandConfiguration(
    commandName: "netsniff",
    abstract: "Show the packets that pass an interface or lie in a capture file.",
    discussion: """
      One line a packet, in the format of tcpdump -nn; a filter expression (pcap-filter(7)) \
      chooses the packets. Without -i and -r the first interface that is up is captured. \
      Control-C ends a capture with its counts.

      Examples:
        netsniff -i eth0                        all that passes eth0
        netsniff -i any -e -v port 53           who asks whom for names, in detail
        netsniff -c 10 'tcp[tcpflags] & tcp-syn != 0'
                                                ten segments with SYN
        netsniff -i eth0 -w out.pcap --print    keep the packets and show them
        netsniff -i eth0 -w %H%M.pcap -G 60 -W 9
                                                nine files of a minute each
        netsniff -r out.pcap -X host 10.0.0.1   read them again, with their octets
        netsniff -r out.pcap --stats            who talks to whom, and how much
        netsniff -r out.pcap --json | jq 'select(.type == "packet")'
                                                one JSON object a packet

      Exit status: 0 when it ran; 1 when no packet matched the filter; 2 when it could not run, \
      or a read or a write failed.
      """,
    version: suiteVersion
  )

  @OptionGroup(title: "Packets")
  package var selection: SelectionOptions
  @OptionGroup(title: "Lines")
  package var lines: LineOptions
  @OptionGroup(title: "Meaning")
  package var meaning: MeaningOptions
  @OptionGroup(title: "Filter")
  package var filtering: FilterOptions
  @OptionGroup(title: "Capture files")
  package var files: CaptureFileOptions
  @OptionGroup(title: "Rotation")
  package var rotating: RotationOptions
  @OptionGroup(title: "Statistics")
  package var statistics: StatisticsOptions
  @OptionGroup(title: "Live capture")
  package var live: LiveOptions
  @OptionGroup(title: "Output")
  package var output: OutputOptions
  @OptionGroup
  package var refused: RefusedOptions

  @Argument(
    help: ArgumentHelp(
      "The filter, as one word or several; see pcap-filter(7).",
      valueName: "expression"
    )
  )
  package var expression: [String] = []

  package init() {}

  package func validate() throws {
    if !selection.interface.isEmpty, files.read != nil {
      throw ValidationError("-i and -r exclude each other")
    }
    if files.list != nil, files.read != nil || !selection.interface.isEmpty {
      throw ValidationError("-V, -r and -i exclude each other")
    }
    if files.write == "-", files.isPrinting {
      throw ValidationError("--print and -w - exclude each other: both need standard output")
    }
    if statistics.isCounting, files.write == "-" {
      throw ValidationError("--stats and -w - exclude each other: both need standard output")
    }
    if statistics.isCounting, files.isCounting {
      throw ValidationError("--stats and --count exclude each other: --stats counts the packets")
    }
    if meaning.isExplaining, output.json {
      throw ValidationError("--explain and --json exclude each other; --classify goes with --json")
    }
    if filtering.file != nil, !expression.isEmpty {
      throw ValidationError("-F and an expression exclude each other")
    }
    if rotating.rotation.isActive, files.write == nil || files.write == "-" {
      throw ValidationError("-C and -G need -w and a file")
    }
    if files.isCounting, files.isPrinting {
      throw ValidationError("--count and --print exclude each other")
    }
  }

  package mutating func execute() throws -> ExitStatus {
    do {
      if live.listsInterfaces { return try listInterfaces() }
      if live.listsLinkTypes { return try listLinkTypes() }
      if live.listsTimestampTypes { return try listTimestampTypes() }
      if filtering.programForm > 0 { return try showProgram() }
      return try sniff()
    } catch let error as CaptureError {
      // Whoever read the capture has seen enough.
      if error.isClosedPipe { return .success }
      throw ToolFailure(error)
    }
  }
}
