internal import ArgumentParser
internal import NetCore

/// What a probe holds, and what its IP header says.
struct ProbeOptions: ParsableArguments {
  @Option(
    name: [.customShort("s", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Octets of data in a probe: 0 to 65507, and to 65527 over IPv6 (default 56).",
      valueName: "octets"
    ),
    transform: ProbeOptions.size
  )
  var size = 56

  @Option(
    name: [.customShort("p", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Fill probes with these octets, over and over: up to 16, as hexadecimal digits.",
      valueName: "digits"
    ),
    transform: EchoPattern.init(argument:)
  )
  var pattern: EchoPattern?

  @Option(
    name: [.customShort("t", allowingJoined: true), .customLong("ttl")],
    parsing: .unconditional,
    help: ArgumentHelp("Time to live, or hop limit, of the probes: 1 to 255.", valueName: "hops"),
    transform: { Int32(truncatingIfNeeded: try NumberText.integer($0, in: 1...255)) }
  )
  var timeToLive: Int32?

  @Option(
    name: [.customShort("Q", allowingJoined: true), .customLong("tos")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Type of service, or traffic class: 0 to 255, or from 0x0.",
      valueName: "octet"
    ),
    transform: { UInt8(truncatingIfNeeded: try NumberText.maybeHexadecimal($0, in: 0...255)) }
  )
  var typeOfService: UInt8?

  @Option(
    name: [.customShort("M", allowingJoined: true), .customLong("pmtudisc")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Path MTU discovery: do never fragments, want fragments here, dont anywhere, probe ignores "
        + "what is known of the path.",
      valueName: "do|want|dont|probe"
    )
  )
  var pathDiscovery: PathDiscoveryArgument?

  @Option(
    name: [.customShort("e", allowingJoined: true), .customLong("identifier")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Identifier of the probes: 0 to 65535, or from 0x0; 0 needs a raw socket.",
      valueName: "number"
    ),
    transform: { UInt16(truncatingIfNeeded: try NumberText.maybeHexadecimal($0, in: 0...65_535)) }
  )
  var identifier: UInt16?

  @Flag(
    name: [.customShort("R"), .long],
    help: "Let up to nine routers on the way and back record their addresses (IPv4)."
  )
  var recordRoute = false

  @Option(
    name: [.customShort("T", allowingJoined: true), .customLong("record-time")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Let routers record times (IPv4): alone, with their addresses, or those of up to 4 hosts.",
      valueName: "tsonly|tsandaddr|tsprespec[=address,…]"
    ),
    transform: RecordTimeArgument.init(argument:)
  )
  var recordTime: RecordTimeArgument?

  @Option(
    name: [.customShort("F", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Flow label of the probes: 20 bits, or from 0x0; 0 takes one at random (IPv6).",
      valueName: "label"
    ),
    transform: { UInt32(truncatingIfNeeded: try NumberText.maybeHexadecimal($0, in: 0...0xfffff)) }
  )
  var flowLabel: UInt32?

  func validate() throws {
    guard !recordRoute || recordTime == nil else {
      throw ValidationError("only one of -R and -T can be given: an IPv4 header has room for one")
    }
  }

  private static func size(_ text: String) throws -> Int {
    let limit = UInt64(ICMPVersion.icmpv6.maximumEchoDataByteCount)
    return Int(try NumberText.integer(text, in: 0...limit) as UInt64)
  }
}
