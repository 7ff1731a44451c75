import SniffKit
import TestSupport
import Testing

@Suite
struct PacketJSONRobustnessTests {
  @Test(arguments: PacketBytes.all.indices)
  func `every strict prefix of a packet has a row`(index: Int) throws {
    let packet = PacketBytes.all[index]
    let prefixes = Array(everyStrictPrefix(of: packet.bytes))
    let rows = try SessionRun.rows(prefixes, linkType: packet.linkType)
    #expect(rows.count == prefixes.count)
    #expect(rows.map { $0["captured_length"]?.integer } == prefixes.map { $0.count })
  }

  @Test(arguments: [0, 1, 9, 12, 50, 51, 101, 104, 108, 113, 147, 228, 229, 276] as [UInt32])
  func `changed packets of any link type have rows that are JSON`(linkType: UInt32) throws {
    var generator = SeededGenerator()
    var packets: [[UInt8]] = []
    for packet in PacketBytes.all {
      for _ in 0..<40 {
        var bytes = packet.bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: bytes.indices, using: &generator)
          bytes[place] = .random(in: 0...255, using: &generator)
        }
        packets.append(bytes)
      }
    }
    #expect(try SessionRun.rows(packets, linkType: linkType).count == packets.count)
  }

  @Test func `a thousand tags end in a row that says so`() throws {
    var bytes = PacketBytes.arpRequest
    for _ in 0..<1000 { bytes = PacketBytes.tag(1, 0x8100, bytes) }
    let row = try SessionRun.rows([PacketBytes.ethernet(0x8100, bytes)])[0]
    #expect(row["vlan"]?.elements?.count == 127)
    #expect(row["stop"]?["reason"] == "too_deep")
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `the rows of every packet, whole, cut and changed, fit the schema`() throws {
    var generator = SeededGenerator()
    var lines: [String] = []
    for packet in PacketBytes.all {
      var capture = CaptureBytes(linkType: packet.linkType)
      capture.addPacket(packet.bytes)
      for length in stride(from: 1, to: packet.bytes.count, by: 5) {
        capture.addPacket(Array(packet.bytes.prefix(length)), wireByteCount: 100)
      }
      for place in packet.bytes.indices {
        var bytes = packet.bytes
        bytes[place] = .random(in: 0...255, using: &generator)
        capture.addPacket(bytes)
      }
      lines += try SessionRun(capture.octets, printer: .json).lines
    }
    #expect(lines.count > 1000)
    let faults = try JSONSchemaCheck.validate(
      lines: lines,
      against: "docs/schema/netsniff.schema.json"
    )
    #expect(faults == [])
  }
}
