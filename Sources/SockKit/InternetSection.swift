internal import NetCLI
internal import NetCore
internal import NetLinux

/// The text section of Internet sockets, in the columns of netstat(8).
///
/// Where every value fits netstat's columns the text is netstat's to the octet; a wider value
/// widens its column, and nothing is cut.
struct InternetSection {
  private let listing: SocketListing
  private let configuration: SockConfiguration
  private let names: EndpointNames
  private var queue = (receive: ColumnWidth(atLeast: 6), send: ColumnWidth(atLeast: 6))
  private var local = ColumnWidth(atLeast: 23)
  private var remote = ColumnWidth(atLeast: 23)
  private var user = ColumnWidth(atLeast: 10)
  private var inode = ColumnWidth(atLeast: 10)
  private var program = ColumnWidth(atLeast: 20)

  /// The section of the Internet sockets of `listing`.
  init(_ listing: SocketListing, _ configuration: SockConfiguration) {
    self.listing = listing
    self.configuration = configuration
    names = EndpointNames(for: listing, configuration)
    measure()
  }

  /// Writes the section.
  func write(
    to output: inout StandardOutput,
    _ style: TextStyle,
    isStopRequested: () -> Bool
  ) throws(OutputFailure) {
    style.append(.heading, to: &output.buffer) { buffer in
      buffer.append("Active Internet connections ")
      buffer.append(configuration.selection.heading)
    }
    try output.endLine()
    appendColumnNames(to: &output.buffer)
    try output.endLine()
    for socket in listing.internet {
      guard !isStopRequested() else { return }
      append(socket, to: &output.buffer)
      try output.endLine()
      guard configuration.explains else { continue }
      output.buffer.append("      ")
      style.append(.dim, to: &output.buffer) {
        SocketExplanation(socket, listing).append(to: &$0)
      }
      try output.endLine()
    }
  }

  /// Finds the width of every column.
  private mutating func measure() {
    var scratch = LineBuffer()
    for socket in listing.internet {
      queue.receive.widen(toDecimal: UInt64(socket.receiveQueue))
      queue.send.widen(toDecimal: UInt64(socket.sendQueue))
      inode.widen(toDecimal: socket.inode)
      // Numeric IPv4 with its port always fits.
      if socket.family == .inet6 || names.isEnabled {
        local.widen(to: scratch.measure { appendEndpoint(local: socket, to: &$0) })
        remote.widen(to: scratch.measure { appendEndpoint(remote: socket, to: &$0) })
      }
      if configuration.isExtended, let name = listing.users[socket.userIdentifier] {
        user.widen(to: scratch.measure { $0.append(foreign: name.octets) })
      }
      if configuration.findsOwners, configuration.showsTimers {
        program.widen(
          to: scratch.measure { $0.appendOwners(of: socket.inode, listing.owners) }
        )
      }
    }
  }

  private func appendColumnNames(to buffer: inout LineBuffer) {
    buffer.append("Proto ")
    buffer.append(UInt8(ascii: " "), repeating: queue.receive.value - 6)
    buffer.append("Recv-Q ")
    buffer.append(UInt8(ascii: " "), repeating: queue.send.value - 6)
    buffer.append("Send-Q ")
    buffer.append(leftAlignedIn: local.value) { $0.append("Local Address") }
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: remote.value) { $0.append("Foreign Address") }
    buffer.append(" State      ")
    if configuration.isExtended {
      buffer.append(UInt8(ascii: " "))
      buffer.append(leftAlignedIn: user.value) { $0.append("User") }
      buffer.append(UInt8(ascii: " "))
      buffer.append(leftAlignedIn: inode.value) { $0.append("Inode") }
    }
    if configuration.findsOwners {
      buffer.append(UInt8(ascii: " "))
      buffer.append(leftAlignedIn: program.value) { $0.append("PID/Program name") }
    }
    if configuration.showsTimers { buffer.append(" Timer") }
  }

  private func append(_ socket: SocketRecord, to buffer: inout LineBuffer) {
    buffer.append(leftAlignedIn: 5) { $0.append(socket.protocolName) }
    buffer.append(UInt8(ascii: " "))
    buffer.append(decimal: socket.receiveQueue, rightAlignedIn: queue.receive.value)
    buffer.append(UInt8(ascii: " "))
    buffer.append(decimal: socket.sendQueue, rightAlignedIn: queue.send.value)
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: local.value) { appendEndpoint(local: socket, to: &$0) }
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: remote.value) { appendEndpoint(remote: socket, to: &$0) }
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: 11) { $0.appendState(of: socket) }
    if configuration.isExtended {
      buffer.append(UInt8(ascii: " "))
      buffer.append(leftAlignedIn: user.value) {
        $0.appendUser(socket.userIdentifier, listing.users)
      }
      buffer.append(UInt8(ascii: " "))
      buffer.append(leftAlignedIn: inode.value) { $0.append(decimal: socket.inode) }
    }
    if configuration.findsOwners {
      buffer.append(UInt8(ascii: " "))
      buffer.append(leftAlignedIn: program.value) {
        $0.appendOwners(of: socket.inode, listing.owners)
      }
    }
    if configuration.showsTimers {
      buffer.append(UInt8(ascii: " "))
      buffer.append(socket.timer, of: socket)
    }
  }

  private func appendEndpoint(local socket: SocketRecord, to buffer: inout LineBuffer) {
    appendEndpoint(socket.localAddress, socket.localPort, of: socket.protocol, to: &buffer)
  }

  private func appendEndpoint(remote socket: SocketRecord, to buffer: inout LineBuffer) {
    appendEndpoint(socket.remoteAddress, socket.remotePort, of: socket.protocol, to: &buffer)
  }

  /// Appends `address:port`; as in netstat, IPv6 stands without brackets, an IPv4-mapped address as
  /// IPv4, and port 0 as `*`.
  private func appendEndpoint(
    _ address: IPAddress,
    _ port: UInt16,
    of socketProtocol: SocketProtocol,
    to buffer: inout LineBuffer
  ) {
    if let name = names.host(at: address) {
      buffer.append(foreign: name)
    } else if case .ipv6(let address) = address, let mapped = address.mappedIPv4 {
      buffer.append(mapped)
    } else {
      buffer.append(address)
    }
    buffer.append(UInt8(ascii: ":"))
    if port == 0 {
      buffer.append(UInt8(ascii: "*"))
    } else if let name = names.service(at: port, of: socketProtocol) {
      buffer.append(foreign: name)
    } else {
      buffer.append(decimal: UInt64(port))
    }
  }
}

extension LineBuffer {
  /// The number of octets that `body` appends to the empty buffer.
  mutating func measure(_ body: (inout LineBuffer) -> Void) -> Int {
    removeAll()
    body(&self)
    return count
  }

  /// Appends the state as netstat shows it: a name for TCP, a blank for a datagram socket without a
  /// peer, the bare number for a raw one.
  fileprivate mutating func appendState(of socket: SocketRecord) {
    switch (socket.protocol, socket.state) {
    case (.raw, _): append(decimal: socket.state.rawValue)
    case (.udp, .closed), (.udplite, .closed), (.icmp, .closed): break
    default: appendName(of: socket.state)
    }
  }

  /// Appends the name of a state, or `UNKNOWN-` and its number.
  mutating func appendName(of state: SocketState) {
    if let name = state.name {
      append(name)
    } else {
      append("UNKNOWN-")
      append(decimal: state.rawValue)
    }
  }

  /// Appends `name (seconds left/retransmits/probes)`.
  fileprivate mutating func append(_ timer: SocketTimer, of socket: SocketRecord) {
    switch timer.kind {
    case .off: append("off (")
    case .retransmit: append("on (")
    case .keepalive: append("keepalive (")
    case .timeWait: append("timewait (")
    case .probe: append("probe (")
    default:
      append("unkn-")
      append(decimal: timer.kind.rawValue)
      append(" (")
    }
    let expiry = timer.kind == .off ? 0 : timer.expiry
    append(decimal: expiry / 100)
    append(UInt8(ascii: "."))
    append(decimal: expiry % 100, digits: 2)
    append(UInt8(ascii: "/"))
    append(decimal: socket.retransmits)
    append(UInt8(ascii: "/"))
    append(decimal: socket.probes)
    append(UInt8(ascii: ")"))
  }
}

extension SocketRecord {
  /// The protocol as the first column names it: at most five characters.
  var protocolName: StaticString {
    switch (self.protocol, family) {
    case (.tcp, .inet): "tcp"
    case (.tcp, .inet6): "tcp6"
    case (.udp, .inet): "udp"
    case (.udp, .inet6): "udp6"
    case (.udplite, .inet): "udpl"
    case (.udplite, .inet6): "udpl6"
    case (.raw, .inet): "raw"
    case (.raw, .inet6): "raw6"
    case (.icmp, .inet): "icmp"
    case (.icmp, .inet6): "icmp6"
    }
  }
}
