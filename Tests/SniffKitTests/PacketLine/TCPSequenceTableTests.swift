import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite
struct TCPSequenceTableTests {
  private static let keys = TCPConversation.Keys.random()

  private func conversation(_ number: Int) -> TCPConversation {
    TCPConversation.of(
      source: IPv4Address(rawValue: UInt32(number)),
      sourcePort: Port(rawValue: 1_000),
      destination: IPv4Address.loopback,
      destinationPort: Port(rawValue: 443),
      keys: Self.keys
    ).conversation
  }

  private func origins(_ number: Int) -> TCPSequenceTable.Origins {
    TCPSequenceTable.Origins(sequence: UInt32(number), acknowledgment: UInt32(number) + 1)
  }

  @Test func `both directions are one conversation, seen from the lower port`() {
    let there = TCPConversation.of(
      source: IPv6Address.loopback,
      sourcePort: Port(rawValue: 40_000),
      destination: .unspecified,
      destinationPort: Port(rawValue: 80),
      keys: Self.keys
    )
    let back = TCPConversation.of(
      source: IPv6Address.unspecified,
      sourcePort: Port(rawValue: 80),
      destination: .loopback,
      destinationPort: Port(rawValue: 40_000),
      keys: Self.keys
    )
    #expect(there.conversation == back.conversation)
    #expect(there.isReversed && !back.isReversed)
  }

  @Test func `equal ports are told apart by the lower address`() {
    let port = Port(rawValue: 179)
    let there = TCPConversation.of(
      source: IPv6Address.loopback,
      sourcePort: port,
      destination: .unspecified,
      destinationPort: port,
      keys: Self.keys
    )
    let back = TCPConversation.of(
      source: IPv6Address.unspecified,
      sourcePort: port,
      destination: .loopback,
      destinationPort: port,
      keys: Self.keys
    )
    #expect(there.conversation == back.conversation)
    #expect(there.isReversed && !back.isReversed)
  }

  @Test func `conversations that differ in anything are told apart`() {
    var seen: Set<TCPConversation> = []
    for address in 0..<8 {
      for port in 0..<8 {
        for isIPv6 in [false, true] {
          let port = Port(rawValue: 1_000 + UInt16(port))
          let (conversation, _) =
            isIPv6
            ? TCPConversation.of(
              source: IPv6Address(high: 0, low: UInt64(address)),
              sourcePort: port,
              destination: IPv6Address.loopback,
              destinationPort: Port(rawValue: 443),
              keys: Self.keys
            )
            : TCPConversation.of(
              source: IPv4Address(rawValue: UInt32(address)),
              sourcePort: port,
              destination: IPv4Address.loopback,
              destinationPort: Port(rawValue: 443),
              keys: Self.keys
            )
          #expect(conversation.rawValue != 0)
          seen.insert(conversation)
        }
      }
    }
    #expect(seen.count == 8 * 8 * 2)
  }

  @Test func `what is forgotten is the same with any secret`() {
    func forgotten(_ keys: TCPConversation.Keys) -> [Int] {
      func conversation(_ number: Int) -> TCPConversation {
        TCPConversation.of(
          source: IPv4Address(rawValue: UInt32(number)),
          sourcePort: Port(rawValue: 1_000),
          destination: IPv4Address.loopback,
          destinationPort: Port(rawValue: 443),
          keys: keys
        ).conversation
      }
      // To ask for one of them changes what is known, so that each is asked of a table of its own.
      return (0..<100).filter { asked in
        var table = TCPSequenceTable(limit: 64)
        for number in 0..<100 {
          _ = table.origins(of: conversation(number), restarts: false, else: origins(number))
        }
        return table.origins(of: conversation(asked), restarts: false, else: origins(0)) == nil
      }
    }
    let first = forgotten(.random())
    #expect(first.isEmpty == false)
    #expect(forgotten(.random()) == first)
  }

  @Test func `the first segment stores its numbers, a restart replaces them`() {
    var table = TCPSequenceTable(limit: 1_024)
    #expect(table.origins(of: conversation(1), restarts: false, else: origins(10)) == nil)
    #expect(table.origins(of: conversation(1), restarts: false, else: origins(20)) == origins(10))
    #expect(table.origins(of: conversation(1), restarts: true, else: origins(30)) == nil)
    #expect(table.origins(of: conversation(1), restarts: false, else: origins(40)) == origins(30))
    #expect(table.evictionCount == 0)
  }

  @Test func `the table grows and forgets nothing below its limit`() {
    var table = TCPSequenceTable(limit: 1 << 16)
    for number in 0..<10_000 {
      #expect(
        table.origins(of: conversation(number), restarts: false, else: origins(number)) == nil
      )
    }
    for number in 0..<10_000 {
      #expect(
        table.origins(of: conversation(number), restarts: false, else: origins(0))
          == origins(number)
      )
    }
    #expect(table.evictionCount == 0)
  }

  @Test func `beyond its limit the table forgets those not used for the longest time`() {
    var table = TCPSequenceTable(limit: 64)
    for number in 0..<1_000 {
      _ = table.origins(of: conversation(number), restarts: false, else: origins(number))
      // One conversation goes on all the time and is never forgotten.
      let known = table.origins(of: conversation(0), restarts: false, else: origins(7))
      #expect(known == origins(0))
    }
    #expect(table.evictionCount >= 1_000 - 64)
  }

  @Test(arguments: [Int.min, -1, 0, 1, 7, 8, 9, 100])
  func `any limit makes a table`(limit: Int) {
    var table = TCPSequenceTable(limit: limit)
    for number in 0..<200 {
      _ = table.origins(of: conversation(number), restarts: false, else: origins(number))
    }
    let last = table.origins(of: conversation(199), restarts: false, else: origins(0))
    #expect(last == origins(199))
  }

  @Test func `numbers count from the first segment that acknowledges`() {
    let names = ["TCP SYN", "TCP SYN ACK", "TCP ACK", "TCP data, the other way", "TCP data"]
    let packets = names.map { FixturePacket.named($0).bytes }
    let texts = PrintMode().texts(of: packets.map { ($0, $0.count) }, linkType: .ethernet)
    let numbers = texts.map { text in
      text.split(separator: ", ").filter { $0.hasPrefix("seq") || $0.hasPrefix("ack") }
        .joined(separator: " ")
    }
    #expect(
      numbers == [
        "seq 1000000", "seq 2000000 ack 1000001", "ack 1", "seq 1:10 ack 101",
        "seq 1:101 ack 0",
      ]
    )
  }
}
