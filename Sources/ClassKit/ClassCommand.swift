package import ArgumentParser
package import NetCLI
internal import NetLinux
internal import SystemPackage

/// The command `netclass`.
package struct ClassCommand: ToolCommand {
  package static let configuration = CommandConfiguration(
    commandName: "netclass",
    abstract: "Say what an address, a prefix or a port is.",
    discussion: """
      An input is an IPv4 or IPv6 address, a prefix (10.1.2.3/26, 10.0.0.0/255.0.0.0), a port \
      (443, 443/tcp, tcp/443, :443), an address with a port (192.0.2.1:443, [::1]:443) or, with \
      --resolve, the name of a service (https, domain/udp). An argument is explained in a report; \
      without arguments, or for -, each line of standard input is answered with one line.

      Examples:
        netclass 192.168.1.10          class, network, host part, registered block
        netclass 10.1.2.3/26 443 ::1   a prefix, a port and an IPv6 address
        netclass --json 198.51.100.7   one JSON object a line
        cut -d' ' -f1 access.log | netclass | grep -v ' yes '

      Exit status: 0 when all inputs were classified; 2 when one was invalid, or a read or a write \
      failed.
      """,
    version: suiteVersion
  )

  @OptionGroup package var output: OutputOptions

  @Flag var detail: Detail?

  @Flag(name: .long, help: "Take names of services as input and look up their ports.")
  var resolve = false

  @Flag(
    name: .customShort("n"),
    help: "Take no names of services as input: the default; -n and -nn are accepted for habit."
  )
  var numeric: Int

  @Option(
    name: .long,
    help: ArgumentHelp("The file with the names of services.", valueName: "file")
  )
  var services = "/etc/services"

  @Argument(
    help: ArgumentHelp(
      "An address, a prefix, a port or an address with a port; - for the lines of stdin.",
      valueName: "input"
    )
  )
  var inputs: [String] = []

  /// How much is said of an input.
  enum Detail: String, EnumerableFlag {
    case brief
    case report

    static func name(for value: Self) -> NameSpecification {
      switch value {
      case .brief: .shortAndLong
      case .report: .long
      }
    }

    static func help(for value: Self) -> ArgumentHelp? {
      switch value {
      case .brief: "One line an input: the default for the lines of stdin."
      case .report: "A report on each input: the default for arguments."
      }
    }
  }

  package init() {}

  package mutating func validate() throws {
    guard inputs.isEmpty, StandardDescriptors.isTerminal(StandardDescriptors.input) else { return }
    throw ValidationError("Give an address, a prefix or a port, or - to read them from stdin")
  }

  package mutating func execute() throws -> ExitStatus {
    let readsLines = inputs.isEmpty || inputs.contains("-")
    let configuration = ClassConfiguration(
      form: form(detail: detail ?? (readsLines ? .brief : .report)),
      servicesPath: FilePath(services),
      resolvesServiceNames: resolve
    )
    let signals = try SignalLatch()
    var session = ClassSession(configuration, output: StandardOutput())
    for input in inputs.isEmpty ? ["-"] : inputs where !signals.isStopRequested {
      if input == "-" {
        try session.classifyLines(of: StandardDescriptors.input, signals: signals)
      } else {
        try session.classify(input.utf8Span.span)
      }
    }
    try session.flush()
    return session.status
  }

  private func form(detail: Detail) -> ClassConfiguration.Form {
    guard !output.json else { return .json }
    switch detail {
    case .brief: return .lines
    case .report:
      let isColored = output.color.isEnabled(for: StandardDescriptors.output)
      return .report(TextStyle(isEnabled: isColored))
    }
  }
}
