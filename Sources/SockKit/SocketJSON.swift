package import NetCLI
internal import NetCore
internal import NetLinux

/// The report as JSON: one object a line for each socket, and a summary at the end.
package struct SocketJSON {
  private let listing: SocketListing
  private let configuration: SockConfiguration

  /// The report of `listing`.
  package init(_ listing: SocketListing, _ configuration: SockConfiguration) {
    self.listing = listing
    self.configuration = configuration
  }

  /// Writes every row, or as many as there is time for until `isStopRequested`, and the summary.
  package func write(
    to output: inout StandardOutput,
    isStopRequested: () -> Bool = { false }
  ) throws(OutputFailure) {
    let names = EndpointNames(for: listing, configuration)
    var isInterrupted = listing.isInterrupted
    var rowCount = 0
    for socket in listing.internet where !isInterrupted {
      append(socket, names, to: &output.buffer)
      try output.endLine()
      rowCount += 1
      isInterrupted = isStopRequested()
    }
    for socket in listing.unix where !isInterrupted {
      append(socket, to: &output.buffer)
      try output.endLine()
      rowCount += 1
      isInterrupted = isStopRequested()
    }
    for socket in listing.packet where !isInterrupted {
      append(socket, to: &output.buffer)
      try output.endLine()
      rowCount += 1
      isInterrupted = isStopRequested()
    }
    appendSummary(rowCount, isInterrupted: isInterrupted, to: &output.buffer)
    try output.endLine()
  }

  private func appendSummary(
    _ rowCount: Int,
    isInterrupted: Bool,
    to buffer: inout LineBuffer
  ) {
    buffer.beginObject()
    buffer.member("type", literal: "summary")
    buffer.member("rows", rowCount)
    buffer.member("skipped_rows", listing.skippedRowCount)
    buffer.member("repeated_rows", listing.repeatedRowCount)
    buffer.member("unconfirmed_rows", listing.unconfirmedRowCount)
    buffer.member("tables_read", listing.readTableCount)
    buffer.member("unreadable_tables", listing.unreadableTables.count)
    if let owners = listing.owners {
      buffer.member("unreadable_processes", owners.unreadableProcessCount)
    } else {
      // Nobody was asked: there were no rows, or the processes could not be listed at all.
      buffer.memberNull("unreadable_processes")
    }
    buffer.member("interrupted", isInterrupted)
    buffer.endObject()
  }
}

// The keys that all rows share come first and in one order; what only one kind of socket has
// comes behind them.
extension SocketJSON {
  private func append(_ socket: SocketRecord, _ names: EndpointNames, to buffer: inout LineBuffer) {
    buffer.beginObject()
    buffer.member("type", literal: "socket")
    buffer.member("protocol", literal: socket.protocol.literal)
    buffer.member("family", literal: socket.family == .inet ? "inet" : "inet6")
    buffer.member("state") { $0.appendName(of: socket.state) }
    buffer.beginObject("local")
    appendEndpoint(
      socket.localAddress,
      socket.localPort,
      service: names.service(at: socket.localPort, of: socket.protocol),
      names,
      to: &buffer
    )
    buffer.beginObject("remote")
    appendEndpoint(
      socket.remoteAddress,
      socket.remotePort,
      service: names.service(at: socket.remotePort, of: socket.protocol),
      names,
      to: &buffer
    )
    buffer.member("receive_queue", socket.receiveQueue)
    // What waits to be sent is nothing on a listening socket: there the limit of its queue is told.
    buffer.member("send_queue", socket.backlog ?? socket.sendQueue)
    appendUser(socket.userIdentifier, to: &buffer)
    buffer.member("inode", socket.inode)
    appendOwners(of: socket.inode, to: &buffer)
    appendTimer(socket.timer, to: &buffer)
    buffer.member("retransmits", socket.retransmits)
    buffer.member("probes", socket.probes)
    if let drops = socket.drops { buffer.member("drops", drops) }
    if let congestion = socket.congestion, socket.state != .listen {
      // Hundredths of a second, as the kernel prints them.
      buffer.member("retransmission_timeout_ms", UInt64(congestion.retransmissionTimeout) * 10)
      buffer.member("congestion_window", congestion.window)
      if let threshold = congestion.slowStartThreshold {
        buffer.member("slow_start_threshold", threshold)
      } else {
        buffer.memberNull("slow_start_threshold")
      }
    }
    if configuration.explains {
      // Words of our own, which need no escapes.
      buffer.member("explanation") { SocketExplanation(socket, listing).append(to: &$0) }
    }
    buffer.endObject()
  }

  private func append(_ socket: UnixSocketRecord, to buffer: inout LineBuffer) {
    buffer.beginObject()
    buffer.member("type", literal: "socket")
    buffer.member("protocol", literal: "unix")
    buffer.member("family", literal: "unix")
    buffer.member("state", literal: socket.stateName)
    buffer.member("inode", socket.inode)
    appendOwners(of: socket.inode, to: &buffer)
    buffer.member("socket_type", literal: socket.kind.name)
    buffer.member("reference_count", socket.referenceCount)
    buffer.member("flags", socket.flags.rawValue)
    if socket.path.isEmpty {
      buffer.memberNull("path")
    } else {
      buffer.member("path", socket.path.octets)
      appendOctets("path_octets", unlessUTF8: socket.path, to: &buffer)
    }
    buffer.member("disputed", socket.isDisputed)
    buffer.endObject()
  }

  private func append(_ socket: PacketSocketRecord, to buffer: inout LineBuffer) {
    buffer.beginObject()
    buffer.member("type", literal: "socket")
    buffer.member("protocol", literal: "packet")
    buffer.member("family", literal: "packet")
    buffer.member("receive_queue", socket.receiveQueue)
    appendUser(socket.userIdentifier, to: &buffer)
    buffer.member("inode", socket.inode)
    appendOwners(of: socket.inode, to: &buffer)
    buffer.member("socket_type", literal: UnixSocketRecord.Kind(rawValue: socket.kind).name)
    buffer.member("reference_count", socket.referenceCount)
    buffer.member("ethertype", socket.protocolNumber)
    buffer.member("interface_index", socket.interfaceIndex)
    if let name = configuration.interfaceName(socket.interfaceIndex) {
      buffer.member("interface", name)
    } else {
      buffer.memberNull("interface")
    }
    buffer.member("running", socket.isRunning)
    buffer.endObject()
  }

  /// Writes the members of an endpoint and closes it.
  private func appendEndpoint(
    _ address: IPAddress,
    _ port: UInt16,
    service: String?,
    _ names: EndpointNames,
    to buffer: inout LineBuffer
  ) {
    buffer.member("address", address)
    buffer.member("port", port)
    if let name = names.host(at: address) { buffer.member("name", name) }
    if let service { buffer.member("service", service) }
    buffer.endObject()
  }

  private func appendUser(_ identifier: UInt32, to buffer: inout LineBuffer) {
    buffer.member("uid", identifier)
    if let name = listing.users[identifier] {
      buffer.member("user", name.octets)
    } else {
      buffer.memberNull("user")
    }
  }

  private func appendOwners(of inode: UInt64, to buffer: inout LineBuffer) {
    buffer.beginArray("owners")
    listing.owners?.forEachOwner(of: inode) { process, descriptor in
      buffer.beginObject()
      buffer.member("pid", process.processIdentifier)
      buffer.member("command", process.command.octets)
      appendOctets("command_octets", unlessUTF8: process.command, to: &buffer)
      buffer.member("fd", descriptor)
      buffer.endObject()
    }
    buffer.endArray()
  }

  /// Writes `octets` in hexadecimal when JSON's text cannot hold them as they are.
  private func appendOctets(
    _ key: StaticString,
    unlessUTF8 octets: [UInt8],
    to buffer: inout LineBuffer
  ) {
    var reader = UnicodeScalarReader(octets.octets)
    while let element = reader.next() {
      guard case .invalid = element else { continue }
      return buffer.member(key) { $0.append(hexadecimalOctets: octets.octets) }
    }
  }

  private func appendTimer(_ timer: SocketTimer, to buffer: inout LineBuffer) {
    guard timer.kind != .off else { return buffer.memberNull("timer") }
    buffer.beginObject("timer")
    switch timer.kind {
    case .retransmit: buffer.member("name", literal: "retransmit")
    case .keepalive: buffer.member("name", literal: "keepalive")
    case .timeWait: buffer.member("name", literal: "time_wait")
    case .probe: buffer.member("name", literal: "probe")
    default: buffer.member("name", literal: "unknown")
    }
    buffer.member("number", timer.kind.rawValue)
    let (milliseconds, overflow) = timer.expiry.multipliedReportingOverflow(by: 10)
    buffer.member("expires_ms", overflow ? UInt64.max : milliseconds)
    buffer.endObject()
  }
}

extension SocketProtocol {
  /// The name of the protocol's table.
  fileprivate var literal: StaticString {
    switch self {
    case .tcp: "tcp"
    case .udp: "udp"
    case .udplite: "udplite"
    case .raw: "raw"
    case .icmp: "icmp"
    }
  }
}
