import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite struct TrafficTableTests {
  private func address(_ number: Int) -> IPv4Address {
    IPv4Address(rawValue: UInt32(truncatingIfNeeded: number))
  }

  @Test func `below its limit a table is exact`() throws {
    var table = TrafficTable<IPv4Address>(limit: 1 << 12)
    for round in 1...3 {
      for number in 0..<500 {
        let isReversed = number % 2 == 1
        table.add(address(number), isReversed: isReversed, octets: UInt64(number), at: Int64(round))
      }
    }
    #expect(table.count == 500)
    #expect(table.evictionCount == 0)
    let largest = table.largest(2)
    #expect(largest.map(\.key) == [address(499), address(498)])
    #expect(largest[0].record.backward == TrafficCount(packets: 3, octets: 3 * 499))
    #expect(largest[0].record.forward == TrafficCount())
    #expect(largest[1].record.forward == TrafficCount(packets: 3, octets: 3 * 498))
    #expect(
      largest.map(\.record).allSatisfy {
        $0.missed == TrafficCount() && $0.first == 1 && $0.last == 3
      }
    )
  }

  @Test func `a table is three quarters full before a key makes room for another`() {
    for limit in [1 << 8, 1 << 12, 1 << 15] {
      var table = TrafficTable<IPv4Address>(limit: limit)
      var generator = SeededGenerator(seed: 11)
      while table.evictionCount == 0 {
        table.add(address(Int(generator.next() >> 32)), isReversed: false, octets: 1, at: 0)
      }
      #expect(table.count * 100 >= limit * 73, "\(table.count) of \(limit)")
    }
  }

  @Test func `a packet from before the first moves the first back`() {
    var table = TrafficTable<IPv4Address>(limit: 8)
    for time in [5, 9, 2, 7] {
      table.add(address(1), isReversed: false, octets: 1, at: Int64(time))
    }
    #expect(table.largest(1).first?.record.first == 2)
    #expect(table.largest(1).first?.record.last == 9)
  }

  @Test func `the largest come in order, however many are asked for`() {
    var table = TrafficTable<IPv4Address>(limit: 1 << 12)
    for number in 0..<1000 {
      table.add(address(number), isReversed: false, octets: UInt64(number * 7919 % 1009), at: 0)
    }
    let all = table.largest(.max).map(\.record.total.octets)
    #expect(all.count == 1000)
    #expect(all == all.sorted(by: >))
    for limit in [0, 1, 10, 255, 256, 999, 1001] {
      #expect(table.largest(limit).map(\.record.total.octets) == Array(all.prefix(limit)))
    }
  }

  @Test func `a million random keys leave the large ones in place and the bounds true`() {
    let limit = 1 << 10
    var table = TrafficTable<IPv4Address>(limit: limit)
    var generator = SeededGenerator(seed: 20_261_121)
    var truth: [IPv4Address: TrafficCount] = [:]
    let large = (0..<10).map { address(0x0a00_0000 + $0) }
    for packet in 0..<1_000_000 {
      // One packet in ten is of a large key; most others are the only one of theirs, and some come
      // again and again after they made room.
      let key =
        packet % 10 == 0
        ? large[packet / 10 % 10]
        : packet % 10 < 4 ? address(packet * 7919 % 4096) : address(Int(generator.next() >> 32))
      let octets = UInt64(60 + packet % 10 * 100)
      table.add(key, isReversed: packet % 3 == 0, octets: octets, at: Int64(packet))
      truth[key, default: TrafficCount()].add(octets)
    }
    #expect(table.count <= limit)
    #expect(table.evictionCount > 500_000)
    let entries = table.largest(.max)
    #expect(entries.count == table.count)
    for entry in entries {
      let exact = truth[entry.key] ?? TrafficCount()
      #expect(
        entry.record.total.packets <= exact.packets && entry.record.total.octets <= exact.octets
      )
      #expect(
        entry.record.bound.packets >= exact.packets && entry.record.bound.octets >= exact.octets
      )
    }
  }

  @Test func `a key with more octets than those of a set can gather is always kept`() throws {
    var table = TrafficTable<IPv4Address>(limit: 1 << 10)
    var generator = SeededGenerator(seed: 7)
    let large = address(0x0a00_0001)
    for packet in 0..<200_000 {
      if packet % 20 == 0 { table.add(large, isReversed: false, octets: 1500, at: 0) }
      table.add(address(Int(generator.next() >> 32)), isReversed: false, octets: 60, at: 0)
    }
    let first = try #require(table.largest(1).first)
    #expect(first.key == large)
    // It was there from the first packet on, so nothing of it is missing.
    #expect(first.record.total == TrafficCount(packets: 10_000, octets: 15_000_000))
    #expect(first.record.missed == TrafficCount())
  }

  @Test func `both directions of a conversation have one key`() {
    let (left, right) = (address(1), address(2))
    let ports = TransportPorts(source: 40_000, destination: 443)
    let back = TransportPorts(source: 443, destination: 40_000)
    let there = ConversationKey.of(.tcp, from: left, to: right, ports: ports)
    let again = ConversationKey.of(.tcp, from: right, to: left, ports: back)
    #expect(there.key == again.key)
    #expect(there.isReversed != again.isReversed)
    let other = ConversationKey.of(.tcp, from: left, to: right, ports: back)
    #expect(other.key != there.key)
    let udp = ConversationKey.of(.udp, from: left, to: right, ports: ports)
    #expect(udp.key != there.key)
    // A host that talks to itself.
    let loop = ConversationKey.of(.tcp, from: left, to: left, ports: ports)
    let loopBack = ConversationKey.of(.tcp, from: left, to: left, ports: back)
    #expect(loop.key == loopBack.key)
    #expect(loop.isReversed != loopBack.isReversed)
  }
}
