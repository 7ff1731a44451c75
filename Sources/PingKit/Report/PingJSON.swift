package import NetCore
internal import NetLinux
internal import SystemPackage

/// The report of a run as JSON: one object a line, as docs/schema/netping.schema.json says.
package struct PingJSON: Sendable {
  let targets: TargetList
  let isQuiet: Bool
  var hosts: PingHostText

  /// The report about `targets`; when it is quiet, of the summaries alone.
  package init(targets: TargetList, isQuiet: Bool = false, names: ReverseNames? = nil) {
    self.targets = targets
    self.isQuiet = isQuiet
    hosts = PingHostText(names: names)
  }

  /// Appends the row of `event`, without its line feed; `false` when it has none.
  package mutating func append(_ event: PingEvent, to buffer: inout LineBuffer) -> Bool {
    guard !isQuiet else { return false }
    switch event {
    case .reply(let reply): append(reply, to: &buffer)
    case .error(let error): append(error, to: &buffer)
    case .rejected(let rejection): append(rejection, to: &buffer)
    case .timeout(let timeout):
      begin("timeout", timeout.target, to: &buffer)
      buffer.member("sequence", timeout.sequence)
    case .notSent(let probe):
      begin("error", probe.target, to: &buffer)
      buffer.member("sequence", probe.sequence)
      buffer.member("reason", literal: "not_sent")
      buffer.member("errno", probe.error.errno.rawValue)
      buffer.member("message", probe.error.errno.description)
      if let pathMTU = probe.pathMTU { buffer.member("mtu", pathMTU) }
    // The timeout row says it when the time has come; a failed receive is told on stderr.
    case .sent, .outstanding, .receiveFailed, .statusRequested, .targetFinished, .periodicReportDue:
      return false
    }
    buffer.endObject()
    return true
  }

  func begin(
    _ type: StaticString,
    _ target: TargetIndex?,
    to buffer: inout LineBuffer
  ) {
    buffer.beginObject()
    buffer.member("type", literal: type)
    guard let target else { return }
    if let name = targets.givenName(of: target) {
      buffer.member("target", name)
    } else if let address = targets.address(of: target) {
      buffer.member("target", address)
    }
  }

  mutating func appendHost(
    _ key: StaticString,
    _ host: SocketAddress?,
    of target: TargetIndex?,
    to buffer: inout LineBuffer
  ) {
    if let host = host ?? target.flatMap({ targets.destination(of: $0) }) {
      hosts.appendMember(key, host, to: &buffer)
    }
    if let name = host.flatMap({ hosts.name(of: $0) }) { buffer.member("name", name) }
  }

  private mutating func append(_ reply: PingReply, to buffer: inout LineBuffer) {
    let type: StaticString
    var reason: StaticString?
    switch reply.verdict {
    case .received: type = "reply"
    case .late: type = "late"
    case .duplicate: type = "duplicate"
    case .badChecksum: (type, reason) = ("rejected", "bad_checksum")
    case .corrupted: (type, reason) = ("rejected", "corrupted_data")
    case .differentAddress: (type, reason) = ("rejected", "different_address")
    }
    begin(type, reply.target, to: &buffer)
    appendHost("address", reply.source, of: reply.target, to: &buffer)
    buffer.member("sequence", reply.sequence)
    if let reason { buffer.member("reason", literal: reason) }
    buffer.member("bytes", reply.byteCount)
    if let timeToLive = reply.timeToLive { buffer.member("time_to_live", timeToLive) }
    buffer.member("rtt_ms", milliseconds: reply.roundTrip)
    if let queued = reply.queued { buffer.member("queued_ms", milliseconds: queued) }
    buffer.member("stamps", literal: reply.stamps.name)
    buffer.member("timestamp", reply.receivedAt)
    if reply.isTruncated { buffer.member("truncated", true) }
    if reply.isOversized { buffer.member("oversized", true) }
    if reply.isAfterError { buffer.member("after_error", true) }
    if reply.code != 0 { buffer.member("icmp_code", reply.code) }
    appendInternetOptions(of: reply, to: &buffer)
    if case .corrupted(let octet) = reply.verdict {
      buffer.member("wrong_offset", octet.offset)
      buffer.member("expected_octet", octet.expected)
      buffer.member("received_octet", octet.received)
    }
  }

  private mutating func append(_ error: PingError, to buffer: inout LineBuffer) {
    let reason = error.reason
    begin(reason.isNotice ? "notice" : "error", error.target, to: &buffer)
    buffer.member("sequence", error.sequence)
    appendHost("from", error.source, of: error.target, to: &buffer)
    buffer.member("icmp_type", reason.type)
    buffer.member("icmp_code", reason.code)
    buffer.member("reason", literal: reason.name)
    switch (reason.version, ICMPv4Type(rawValue: reason.type), ICMPv6Type(rawValue: reason.type)) {
    case (.icmpv4, .redirect, _):
      buffer.member("gateway", IPv4Address(rawValue: reason.information))
    case (.icmpv4, .destinationUnreachable, _) where reason.code == 4,
      (.icmpv6, _, .packetTooBig):
      buffer.member("mtu", reason.information)
    case (.icmpv4, .parameterProblem, _), (.icmpv6, _, .parameterProblem):
      buffer.member("pointer", reason.information)
    default: break
    }
    buffer.member("timestamp", error.receivedAt)
    if error.isAfterReply { buffer.member("after_reply", true) }
  }

  private mutating func append(_ rejection: PingRejection, to buffer: inout LineBuffer) {
    begin("rejected", rejection.target, to: &buffer)
    appendHost("address", rejection.source, of: rejection.target, to: &buffer)
    if let sequence = rejection.sequenceField { buffer.member("sequence", sequence) }
    switch rejection.reason {
    case .unsolicited: buffer.member("reason", literal: "unsolicited")
    case .wrongCookie: buffer.member("reason", literal: "wrong_cookie")
    case .badChecksum: buffer.member("reason", literal: "bad_checksum")
    case .wrongDestination: buffer.member("reason", literal: "wrong_destination")
    case .malformed: buffer.member("reason", literal: "malformed")
    case .unattributable: buffer.member("reason", literal: "unattributable")
    }
    buffer.member("icmp_error", rejection.isError)
    buffer.member("timestamp", rejection.receivedAt)
  }
}
