package import NetLinux

/// The UDP clients of the server: a bounded table, since whoever can forge a source address can
/// make as many as there are addresses.
package struct DatagramPeers {
  /// A peer and what was exchanged with it.
  package struct Peer: Sendable {
    /// Its number among all clients of the server.
    package let number: UInt64
    /// The five-tuple.
    package let association: Association
    /// Which listener it speaks to.
    package let listener: Int
    /// When its first datagram came.
    package let since: MonotonicTime
    /// When its last datagram came.
    package var lastActive: MonotonicTime
    /// Octets of payload received from it.
    package var octetsReceived: UInt64 = 0
    /// Octets of payload sent to it.
    package var octetsSent: UInt64 = 0
    /// Datagrams to it that the kernel did not take.
    package var datagramsDropped: UInt64 = 0
  }

  /// A peer is known by both ends: the same client may speak to two listeners.
  private struct Key: Hashable {
    let listener: Int
    let remote: SocketAddress
  }

  /// What became of a datagram's source.
  package enum Arrival: Equatable, Sendable {
    /// It was in the table.
    case known
    /// It is now.
    case new
    /// The table has no room for it.
    case refused
  }

  private var peers: [Peer] = []
  private var places: [Key: Int] = [:]
  private let limit: Int

  /// A table for at most `limit` peers.
  package init(limit: Int) { self.limit = limit }

  /// How many peers there are.
  package var count: Int { peers.count }

  /// The places of all peers; the removal of one changes the place of another.
  package var indices: Range<Int> { peers.indices }

  /// The peer at `place`.
  package subscript(place: Int) -> Peer {
    get { peers[place] }
    set { peers[place] = newValue }
  }

  /// Notes that a datagram came, and finds the peer's place; `number` is what a new one is called.
  package mutating func arrive(
    _ association: Association,
    at listener: Int,
    number: UInt64,
    now: MonotonicTime
  ) -> (arrival: Arrival, place: Int) {
    let key = Key(listener: listener, remote: association.remote)
    if let place = places[key] {
      peers[place].lastActive = now
      return (.known, place)
    }
    guard peers.count < limit else { return (.refused, 0) }
    places[key] = peers.count
    peers.append(
      Peer(
        number: number,
        association: association,
        listener: listener,
        since: now,
        lastActive: now
      )
    )
    return (.new, peers.count - 1)
  }

  /// Removes and returns the peers of which nothing came since `deadline`.
  package mutating func removeSilent(since deadline: MonotonicTime) -> [Peer] {
    var silent: [Peer] = []
    for place in peers.indices.reversed() where peers[place].lastActive <= deadline {
      silent.append(remove(at: place))
    }
    return silent.reversed()
  }

  /// Removes and returns all peers.
  package mutating func removeAll() -> [Peer] {
    defer {
      peers.removeAll()
      places.removeAll()
    }
    return peers
  }

  private mutating func remove(at place: Int) -> Peer {
    let peer = peers[place]
    places[Key(listener: peer.listener, remote: peer.association.remote)] = nil
    let last = peers.removeLast()
    if place < peers.count {
      peers[place] = last
      places[Key(listener: last.listener, remote: last.association.remote)] = place
    }
    return peer
  }
}
