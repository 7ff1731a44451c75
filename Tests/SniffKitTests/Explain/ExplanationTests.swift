import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite
struct `Explanations of packets` {
  /// A packet for each table of fields, and those that end early.
  static let snapshots = [
    "ARP request", "VLAN", "LLC information frame", "SNAP of ARP", "cooked, in", "cooked 2, out",
    "null IPv4, little-endian", "option LSRR", "option timestamps", "options NOP and EOL",
    "hop-by-hop unknown option", "destination options", "routing header of type 0",
    "segment routing header", "IPv6 first fragment", "ICMP echo request",
    "ICMP need to fragment with MTU", "ICMP redirect of code 1",
    "ICMP parameter problem at an octet", "ICMP timestamp reply", "ICMP router advertisement",
    "ICMP mask reply", "ICMP of unknown type", "ICMPv6 packet too big", "ICMPv6 echo reply",
    "neighbor solicitation", "neighbor advertisement", "router advertisement with a prefix",
    "ICMPv6 redirect", "MLD query", "MLD 2 report", "UDP", "TCP timestamps",
    "TCP SACK of two blocks",
    "all forty octets of TCP options", "TCP with wrong checksum!", "IPv4 with short header!",
    "IPv4 with total length beyond frame!", "UDP shorter than its header!", "IPv6 in IPv4",
    "IPv4 middle fragment", "unknown EtherType", "TCP option of length 0!",
  ]

  @Test(arguments: snapshots)
  func `each header is drawn, told and marked`(name: String) {
    let packet = FixturePacket.named(name)
    let file = name.map { $0.isLetter || $0.isNumber ? $0.lowercased() : "-" }.joined()
    expectSnapshot(
      PacketExplainer.text(of: packet.bytes, packet.linkType),
      named: "explain/\(file).txt"
    )
  }

  @Test func `what was not captured is marked and told`() {
    let packet = FixturePacket.named("TCP timestamps")
    let cut = Array(packet.bytes.prefix(60))
    expectSnapshot(
      PacketExplainer.text(of: cut, wireByteCount: packet.bytes.count),
      named: "explain/cut.txt"
    )
  }

  @Test func `data is cut with a count`() {
    let bytes = Wire.ipv4(17, Wire.udp(Wire.data(1_000)))
    let text = PacketExplainer.text(of: bytes, .raw)
    #expect(text.contains("\nData: 1000 octets\n"))
    #expect(text.hasSuffix("  ... and 936 octets more\n"))
  }

  @Test func `of a thousand nested headers a few are drawn`() {
    var bytes = Wire.ipv4(17, Wire.udp([1, 2, 3]))
    for _ in 0..<1_000 { bytes = Wire.ipv4(4, bytes, Wire.IPv4(totalLength: 20 + bytes.count)) }
    let text = PacketExplainer.text(of: bytes, .raw)
    #expect(text.split(separator: "IPv4 header (").count == PacketExplainer.largestHeaderCount + 1)
    #expect(text.contains("\n112 further headers are left out.\n"))
    #expect(text.utf8.count < 100_000)
  }

  @Test func `a wider terminal is used, a narrower one is not`() {
    let bytes = FixturePacket.named("UDP").bytes
    let wide = PacketExplainer.text(of: bytes, width: 120)
    let longest = { (text: String) in text.split(separator: "\n").map(\.utf8.count).max() ?? 0 }
    #expect((81...120).contains(longest(wide)))
    #expect(PacketExplainer.text(of: bytes, width: 20) == PacketExplainer.text(of: bytes))
  }

  @Test func `colours leave the text as it is`() {
    let bytes = FixturePacket.named("TCP timestamps").bytes
    let colored = PacketExplainer.text(of: bytes, isColored: true)
    #expect(colored.contains("\u{1b}[36m"))
    let plain = colored.replacing(/\u{1b}\[[0-9;]*m/, with: "")
    #expect(plain == PacketExplainer.text(of: bytes))
  }

  @Test(arguments: FixturePacket.all)
  func `every prefix of a packet is explained in plain lines of 80 columns`(
    packet: FixturePacket
  ) {
    for count in 0...packet.bytes.count {
      let text = PacketExplainer.text(
        of: Array(packet.bytes.prefix(count)),
        packet.linkType,
        wireByteCount: packet.bytes.count
      )
      let isPlain = text.utf8.allSatisfy { $0 == 0x0a || (0x20...0x7e).contains($0) }
      let longest = text.utf8.split(separator: 0x0a).map(\.count).max() ?? 0
      #expect(isPlain && longest <= 80, "\(count) octets: \(text)")
    }
  }

  @Test func `random mutations are explained in plain lines of 80 columns`() {
    var random = SeededGenerator()
    for _ in 0..<3_000 {
      guard let packet = FixturePacket.all.randomElement(using: &random) else { return }
      var bytes = packet.bytes
      for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        bytes[index] = .random(in: 0...255, using: &random)
      }
      let linkType = `Lines of hostile packets`.linkTypes.randomElement(using: &random)
      let text = PacketExplainer.text(of: bytes, linkType ?? packet.linkType)
      let isPlain = text.utf8.allSatisfy { $0 == 0x0a || (0x20...0x7e).contains($0) }
      let longest = text.utf8.split(separator: 0x0a).map(\.count).max() ?? 0
      #expect(isPlain && longest <= 80, "\(text)")
    }
  }
}
