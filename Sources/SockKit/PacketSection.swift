internal import NetCLI
internal import NetCore
internal import NetLinux

/// The text section of packet sockets: who receives frames.
///
/// netstat(8) has no such section.
struct PacketSection {
  private let listing: SocketListing
  private let configuration: SockConfiguration

  /// The section of the packet sockets of `listing`.
  init(_ listing: SocketListing, _ configuration: SockConfiguration) {
    self.listing = listing
    self.configuration = configuration
  }

  /// Writes the section.
  func write(
    to output: inout StandardOutput,
    _ style: TextStyle,
    isStopRequested: () -> Bool
  ) throws(OutputFailure) {
    style.append(.heading, to: &output.buffer) { $0.append("Active packet sockets") }
    try output.endLine()
    output.buffer.append("Proto RefCnt Recv-Q Type       Protocol   Interface       Running")
    if configuration.isExtended { output.buffer.append(" User       Inode     ") }
    if configuration.findsOwners { output.buffer.append(" PID/Program name    ") }
    try output.endLine()
    for socket in listing.packet {
      guard !isStopRequested() else { return }
      append(socket, to: &output.buffer)
      try output.endLine()
    }
  }

  private func append(_ socket: PacketSocketRecord, to buffer: inout LineBuffer) {
    buffer.append("pack  ")
    buffer.append(leftAlignedIn: 6) { $0.append(decimal: socket.referenceCount) }
    buffer.append(UInt8(ascii: " "))
    buffer.append(decimal: socket.receiveQueue, rightAlignedIn: 6)
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: 10) { buffer in
      switch socket.kind {
      case 2: buffer.append("DGRAM")
      case 3: buffer.append("RAW")
      default: buffer.append(decimal: socket.kind)
      }
    }
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: 10) { buffer in
      // ETH_P_ALL is no EtherType but the kernel's word for all of them.
      guard socket.protocolNumber != 3 else { return buffer.append(UInt8(ascii: "*")) }
      buffer.append("0x")
      buffer.append(hexadecimal: UInt64(socket.protocolNumber), digits: 4)
    }
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: 15) { buffer in
      if socket.interfaceIndex == 0 {
        buffer.append(UInt8(ascii: "*"))
      } else if let name = configuration.interfaceName(socket.interfaceIndex) {
        buffer.append(foreign: name)
      } else {
        buffer.append(decimal: socket.interfaceIndex)
      }
    }
    buffer.append(UInt8(ascii: " "))
    buffer.append(leftAlignedIn: 7) { buffer in
      if socket.isRunning { buffer.append("yes") } else { buffer.append("no") }
    }
    if configuration.isExtended {
      buffer.append(UInt8(ascii: " "))
      buffer.append(leftAlignedIn: 10) { $0.appendUser(socket.userIdentifier, listing.users) }
      buffer.append(UInt8(ascii: " "))
      buffer.append(leftAlignedIn: 10) { $0.append(decimal: socket.inode) }
    }
    if configuration.findsOwners {
      buffer.append(UInt8(ascii: " "))
      buffer.append(leftAlignedIn: 20) { $0.appendOwners(of: socket.inode, listing.owners) }
    }
  }
}

extension SockConfiguration {
  /// The name of an interface of this machine; a saved tree may come from another.
  func interfaceName(_ index: UInt32) -> String? {
    isLive ? NetworkInterfaceName.name(of: index) : nil
  }
}
