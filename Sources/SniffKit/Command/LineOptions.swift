package import ArgumentParser
internal import NetLinux

/// How the line of a packet looks.
package struct LineOptions: ParsableArguments {
  @Flag(name: .customShort("e"), help: "Show the link header.")
  package var showsLinkHeader = false

  @Flag(
    name: [.customShort("v"), .customLong("verbose")],
    help: "Show more of each header and verify checksums; -vv and -vvv show yet more."
  )
  package var verbosity: Int

  @Flag(
    name: [.customShort("q"), .customLong("quiet")],
    help: "Show less of each packet; -qq shows yet less."
  )
  package var quietness: Int

  @Flag(
    name: .customShort("t"),
    help: """
      Choose the time stamp: -t none, -tt seconds since 1970, -ttt since the packet before, \
      -tttt with the date, -ttttt since the first packet.
      """
  )
  package var timestamp: Int

  @Flag(name: [.customShort("#"), .customLong("number")], help: "Number the packets.")
  package var showsNumber = false

  @Flag(
    name: [.customShort("S"), .customLong("absolute-tcp-sequence-numbers")],
    help: "Show TCP sequence numbers as they are, not relative to the first."
  )
  package var showsAbsoluteSequenceNumbers = false

  @Flag(
    name: .customLong("no-application"),
    help: "Leave out what UDP and TCP carry: DNS, DHCP, NTP, HTTP and TLS server names."
  )
  package var hidesApplications = false

  @Flag(
    name: [.customShort("K"), .customLong("dont-verify-checksums")],
    help: "Leave the checksums of IPv4, TCP and UDP unverified."
  )
  package var skipsChecksums = false

  @Flag(
    name: .customLong("nano"),
    help: "Show nanoseconds, and write them with -w."
  )
  var wantsNanoseconds = false

  @Flag(name: .customLong("micro"), help: "Show and write microseconds: the default.")
  var wantsMicroseconds = false

  @Option(
    name: .customLong("time-stamp-precision"),
    parsing: .unconditional,
    help: .init("The same in one option: micro or nano.", valueName: "precision")
  )
  var precision: TimestampPrecision?

  @Flag(
    name: .customShort("x"),
    help: "Show the octets of each packet in hexadecimal; -xx with the link header."
  )
  package var hexadecimal: Int

  @Flag(
    name: .customShort("X"),
    help: "Show the octets in hexadecimal and ASCII; -XX with the link header."
  )
  package var hexadecimalAndText: Int

  @Flag(
    name: .customShort("A"),
    help: "Show the octets in ASCII; -AA with the link header."
  )
  package var text: Int

  @Flag(
    name: .customShort("n"),
    help: "Show numbers, not names: the default; -n and -nn are accepted for habit."
  )
  package var numeric: Int

  @Flag(name: [.customShort("f"), .customShort("N")], help: .hidden)
  var showsNoNames = false

  package init() {}

  package func validate() throws {
    let isMicroseconds = wantsMicroseconds || precision == .microseconds
    if hasNanoseconds, isMicroseconds {
      throw ValidationError("nanoseconds and microseconds exclude each other")
    }
  }

  /// Whether time stamps are shown and written in nanoseconds, not microseconds.
  package var hasNanoseconds: Bool { wantsNanoseconds || precision == .nanoseconds }

  /// Whether the messages of application protocols are read.
  var showsApplications: Bool { !hidesApplications }

  /// The options as the printer takes them, with this host's time zone and interface names.
  var configuration: PacketLineConfiguration {
    var configuration = PacketLineConfiguration()
    configuration.timestampStyle = .init(count: timestamp)
    configuration.showsNumber = showsNumber
    configuration.showsLinkHeader = showsLinkHeader
    configuration.verbosity = verbosity
    configuration.quietness = quietness
    configuration.showsNanoseconds = hasNanoseconds
    configuration.skipsChecksums = skipsChecksums
    configuration.showsAbsoluteSequenceNumbers = showsAbsoluteSequenceNumbers
    configuration.showsApplications = showsApplications
    if hexadecimalAndText > 0 {
      configuration.dump = .hexadecimalAndText
    } else if hexadecimal > 0 {
      configuration.dump = .hexadecimal
    } else if text > 0 {
      configuration.dump = .text
    }
    configuration.dumpsLinkHeader = max(hexadecimalAndText, hexadecimal, text) > 1
    configuration.secondsAheadOfUTC = { LocalTimeZone.secondsAheadOfUTC(at: $0) }
    let names = InterfaceNameCache()
    configuration.interfaceName = { names.name(of: $0) }
    return configuration
  }
}
