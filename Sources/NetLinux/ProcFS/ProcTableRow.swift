internal import NetCore

/// A row that a table of `/proc/net` is made of.
protocol ProcTableRow: Sendable {
  /// What a row must have in common with another to be the same socket seen twice.
  associatedtype Identity: Hashable

  /// The identity, or `nil` when the row holds too little to tell it from others.
  var identity: Identity? { get }
}

extension SocketRecord: ProcTableRow {
  struct Identity: Hashable {
    let local: IPAddress
    let remote: IPAddress
    let ports: UInt32
    let inode: UInt64
    let pointer: UInt64
  }

  var identity: Identity? {
    // Several datagram sockets may share an address; a TCP connection is unique by its addresses.
    guard `protocol` == .tcp || inode != 0 || pointer != 0 else { return nil }
    return Identity(
      local: localAddress,
      remote: remoteAddress,
      ports: UInt32(localPort) << 16 | UInt32(remotePort),
      inode: inode,
      pointer: pointer
    )
  }
}

extension UnixSocketRecord: ProcTableRow {
  struct Identity: Hashable {
    let inode: UInt64
    let pointer: UInt64
    let path: [UInt8]
  }

  var identity: Identity? {
    guard inode != 0 || pointer != 0 else { return nil }
    return Identity(inode: inode, pointer: pointer, path: path)
  }
}

extension PacketSocketRecord: ProcTableRow {
  var identity: UInt64? { inode == 0 ? nil : inode }
}
