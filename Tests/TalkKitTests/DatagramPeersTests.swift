import NetCore
import NetLinux
import TalkKit
import Testing

@Suite struct DatagramPeersTests {
  private let local = SocketAddress.ipv4(
    IPv4Address(rawValue: 0x7f00_0001),
    port: Port(rawValue: 7)
  )

  private func association(_ port: UInt16) -> Association {
    Association(
      .udp,
      local: local,
      remote: .ipv4(IPv4Address(rawValue: 0x7f00_0001), port: Port(rawValue: port))
    )
  }

  private func time(_ nanoseconds: Int64) -> MonotonicTime {
    MonotonicTime(nanoseconds: nanoseconds)
  }

  @Test func `a peer is new once`() {
    var peers = DatagramPeers(limit: 10)
    #expect(peers.arrive(association(1), at: 0, number: 1, now: time(5)).arrival == .new)
    let (arrival, place) = peers.arrive(association(1), at: 0, number: 2, now: time(6))
    #expect(arrival == .known)
    #expect(peers[place].number == 1)
    #expect(peers[place].since == time(5))
    #expect(peers[place].lastActive == time(6))
  }

  @Test func `the same address at another listener is another peer`() {
    var peers = DatagramPeers(limit: 10)
    #expect(peers.arrive(association(1), at: 0, number: 1, now: time(0)).arrival == .new)
    #expect(peers.arrive(association(1), at: 1, number: 2, now: time(0)).arrival == .new)
    #expect(peers.count == 2)
  }

  @Test func `a full table refuses strangers and knows its own`() {
    var peers = DatagramPeers(limit: 3)
    for port in 1...1000 {
      let arrival = peers.arrive(
        association(UInt16(port)),
        at: 0,
        number: UInt64(port),
        now: time(0)
      ).arrival
      #expect(arrival == (port <= 3 ? .new : .refused))
    }
    #expect(peers.count == 3)
    #expect(peers.arrive(association(2), at: 0, number: 9, now: time(0)).arrival == .known)
  }

  @Test func `the silent leave in order, and the others are still found`() {
    var peers = DatagramPeers(limit: 100)
    for port in 1...10 {
      _ = peers.arrive(
        association(UInt16(port)),
        at: 0,
        number: UInt64(port),
        now: time(port % 2 == 0 ? 100 : Int64(port))
      )
    }
    let silent = peers.removeSilent(since: time(50))
    #expect(Set(silent.map(\.number)) == [1, 3, 5, 7, 9])
    #expect(peers.count == 5)
    for port in stride(from: UInt16(2), through: 10, by: 2) {
      let (arrival, place) = peers.arrive(association(port), at: 0, number: 99, now: time(200))
      #expect(arrival == .known)
      #expect(peers[place].number == UInt64(port))
    }
    #expect(peers.removeAll().count == 5)
    #expect(peers.count == 0)
    #expect(peers.arrive(association(2), at: 0, number: 11, now: time(300)).arrival == .new)
  }
}
