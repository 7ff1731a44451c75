internal import NetCLI
internal import NetCore
internal import NetLinux

/// The text section of local sockets, in the columns of netstat(8), paths whole.
struct UnixSection {
  private let listing: SocketListing
  private let configuration: SockConfiguration
  private var referenceCount = ColumnWidth(atLeast: 6)
  private var inode = ColumnWidth(atLeast: 8)
  private var program = ColumnWidth(atLeast: 20)

  /// The section of the local sockets of `listing`.
  init(_ listing: SocketListing, _ configuration: SockConfiguration) {
    self.listing = listing
    self.configuration = configuration
    var scratch = LineBuffer()
    for socket in listing.unix {
      referenceCount.widen(toDecimal: UInt64(socket.referenceCount))
      inode.widen(toDecimal: socket.inode)
      if configuration.findsOwners {
        program.widen(to: scratch.measure { $0.appendOwners(of: socket.inode, listing.owners) })
      }
    }
  }

  /// Writes the section.
  func write(
    to output: inout StandardOutput,
    _ style: TextStyle,
    isStopRequested: () -> Bool
  ) throws(OutputFailure) {
    style.append(.heading, to: &output.buffer) { buffer in
      buffer.append("Active UNIX domain sockets ")
      buffer.append(configuration.selection.heading)
    }
    try output.endLine()
    output.buffer.append("Proto ")
    output.buffer.append(leftAlignedIn: referenceCount.value) { $0.append("RefCnt") }
    output.buffer.append(" Flags       Type       State         ")
    output.buffer.append(leftAlignedIn: inode.value) { $0.append("I-Node") }
    if configuration.findsOwners {
      output.buffer.append(UInt8(ascii: " "))
      output.buffer.append(leftAlignedIn: program.value) { $0.append("PID/Program name") }
    }
    output.buffer.append(" Path")
    try output.endLine()
    for socket in listing.unix {
      guard !isStopRequested() else { return }
      append(socket, to: &output.buffer)
      try output.endLine()
    }
  }

  private func append(_ socket: UnixSocketRecord, to buffer: inout LineBuffer) {
    buffer.append("unix  ")
    buffer.append(leftAlignedIn: referenceCount.value) {
      $0.append(decimal: socket.referenceCount)
    }
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: 11) { buffer in
      buffer.append("[ ")
      if socket.flags.contains(.acceptsConnections) { buffer.append("ACC ") }
      if socket.flags.contains(.waitsForData) { buffer.append("W ") }
      if socket.flags.contains(.waitsForRoom) { buffer.append("N ") }
      buffer.append(UInt8(ascii: "]"))
    }
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: 10) { $0.append(socket.kind.netstatName) }
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: 13) { buffer in
      // netstat leaves an unconnected socket that does not listen blank.
      if socket.state != .unconnected || socket.isListening { buffer.append(socket.stateName) }
    }
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: inode.value) { $0.append(decimal: socket.inode) }
    if configuration.findsOwners {
      buffer.append(UInt8(ascii: " "))
      buffer.append(leftAlignedIn: program.value) {
        $0.appendOwners(of: socket.inode, listing.owners)
      }
    }
    buffer.append(UInt8(ascii: " "))
    buffer.append(foreign: socket.path.octets)
  }
}

extension UnixSocketRecord {
  /// The state in words.
  var stateName: StaticString {
    switch state {
    case .unconnected: isListening ? "LISTENING" : "UNCONNECTED"
    case .connecting: "CONNECTING"
    case .connected: "CONNECTED"
    case .disconnecting: "DISCONNECTING"
    }
  }
}

extension UnixSocketRecord.Kind {
  /// The type as netstat names it.
  var netstatName: StaticString {
    switch self {
    case .stream: "STREAM"
    case .datagram: "DGRAM"
    case .raw: "RAW"
    case .sequencedPacket: "SEQPACKET"
    default: "UNKNOWN"
    }
  }

  /// The type in the spelling of socket(2), lower case, for JSON.
  var name: StaticString {
    switch self {
    case .stream: "stream"
    case .datagram: "datagram"
    case .raw: "raw"
    case .sequencedPacket: "sequenced_packet"
    default: "unknown"
    }
  }
}
