internal import ArgumentParser

/// How probes leave this host.
struct PathOptions: ParsableArguments {
  @Flag(name: .customShort("4"), help: "Use IPv4.")
  var ipv4 = false

  @Flag(name: .customShort("6"), help: "Use IPv6.")
  var ipv6 = false

  @Option(
    name: [.customShort("I", allowingJoined: true), .long],
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Send through this interface, or from this address; may be given once for each.",
      valueName: "interface|address"
    )
  )
  var interface: [String] = []

  @Flag(
    name: [.customShort("B"), .customLong("sticky-source")],
    help: "Keep the source address that the first probe has, whatever becomes of routes."
  )
  var stickySource = false

  @Flag(name: [.customShort("b"), .long], help: "Allow asking all hosts of a network at once.")
  var broadcast = false

  @Flag(
    name: [.customShort("L"), .customLong("no-multicast-loop")],
    help: "Keep probes to a group from coming back to this host."
  )
  var noMulticastLoop = false

  @Flag(
    name: [.customShort("r"), .customLong("dont-route")],
    help: "Reach hosts of attached networks alone, past the routing tables."
  )
  var dontRoute = false

  @Option(
    name: [.customShort("m", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Mark probes for the rules of routing and firewalls: 32 bits, or from 0x0; needs "
        + "CAP_NET_ADMIN or CAP_NET_RAW.",
      valueName: "number"
    ),
    transform: {
      UInt32(truncatingIfNeeded: try NumberText.maybeHexadecimal($0, in: 0...0xffff_ffff))
    }
  )
  var mark: UInt32?

  @Flag(name: [.customShort("C"), .long], help: "Connect the socket to the host.")
  var connect = false

  @Option(
    name: [.customShort("S", allowingJoined: true), .customLong("send-buffer")],
    parsing: .unconditional,
    help: ArgumentHelp("Octets of the socket's send buffer: 1 to 2147483647.", valueName: "octets"),
    transform: { Int32(truncatingIfNeeded: try NumberText.integer($0, in: 1...0x7fff_ffff)) }
  )
  var sendBuffer: Int32?

  @Flag(
    name: [.customShort("d"), .customLong("socket-debug")],
    help: "Set the socket's debugging option; needs CAP_NET_ADMIN."
  )
  var socketDebug = false

  func validate() throws {
    guard !(ipv4 && ipv6) else { throw ValidationError("only one of -4 and -6 can be given") }
  }
}
