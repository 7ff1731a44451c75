import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite
struct `ARP and neighbour discovery` {
  private static func arp(
    _ operation: Int,
    from hardware: [UInt8] = Wire.near,
    _ sender: [UInt8],
    to targetHardware: [UInt8] = [0, 0, 0, 0, 0, 0],
    _ target: [UInt8]
  ) -> [UInt8] {
    Wire.word(1) + Wire.word(0x0800) + [6, 4] + Wire.word(operation) + hardware + sender
      + targetHardware + target
  }

  private static func neighbor(
    _ type: Int,
    from source: [UInt8],
    flags: Int = 0,
    target: [UInt8] = Wire.linkLocal,
    option: [UInt8] = [],
    hopLimit: Int = 255
  ) -> [UInt8] {
    let rest = Wire.long(flags) + target + option
    let message = Wire.icmpv6(type, 0, rest, between: (source, Wire.allNodes))
    return Wire.ethernet(
      0x86dd,
      Wire.ipv6(58, message, from: source, to: Wire.allNodes, hopLimit: hopLimit)
    )
  }

  private static let nobody: [UInt8] = [0, 0, 0, 0]

  @Test(arguments: [
    (arp(1, nobody, Wire.here), "probe"), (arp(1, Wire.here, Wire.here), "announcement"),
    (arp(1, Wire.here, to: Wire.near, Wire.here), "gratuitous"),
    (arp(2, Wire.here, to: Wire.far, Wire.here), "gratuitous"),
    (arp(1, Wire.here, Wire.there), "request"), (arp(2, Wire.here, Wire.there), "reply"),
  ])
  func `an ARP message has a kind`(message: [UInt8], kind: String) throws {
    let row = try #require(try SessionRun.rows([Wire.ethernet(0x0806, message)]).first)
    #expect(row["arp"]?["kind"] == .string(kind))
  }

  @Test func `reverse ARP has none`() throws {
    let packet = FixturePacket.named("RARP request")
    #expect(try SessionRun.rows([packet.bytes])[0]["arp"]?["kind"] == .null)
  }

  @Test(arguments: [
    (neighbor(135, from: [UInt8](repeating: 0, count: 16)), "probe"),
    (neighbor(135, from: Wire.linkLocal), "solicitation"),
    (neighbor(136, from: Wire.linkLocal, flags: 0x6000_0000), "advertisement"),
    (neighbor(136, from: Wire.linkLocal, flags: 0x2000_0000), "unsolicited_advertisement"),
  ])
  func `a neighbour discovery message has a kind`(packet: [UInt8], kind: String) throws {
    #expect(try SessionRun.rows([packet])[0]["icmpv6"]?["kind"] == .string(kind))
  }

  @Test func `a forwarded advertisement is not believed`() throws {
    let packet = Self.neighbor(136, from: Wire.linkLocal, flags: 0x2000_0000, hopLimit: 64)
    #expect(try SessionRun.rows([packet])[0]["icmpv6"]?["kind"] == .null)
  }

  @Test func `another hardware address for the same address is a conflict`() throws {
    let first = Wire.ethernet(0x0806, Self.arp(1, Wire.here, Wire.there))
    let same = Wire.ethernet(0x0806, Self.arp(2, Wire.here, Wire.there))
    let other = Wire.ethernet(0x0806, Self.arp(2, from: Wire.far, Wire.here, Wire.there))
    let rows = try SessionRun.rows([first, same, other, other, first])
    #expect(rows[0]["address_conflict"] == nil)
    #expect(rows[1]["address_conflict"] == nil)
    let conflict = rows[2]["address_conflict"]
    #expect(conflict?["address"] == "10.0.0.1")
    #expect(conflict?["hardware_address"] == "02:00:00:00:00:02")
    #expect(conflict?["previous_hardware_address"] == "02:00:00:00:00:01")
    #expect(conflict?["previous_packet_number"] == 2)
    #expect(conflict?["previous_timestamp"] == rows[1]["timestamp"])
    #expect(rows[3]["address_conflict"] == nil)
    #expect(rows[4]["address_conflict"]?["previous_packet_number"] == 4)
  }

  @Test func `a probe claims nothing`() throws {
    let probe = Wire.ethernet(0x0806, Self.arp(1, from: Wire.far, Self.nobody, Wire.here))
    let owner = Wire.ethernet(0x0806, Self.arp(1, Wire.here, Wire.there))
    let rows = try SessionRun.rows([probe, owner, probe])
    #expect(rows.allSatisfy { $0["address_conflict"] == nil })
  }

  @Test func `the same address in another VLAN is no conflict`() throws {
    let claims = [(5, Wire.near), (6, Wire.far), (5, Wire.far)].map { identifier, hardware in
      Wire.ethernet(
        0x8100,
        Wire.tagged(identifier, 0x0806, Self.arp(2, from: hardware, Wire.here, Wire.there))
      )
    }
    let rows = try SessionRun.rows(claims)
    #expect(rows.map { $0["address_conflict"] != nil } == [false, false, true])
  }

  @Test func `an overriding advertisement from another is a conflict, another is not`() throws {
    func advertisement(_ hardware: [UInt8], flags: Int) -> [UInt8] {
      Self.neighbor(136, from: Wire.linkLocal, flags: flags, option: [2, 1] + hardware)
    }
    let rows = try SessionRun.rows([
      advertisement(Wire.near, flags: 0x6000_0000), advertisement(Wire.far, flags: 0x4000_0000),
      advertisement(Wire.far, flags: 0x2000_0000),
    ])
    #expect(rows.map { $0["address_conflict"] != nil } == [false, false, true])
    #expect(rows[2]["address_conflict"]?["previous_packet_number"] == 1)
  }

  @Test func `conflicts stand in lines and explanations, too`() throws {
    var capture = CaptureBytes()
    capture.addPacket(Wire.ethernet(0x0806, Self.arp(2, Wire.here, Wire.there)))
    capture.addPacket(Wire.ethernet(0x0806, Self.arp(2, from: Wire.far, Wire.here, Wire.there)))
    let configuration = PacketLineConfiguration()
    let text = try SessionRun(
      capture.octets,
      printer: .text(
        configuration,
        classifier: PacketClassifier(services: ServiceTable()),
        explainer: PacketExplainer()
      )
    ).text
    let words = "conflict: 10.0.0.1 at 02:00:00:00:00:02 was at 02:00:00:00:00:01 in packet 1"
    #expect(text.split(separator: "\n").contains { $0.contains("; ARP reply; \(words), ") })
    let line = "  Address conflict: 10.0.0.1 at 02:00:00:00:00:02 was at 02:00:00:00:00:01 in\n"
    #expect(text.contains(line))
  }

  @Test func `a full table forgets what it knew longest, and counts it`() throws {
    var table = ClaimTable(limit: 2)
    func record(_ number: Int, _ hardware: UInt64) -> AddressClaim? {
      table.record(
        AddressClaim(
          hardwareAddress: MACAddress(rawValue: hardware),
          packetNumber: number,
          timestamp: WallClockTime(seconds: 0, nanoseconds: 0)
        ),
        of: ClaimTable.Key(address: .ipv4(IPv4Address(10, 0, 0, UInt8(number))), link: 0)
      )
    }
    #expect(record(1, 1) == nil)
    #expect(record(2, 2) == nil)
    #expect(record(1, 9)?.hardwareAddress.rawValue == 1)
    #expect(table.forgottenCount == 0)
    #expect(record(3, 3) == nil)
    #expect(table.forgottenCount == 1)
    #expect(record(2, 7)?.hardwareAddress.rawValue == 2)
    #expect(record(1, 8) == nil)
    #expect(table.forgottenCount == 2)
    #expect(record(3, 6)?.hardwareAddress.rawValue == 3)
  }
}
