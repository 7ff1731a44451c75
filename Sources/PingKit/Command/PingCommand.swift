package import ArgumentParser
package import NetCLI
internal import NetCore
internal import NetLinux

/// The command line of netping.
package struct PingCommand: ToolCommand {
  package static let shortOptionsWithValues = "IWcistw"

  package static let configuration = CommandConfiguration(
    commandName: "netping",
    abstract: "Ask a host for ICMP echo replies and tell how long they take.",
    usage: "netping [<options>] <host>",
    discussion: """
      The lines and the summary are those of ping -n. Only replies that prove to \
      answer a probe of this run are counted.

      Examples:
        netping -c 3 192.0.2.1             three probes, one a second
        netping -c 5 -i 0.2 -q host        the summary alone
        netping -I eth0 fe80::1            a link-local address through an interface
        netping -c 10 --json host | jq .   one JSON object a line

      Exit status: 0 when a reply came; 1 when none came, or with -w fewer than -c; \
      2 when it could not run.
      """,
    version: suiteVersion
  )

  // Optional, so that an unknown option is complained of before a missing host.
  @Argument(
    help: "The host to ask: an address, or a name, of which the first usable address counts."
  )
  var host: String?

  @Option(
    name: [.customShort("c", allowingJoined: true), .long],
    help: ArgumentHelp("Stop after this many probes.", valueName: "count"),
    transform: PingCommand.count
  )
  var count: UInt64?

  @Option(
    name: [.customShort("i", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Seconds from one probe to the next (default 1); at least 0.002 for users other than root.",
      valueName: "seconds"
    ),
    transform: SecondsText.nanoseconds
  )
  var interval: Int64 = 1_000_000_000

  @Option(
    name: [.customShort("s", allowingJoined: true), .long],
    help: ArgumentHelp("Octets of data in a probe.", valueName: "octets")
  )
  var size = 56

  @Option(
    name: [.customShort("t", allowingJoined: true), .customLong("ttl")],
    help: ArgumentHelp("Time to live, or hop limit, of the probes: 1 to 255.", valueName: "hops")
  )
  var timeToLive: Int32?

  @Option(
    name: [.customShort("W", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Seconds to wait for the reply to a probe (default 10); 0 waits without end.",
      valueName: "seconds"
    ),
    transform: SecondsText.nanoseconds
  )
  var timeout: Int64?

  @Option(
    name: [.customShort("w", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Stop after this many whole seconds, or when -c probes were answered, or at an ICMP error.",
      valueName: "seconds"
    ),
    transform: SecondsText.wholeNanoseconds
  )
  var deadline: Int64?

  @Option(
    name: [.customShort("I", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Send through this interface, or from this address; may be given once for each.",
      valueName: "interface|address"
    )
  )
  var interface: [String] = []

  @Flag(name: .customShort("4"), help: "Use IPv4.")
  var ipv4 = false

  @Flag(name: .customShort("6"), help: "Use IPv6.")
  var ipv6 = false

  @Flag(name: [.customShort("b"), .long], help: "Allow asking all hosts of a network at once.")
  var broadcast = false

  @Flag(name: [.customShort("q"), .long], help: "Print the first line and the summary alone.")
  var quiet = false

  @Flag(
    name: [.customShort("v"), .long],
    help: "Tell how long the kernel kept each probe before sending it, and who stamped the times."
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

  @OptionGroup var resolveOptions: ResolveOptions
  @OptionGroup var outputOptions: OutputOptions

  package init() {}

  private static func count(_ text: String) throws -> UInt64 {
    guard let count = UInt64(text), count <= UInt64(Int64.max) else {
      throw ValidationError("not a whole number")
    }
    guard count > 0 else { throw ValidationError("at least one probe is needed") }
    return count
  }

  package func validate() throws {
    guard !(ipv4 && ipv6) else { throw ValidationError("only one of -4 and -6 can be given") }
    guard (0...ICMPVersion.icmpv6.maximumEchoDataByteCount).contains(size) else {
      throw ValidationError(
        "-s \(size): a probe has room for 0 to \(ICMPVersion.icmpv4.maximumEchoDataByteCount) "
          + "octets of data (IPv6: \(ICMPVersion.icmpv6.maximumEchoDataByteCount))"
      )
    }
    if let timeToLive, !(1...255).contains(timeToLive) {
      throw ValidationError("-t \(timeToLive): a time to live is 1 to 255")
    }
  }

  package mutating func execute() throws -> ExitStatus {
    // Not in validate(), which ArgumentParser calls before it complains of unknown options.
    guard let host, !host.isEmpty else { throw ValidationError("a host to ask is needed") }
    return try PingRun(self, host: host).execute()
  }
}

extension PingCommand {
  /// What the session is to do, in its own terms.
  var sessionConfiguration: PingConfiguration {
    var configuration = PingConfiguration()
    configuration.count = count
    configuration.interval = interval
    configuration.dataByteCount = size
    if let timeout { configuration.timeout = timeout == 0 ? nil : timeout }
    if let deadline, deadline > 0 { configuration.deadline = deadline }
    configuration.reportsOutstanding = outstanding
    return configuration
  }
}
