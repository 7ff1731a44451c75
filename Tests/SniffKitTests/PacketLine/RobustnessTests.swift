import NetCore
import TestSupport
import Testing

@testable import SniffKit

/// Nothing that lies in a packet may end the program or steer the terminal.
@Suite
struct `Lines of hostile packets` {
  static let linkTypes: [LinkType] = [
    .ethernet, .raw, .ipv4, .ipv6, .null, .loop, .linuxSLL, .linuxSLL2, .ppp,
    .pppHDLC, .pppoe, .ciscoHDLC, LinkType(rawValue: 147),
  ]

  @Test(arguments: linkTypes)
  func `every strict prefix of every fixture as every link type`(linkType: LinkType) {
    var out = LineBuffer(capacity: 1 << 14)
    for (index, mode) in PrintMode.all.enumerated() {
      var line = PacketLine(mode.configuration)
      for packet in FixturePacket.all + FixturePacket.beyondTcpdump {
        let octets = packet.bytes.octets
        for count in 0...packet.bytes.count {
          // The tersest and the wordiest mode reach all code that reads a packet; the others are
          // taken in turn.
          guard index == 0 || index == 4 || (count + index) % 16 == 0 else { continue }
          out.removeAll()
          let record = record(linkType, packet.bytes.count)
          line.append(octets.extracting(first: count), record, to: &out)
          expectPlain(out)
        }
      }
    }
  }

  @Test func `random mutations of the fixtures`() throws {
    var random = SeededGenerator()
    var out = LineBuffer(capacity: 1 << 14)
    for mode in PrintMode.all {
      var line = PacketLine(mode.configuration)
      for _ in 0..<20_000 / PrintMode.all.count {
        let (bytes, linkType) = try #require(Self.mutation(using: &random))
        let wireByteCount = bytes.count + Int.random(in: 0...64, using: &random)
        out.removeAll()
        line.append(bytes.octets, record(linkType, wireByteCount), to: &out)
        expectPlain(out)
      }
    }
  }

  /// The octets of a fixture, some of which were changed.
  private static func mutation(
    using random: inout SeededGenerator
  ) -> (bytes: [UInt8], linkType: LinkType)? {
    guard
      let packet = (FixturePacket.all + FixturePacket.beyondTcpdump).randomElement(using: &random)
    else { return nil }
    var bytes = packet.bytes
    for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[index] = .random(in: 0...255, using: &random)
      case 1: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      default: bytes.removeSubrange(index..<min(index + 4, bytes.count))
      }
    }
    return (bytes, packet.linkType)
  }

  @Test func `a thousand nested tunnels end with a note`() {
    var bytes = Wire.ipv4(17, Wire.udp([1, 2, 3]))
    for _ in 0..<1_000 { bytes = Wire.ipv4(4, bytes, Wire.IPv4(totalLength: 20 + bytes.count)) }
    var line = PacketLine(PacketLineConfiguration())
    var out = LineBuffer()
    line.append(bytes.octets, record(.raw, bytes.count), to: &out)
    #expect(out.text.hasSuffix(": IP 10.0.0.1 > 10.0.0.2:  [too many layers]"))
  }

  @Test func `a thousand tunnels of GRE and of VXLAN end with a note`() {
    var bytes = Wire.udp([])
    for _ in 0..<1_000 { bytes = Wire.ipv4(47, FixturePacket.gre(0, 0x0800, [], bytes)) }
    var line = PacketLine(PacketLineConfiguration())
    var out = LineBuffer()
    line.append(bytes.octets, record(.raw, bytes.count), to: &out)
    #expect(out.text.split(separator: "GREv0").count == Dissection.maximumDepth / 2 + 1)
    #expect(out.text.hasSuffix(":  [too many layers]"))
    bytes = FixturePacket.nestedVXLAN(depth: 1_000)
    out.removeAll()
    line.append(bytes.octets, record(.ethernet, bytes.count), to: &out)
    #expect(out.text.split(separator: "VXLAN").count == Dissection.maximumDepth / 4 + 1)
    #expect(out.text.hasSuffix("vni 7\n [too many layers]"))
  }

  @Test func `ICMP errors that quote ICMP errors end`() {
    var bytes = Wire.ipv4(17, Wire.udp([1, 2, 3]))
    for _ in 0..<500 { bytes = Wire.ipv4(1, Wire.icmpv4(11, 0, Wire.long(0) + bytes)) }
    var configuration = PacketLineConfiguration()
    configuration.verbosity = 1
    var line = PacketLine(configuration)
    var out = LineBuffer()
    line.append(bytes.octets, record(.raw, bytes.count), to: &out)
    #expect(out.text.hasSuffix("10.0.0.1.40000 > 10.0.0.2.50000: UDP, length 3"))
    #expect(out.text.split(separator: "time exceeded in-transit").count == 501)
  }

  @Test func `lengths that cannot be are named`() {
    func text(_ captured: Int, _ wire: Int) -> String {
      var line = PacketLine(PacketLineConfiguration())
      var out = LineBuffer()
      let bytes = [UInt8](repeating: 0, count: captured)
      line.append(bytes.octets, record(.ethernet, wire), to: &out)
      return out.text
    }
    #expect(text(0, 0) == "[Invalid header: caplen==0, len==0]")
    #expect(text(0, 9) == "[Invalid header: caplen==0]")
    #expect(text(34, 32) == "[Invalid header: len(32) < caplen(34)]")
    #expect(text(1, 300_000) == "[Invalid header: len(300000) > 262144]")
  }

  private func record(_ linkType: LinkType, _ wireByteCount: Int) -> PacketRecord {
    PacketRecord(
      number: 1,
      timestamp: WallClockTime(seconds: 1_700_000_000, nanoseconds: 1),
      wireByteCount: wireByteCount,
      linkType: linkType
    )
  }

  /// Expects text without any control besides tab and line feed.
  private func expectPlain(_ out: borrowing LineBuffer) {
    let octets = out.octets
    var isPlain = true
    for index in 0..<octets.byteCount {
      let octet = octets.octet(at: index)
      if octet < 0x20 ? octet != 0x09 && octet != 0x0a : octet > 0x7e { isPlain = false }
    }
    if !isPlain { Issue.record("a control or an octet above 126 in \(out.text.debugDescription)") }
  }
}
