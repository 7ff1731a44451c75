internal import NetCore
internal import NetLinux

extension TalkServer {
  /// The most datagrams served in one turn, so that others are served too.
  private static let datagramsPerTurn = 256

  /// Serves the datagrams that wait at a listener; one without octets is a datagram like any other.
  func receive(at index: Int, _ datagram: inout ReceiveBuffer) throws {
    let listener = datagramListeners[index]
    for _ in 0..<Self.datagramsPerTurn {
      do {
        guard try listener.socket.receiveMessage(into: &datagram) else { return }
      } catch {
        // An error that came back for something sent before: that it was sent is all UDP promises.
        continue
      }
      guard let source = datagram.source else { continue }
      try serve(datagram, from: source, at: index, listener)
    }
  }

  private func serve(
    _ datagram: borrowing ReceiveBuffer,
    from source: SocketAddress,
    at index: Int,
    _ listener: DatagramListener
  ) throws {
    let association = Association(.udp, local: listener.local(of: datagram), remote: source)
    let (arrival, place) = peers.arrive(
      association,
      at: index,
      number: lastNumber + 1,
      now: now
    )
    if arrival == .new {
      lastNumber += 1
      try report.accepted(lastNumber, association)
      if configuration.service == .chat { enter(peerAt: place) }
    }
    let octets = UInt64(datagram.message.byteCount)
    guard arrival != .refused else {
      // A peer that the table has no room for is served all the same, and counted in the totals,
      // unless it would have to be remembered.
      totals.octetsReceived &+= octets
      if configuration.service != .chat {
        totals.octetsSent &+= reply(to: datagram, listener, association) ? octets : 0
      }
      return
    }
    peers[place].octetsReceived &+= octets
    if configuration.service == .chat {
      hear(peerAt: place, datagram.message)
    } else if reply(to: datagram, listener, association) {
      peers[place].octetsSent &+= octets
    } else {
      peers[place].datagramsDropped += 1
    }
  }

  /// Sends a datagram back; `false` when the kernel does not take it.
  private func reply(
    to datagram: borrowing ReceiveBuffer,
    _ listener: DatagramListener,
    _ association: Association
  ) -> Bool {
    if configuration.service == .echo {
      guard listener.isWildcard else {
        // The kernel's own form of the source needs no translation there and back.
        return (try? listener.socket.send(datagram.message, toSourceOf: datagram)) != nil
      }
      return listener.send(datagram.message, over: association)
    }
    var mapped: [UInt8] = []
    mapped.reserveCapacity(datagram.message.byteCount)
    for offset in 0..<datagram.message.byteCount {
      mapped.append(datagram.message.octet(at: offset))
    }
    ASCIIUpperCase.map(&mapped, first: mapped.count)
    return listener.send(mapped.octets, over: association)
  }

  /// Lets a UDP client go, which left the table already.
  func leave(_ peer: DatagramPeers.Peer, _ reason: CloseReason) throws {
    room.leave(peer.number)
    var counts = TrafficCounts()
    counts.octetsReceived = peer.octetsReceived
    counts.octetsSent = peer.octetsSent
    counts.dropped = peer.datagramsDropped
    try account(for: peer.number, peer.association, reason, counts, since: peer.since)
  }
}
