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
    "IPv4 middle fragment", "unknown EtherType", "TCP option of length 0!", "TLS ClientHello",
    "HTTP request", "HTTP response", "DNS answer with authorities and extensions", "DNS over TCP",
    "mDNS announcement", "DHCP discover", "DHCP acknowledgment", "NTP server", "NTP control",
    "IGMP 3 query with sources", "IGMP 3 report", "SCTP INIT", "SCTP COOKIE ECHO and DATA",
    "GRE with checksum, key and sequence number", "enhanced GRE with an acknowledgment",
    "ICMP with a label stack", "ICMP extended echo request",
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

  /// The last lines of an explanation, as one.
  private static func end(
    of bytes: [UInt8],
    wireByteCount: Int? = nil
  ) -> String {
    let text = PacketExplainer.text(of: bytes, .raw, wireByteCount: wireByteCount)
    let last = text.split(separator: "\n\n").last ?? ""
    return last.split(separator: "\n").joined(separator: " ")
  }

  @Test func `what ends the octets of a header is told`() {
    let stop = "Stopped in the layer udp at 0x0014: it needs 8 octets and 3 are there; "
    let short = Wire.ipv4(17, [0x9c, 0x40, 0xc3])
    #expect(Self.end(of: short) == stop + "the packet ends before.")
    let whole = Wire.ipv4(17, Wire.udp(Wire.data(5)))
    let cut = Self.end(of: Array(whole.prefix(23)), wireByteCount: whole.count)
    #expect(cut == stop + "the rest was not captured.")
    let lying = Wire.ipv4(17, Wire.udp(Wire.data(5)), Wire.IPv4(totalLength: 23))
    #expect(Self.end(of: lying) == stop + "by the length in a header around it, it ends before.")
  }

  @Test func `offsets in a quoted packet are those of the packet around it`() {
    let quoted = Array(Wire.ipv4(17, Wire.udp([])).prefix(24))
    // Behind an IPv4 header, eight octets of ICMP and another IPv4 header.
    #expect(
      Self.end(of: Wire.ipv4(1, [3, 3, 0, 0, 0, 0, 0, 0] + quoted))
        == "Stopped in the layer udp at 0x0030: it needs 8 octets and 4 are there; "
        + "the rest is not quoted."
    )
  }

  @Test func `application protocols are left out on demand`() {
    let packet = FixturePacket.named("DNS query")
    var out = LineBuffer()
    PacketExplainer(showsApplications: false)
      .append(
        packet.bytes.octets,
        .first(of: .ethernet, wireByteCount: 71),
        conflict: nil,
        to: &out
      )
    #expect(out.text.contains("UDP header"))
    #expect(!out.text.contains("DNS message"))
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

  @Test(arguments: FixturePacket.all + FixturePacket.beyondTcpdump)
  func `prefixes of every packet are explained in plain lines of 80 columns`(
    packet: FixturePacket
  ) {
    // Of long packets every seventh: most of their octets are data, and each prefix is a page.
    let step = packet.bytes.count > 150 ? 7 : 1
    for count in stride(from: 0, through: packet.bytes.count, by: step) {
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

  @Test func `random mutations are explained in plain lines of 80 columns`() throws {
    var random = SeededGenerator()
    for _ in 0..<3_000 {
      let packet = try #require(
        (FixturePacket.all + FixturePacket.beyondTcpdump).randomElement(using: &random)
      )
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
