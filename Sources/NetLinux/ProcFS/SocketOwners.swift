/// Which processes hold which sockets.
public struct SocketOwners: Sendable {
  /// One descriptor of one process that stands for a socket.
  public struct Owner: Hashable, Sendable {
    /// The process.
    public let process: ProcessIdentity
    /// The number of the descriptor.
    public let descriptor: Int32
  }

  /// One descriptor, and the descriptor of the same socket that was found after it.
  private struct Link {
    let process: Int32
    let descriptor: Int32
    var next: Int32
  }

  /// The first and the last link of each wanted socket.
  private struct Chain {
    var first: Int32 = -1
    var last: Int32 = -1
  }

  // Chains in one array: most sockets have one owner, and an array for each would cost more than
  // the whole scan.
  private var chains: [UInt64: Chain]
  private var links: [Link] = []
  private var processes: [ProcessIdentity] = []
  /// How many processes did not let us read their descriptors.
  public internal(set) var unreadableProcessCount = 0

  /// No owners yet, of the sockets whose inodes are `inodes`.
  ///
  /// Inode 0 stands for no socket.
  init(of inodes: some Sequence<UInt64>) {
    chains = [:]
    chains.reserveCapacity(inodes.underestimatedCount)
    for inode in inodes where inode != 0 { chains[inode] = Chain() }
  }

  /// Whether any owner is looked for.
  var isWanted: Bool { !chains.isEmpty }

  /// The owners of the socket `inode`, in the order of process and descriptor.
  public func owners(of inode: UInt64) -> [Owner] {
    var result: [Owner] = []
    forEachOwner(of: inode) { process, descriptor in
      result.append(Owner(process: process, descriptor: descriptor))
    }
    return result
  }

  /// Calls `body` with every owner of the socket `inode`, in the order of process and descriptor.
  public func forEachOwner(
    of inode: UInt64,
    _ body: (_ process: ProcessIdentity, _ descriptor: Int32) -> Void
  ) {
    var position = chains[inode]?.first ?? -1
    while position >= 0 {
      let link = links[Int(position)]
      body(processes[Int(link.process)], link.descriptor)
      position = link.next
    }
  }

  /// Whether the owners of the socket `inode` are looked for.
  func wants(_ inode: UInt64) -> Bool { chains[inode] != nil }

  /// Adds a process that holds `descriptors`.
  mutating func add(
    _ process: ProcessIdentity,
    holding descriptors: [(descriptor: Int32, inode: UInt64)]
  ) {
    let processPosition = Int32(truncatingIfNeeded: processes.count)
    processes.append(process)
    for (descriptor, inode) in descriptors {
      guard let index = chains.index(forKey: inode) else { continue }
      let position = Int32(truncatingIfNeeded: links.count)
      links.append(Link(process: processPosition, descriptor: descriptor, next: -1))
      let last = chains.values[index].last
      if last >= 0 { links[Int(last)].next = position }
      if chains.values[index].first < 0 { chains.values[index].first = position }
      chains.values[index].last = position
    }
  }
}
