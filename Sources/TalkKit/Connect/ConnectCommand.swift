package import ArgumentParser
package import NetCLI
internal import NetCore
internal import NetLinux

/// `nettalk connect`.
package struct ConnectCommand: ToolCommand {
  package static let configuration = CommandConfiguration(
    commandName: "connect",
    abstract: "Send standard input to a TCP or UDP server and print what it answers.",
    discussion: """
      TCP: the end of standard input is passed on as the end of the stream, and the answer is read \
      to the peer's end. UDP: each line is sent as one datagram, its line feed included.

      Standard output gets the payload as it is, or escaped when it is a terminal; standard error \
      tells of the connection. The exit status is 1 when there was none, or when it broke.

      Examples:
        printf 'hello' | nettalk connect 127.0.0.1 7000
        tar c . | nettalk connect host 7000 >reply
        printf 'GET / HTTP/1.0\\n\\n' | nettalk connect --crlf example.org 80
        printf 'ping\\n' | nettalk connect -u --wait 2 ::1 7
      """,
    version: suiteVersion
  )

  @Argument(help: "An address, or a name, whose addresses are tried one after the other.")
  var host: String

  @Argument(help: "A port number.", transform: Port.init(argument:))
  var port: Port

  @Flag(name: .shortAndLong, help: "Use UDP instead of TCP.")
  var udp = false

  @Flag(name: .customShort("4"), help: "Use IPv4 only.")
  var ipv4 = false

  @Flag(name: .customShort("6"), help: "Use IPv6 only.")
  var ipv6 = false

  @Option(
    name: [.customShort("w", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Give up an attempt to connect to an address after this long.",
      valueName: "seconds"
    )
  )
  var timeout = 10.0

  @Option(
    name: [.customShort("W", allowingJoined: true), .long],
    help: ArgumentHelp(
      """
      Wait this long for more replies after the end of the input (UDP), or for more input after the \
      peer's end (TCP; not when input is typed).
      """,
      valueName: "seconds"
    )
  )
  var wait = 1.0

  @Option(
    name: [.customShort("i", allowingJoined: true), .long],
    help: ArgumentHelp("Give up after this long without traffic.", valueName: "seconds")
  )
  var idleTimeout: Double?

  @Flag(name: [.customShort("C"), .long], help: "Send each line feed as CR LF.")
  var crlf = false

  @Flag(
    name: .customLong("no-half-close"),
    help: "Keep the sending direction open at the end of the input."
  )
  var keepsOpen = false

  @Option(
    name: [.customShort("s"), .long],
    help: ArgumentHelp("Send from this address.", valueName: "address"),
    transform: IPAddress.init(argument:)
  )
  var source: IPAddress?

  @Option(
    name: [.customShort("p"), .long],
    help: ArgumentHelp("Send from this port.", valueName: "port"),
    transform: Port.init(argument:)
  )
  var sourcePort: Port?

  @Flag(
    name: .shortAndLong,
    help: "Escape what could steer a terminal also where standard output is none."
  )
  var escape = false

  @Flag(name: .shortAndLong, help: "Say nothing about the connection on standard error.")
  var quiet = false

  @OptionGroup var numeric: NumericOptions
  @OptionGroup var output: OutputOptions

  package init() {}

  package func validate() throws {
    guard !(ipv4 && ipv6) else { throw ValidationError("-4 and -6 exclude each other") }
    for (name, value) in [("timeout", timeout), ("idle-timeout", idleTimeout ?? 1)]
    where !(value > 0 && value.isFinite) {
      throw ValidationError("--\(name): a time is above 0 seconds")
    }
    guard wait >= 0, wait.isFinite else {
      throw ValidationError("--wait: a time is at least 0 seconds")
    }
    guard port.rawValue != 0 else {
      throw ValidationError("port 0 means any port and cannot be connected to")
    }
  }

  package mutating func execute() throws -> ExitStatus {
    let configuration = ConnectConfiguration(
      host: host,
      port: port,
      transport: udp ? .udp : .tcp,
      family: ipv4 ? .ipv4 : ipv6 ? .ipv6 : nil,
      timeout: timeout,
      wait: wait,
      idleTimeout: idleTimeout,
      halfCloses: !keepsOpen,
      sendsCarriageReturn: crlf,
      sourceAddress: source,
      sourcePort: sourcePort,
      escapes: escape || StandardDescriptors.isTerminal(StandardDescriptors.output),
      quiet: quiet,
      output: output
    )
    let latch = try SignalLatch()
    do {
      if udp {
        var conversation = try DatagramConversation(configuration, latch)
        return try conversation.run()
      }
      let connector = Connector(configuration: configuration, latch: latch)
      guard let socket = try connector.connect() else { return .negative }
      var conversation = try StreamConversation(configuration, latch, socket)
      return try conversation.run()
    } catch let failure as ConnectionFailure {
      complain(failure.description)
      return .negative
    }
  }
}

extension Port {
  /// Reads a port of the command line, or says what is wrong with it.
  fileprivate init(argument: String) throws {
    do {
      try self.init(argument)
    } catch {
      throw ValidationError("'\(argument.escapedForTerminal)' is no port: \(error)")
    }
  }
}

extension IPAddress {
  /// Reads an address of the command line, or says what is wrong with it.
  fileprivate init(argument: String) throws {
    do {
      try self.init(argument)
    } catch {
      throw ValidationError("'\(argument.escapedForTerminal)' is no address: \(error)")
    }
  }
}
