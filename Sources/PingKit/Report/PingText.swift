package import NetCLI
package import NetCore
internal import NetLinux

/// The report of a run in the words of ping(8), line for line.
package struct PingText: Sendable {
  let targets: TargetList
  private let dataByteCount: Int
  let options: Options
  let style: TextStyle
  var hosts: PingHostText
  /// The route that a reply from each target recorded last.
  var recordedRoutes: [TargetIndex: [IPv4Address]] = [:]

  /// The report about `targets`, which are sent `dataByteCount` octets of data.
  package init(
    targets: TargetList,
    dataByteCount: Int,
    options: Options = Options(),
    style: TextStyle = TextStyle(isEnabled: false),
    names: ReverseNames? = nil
  ) {
    self.targets = targets
    self.dataByteCount = dataByteCount
    self.options = options
    self.style = style
    hosts = PingHostText(names: names)
  }

  /// Whether times are told: ping(8) needs 16 octets of data for its time stamp, and scripts that
  /// read its lines count on that.
  var showsTimes: Bool { dataByteCount >= 16 }

  /// Appends what stands in front of everything, with its line feed: what probes are filled with.
  package func appendPattern(to buffer: inout LineBuffer) {
    guard let pattern = options.pattern, !options.isQuiet else { return }
    buffer.append("PATTERN: 0x")
    buffer.append(hexadecimalOctets: pattern.octets.octets)
    buffer.append("\n")
  }

  /// Appends the first line about the target at `index`, without its line feed.
  package mutating func appendBanner(of index: TargetIndex, to buffer: inout LineBuffer) {
    buffer.append("PING ")
    targets.appendName(of: index, to: &buffer)
    guard let target = targets.target(at: index) else {
      buffer.append(": ")
      return buffer.append(foreign: targets.failure(of: index) ?? "")
    }
    switch target.version {
    case .icmpv4: buffer.append(" (")
    case .icmpv6: buffer.append("(")
    }
    hosts.appendAddress(target.destination, to: &buffer)
    buffer.append(") ")
    if let label = options.flowLabel, target.version == .icmpv6 {
      buffer.append(", flow 0x")
      buffer.append(hexadecimal: UInt64(label), digits: 5)
      buffer.append(", ")
    }
    if options.showsSource, let source = target.source {
      buffer.append("from ")
      hosts.appendAddress(source, to: &buffer)
      buffer.append(" ")
      if let interface = options.interface { buffer.append(foreign: interface) }
      buffer.append(": ")
    }
    buffer.append(decimal: dataByteCount)
    switch target.version {
    case .icmpv4:
      buffer.append("(")
      let headers = EchoRequest.headerByteCount + IPv4Header.minimumByteCount
      buffer.append(decimal: dataByteCount + headers + options.internetOptionByteCount)
      buffer.append(") bytes of data.")
    case .icmpv6: buffer.append(" data bytes")
    }
  }

  /// Appends the line of `event`, without its line feed; `false` when it has none.
  package mutating func append(_ event: PingEvent, to buffer: inout LineBuffer) -> Bool {
    guard !options.isQuiet else { return false }
    guard !options.isFlooding else {
      appendFloodMark(of: event, to: &buffer)
      return false
    }
    switch event {
    case .reply(let reply):
      append(reply, to: &buffer)
      guard !reply.isTruncated else { break }
      if options.isAudible { buffer.append("\u{7}") }
      appendInternetOptions(of: reply, to: &buffer)
    case .error(let error): append(error, to: &buffer)
    case .outstanding(let probe):
      appendTimestamp(probe.at, to: &buffer)
      buffer.append("no answer yet for icmp_seq=")
      buffer.append(decimal: UInt16(truncatingIfNeeded: probe.sequence))
      appendAmongSeveral(" from ", probe.target, to: &buffer)
    // ping(8) has no lines for these; what could not be sent is told on stderr.
    case .sent, .rejected, .timeout, .notSent, .receiveFailed, .statusRequested, .targetFinished,
      .periodicReportDue:
      return false
    }
    return true
  }

  func appendTimestamp(_ time: WallClockTime, to buffer: inout LineBuffer) {
    guard options.isTimestamped else { return }
    buffer.append("[")
    buffer.append(decimal: time.seconds)
    buffer.append(".")
    buffer.append(decimal: UInt64(max(time.nanoseconds, 0) / 1000), digits: 6)
    buffer.append("] ")
  }

  /// Appends an address, or a name that is known already.
  mutating func appendAddress(_ host: SocketAddress, to buffer: inout LineBuffer) {
    hosts.appendHost(host, to: &buffer)
  }

  mutating func appendHost(
    _ host: SocketAddress?,
    of target: TargetIndex,
    to buffer: inout LineBuffer
  ) {
    guard let host = host ?? targets.destination(of: target) else { return }
    hosts.appendHost(host, to: &buffer)
  }

  private mutating func append(_ error: PingError, to buffer: inout LineBuffer) {
    appendTimestamp(error.receivedAt, to: &buffer)
    buffer.append("From ")
    appendHost(error.source, of: error.target, to: &buffer)
    // The colon tells a notice from an error.
    if error.reason.isNotice { buffer.append(":") }
    buffer.append(" icmp_seq=")
    buffer.append(decimal: UInt16(truncatingIfNeeded: error.sequence))
    buffer.append(" ")
    style.append(error.reason.isNotice ? .warning : .bad, to: &buffer) { $0.append(error.reason) }
    appendAmongSeveral(" for ", error.target, to: &buffer)
  }

  /// Appends which of several targets a line is about that names somebody else, or nobody; ping(8)
  /// knows one.
  func appendAmongSeveral(
    _ word: StaticString,
    _ target: TargetIndex,
    to buffer: inout LineBuffer
  ) {
    guard targets.count > 1 else { return }
    buffer.append(word)
    targets.appendName(of: target, to: &buffer)
  }
}
