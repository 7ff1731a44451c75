import NetCore
import SniffKit
import TestSupport
import Testing

@Suite
struct LinkLayerJSONTests {
  private static func row(_ name: String) throws -> JSONValue {
    let packet = FixturePacket.named(name)
    let rows = try SessionRun.rows([packet.bytes], linkType: packet.linkType.rawValue)
    return try #require(rows.first)
  }

  @Test func `a PPP header has its protocol, and its address where it is there`() throws {
    let row = try Self.row("PPP, IPv4")
    #expect(row["layers"] == ["ppp", "ipv4", "udp"])
    #expect(row["ppp"]?["address"] == 255)
    #expect(row["ppp"]?["control"] == 3)
    #expect(row["ppp"]?["protocol"] == 0x21)
    let compressed = try Self.row("PPP, compressed header")
    #expect(compressed["ppp"]?["address"] == nil)
    #expect(compressed["ppp"]?["protocol"] == 0x21)
  }

  @Test func `Cisco's framing and a keepalive in it`() throws {
    let row = try Self.row("SLARP keepalive")
    #expect(row["cisco_hdlc"]?["address"] == 0x8f)
    #expect(row["cisco_hdlc"]?["ethertype"] == 0x8035)
    #expect(row["slarp"]?["code"] == 2)
    #expect(row["slarp"]?["own_sequence_number"] == 5)
    #expect(row["slarp"]?["seen_sequence_number"] == 2)
    #expect(row["slarp"]?["uptime_ms"] == 7_925_922)
    let reply = try Self.row("SLARP reply")
    #expect(reply["slarp"]?["address"] == "10.0.0.1")
    #expect(reply["slarp"]?["mask"] == "255.255.255.0")
  }

  @Test func `discovery has tags, as text where they are text`() throws {
    let row = try Self.row("PADO")
    let pppoe = row["pppoe"]
    #expect(pppoe?["version"] == 1)
    #expect(pppoe?["code"] == 7)
    #expect(pppoe?["session_identifier"] == 0)
    #expect(pppoe?["payload_length"] == 18)
    #expect(pppoe?["tags"]?.elements?.count == 3)
    #expect(pppoe?["tags"]?[0]?["text"] == "abcd")
    #expect(pppoe?["tags"]?[1]?["data"] == "0001")
    #expect(pppoe?["tags"]?[2]?["type"] == 0)
    let session = try Self.row("PPPoE session")
    #expect(session["layers"] == ["pppoe", "ppp", "ipv4", "udp"])
    #expect(session["pppoe"]?["session_identifier"] == 0xc3)
    #expect(session["pppoe"]?["tags"] == nil)
  }

  @Test func `a label stack is an array`() throws {
    let row = try Self.row("MPLS, two labels")
    #expect(row["layers"] == ["ethernet", "mpls", "mpls", "ipv6", "udp"])
    #expect(row["mpls"]?.elements?.count == 2)
    #expect(row["mpls"]?[0]?["label"] == 100)
    #expect(row["mpls"]?[0]?["bottom_of_stack"] == false)
    #expect(row["mpls"]?[1]?["label"] == 5)
    #expect(row["mpls"]?[1]?["time_to_live"] == 63)
    let null = try Self.row("MPLS, explicit null")
    #expect(null["mpls"]?[0]?["traffic_class"] == 5)
  }

  @Test func `a spanning tree message has flags, identifiers and times in seconds`() throws {
    let tree = try Self.row("spanning tree, 802.1w")["spanning_tree"]
    #expect(tree?["version"] == 2)
    #expect(tree?["type"] == 2)
    #expect(tree?["flags"]?["proposal"] == true)
    #expect(tree?["flags"]?["learning"] == true)
    #expect(tree?["flags"]?["topology_change"] == false)
    #expect(tree?["flags"]?["port_role"] == 3)
    #expect(tree?["root_identifier"]?["priority"] == 0x6000)
    #expect(tree?["root_identifier"]?["system_identifier_extension"] == 2)
    #expect(tree?["root_identifier"]?["address"] == "00:16:46:8c:80:00")
    #expect(tree?["root_path_cost"] == 4)
    #expect(tree?["bridge_identifier"]?["address"] == "00:19:06:ea:b8:80")
    #expect(tree?["port_identifier"] == 0x8005)
    #expect(tree?["maximum_age_s"] == 20)
    #expect(tree?["hello_time_s"] == 2)
  }

  @Test func `multiple spanning trees have a region and instances`() throws {
    let tree = try Self.row("spanning tree, 802.1s with instances")["spanning_tree"]
    #expect(tree?["region"]?["name"] == "region\u{1}one")
    #expect(tree?["region"]?["revision"] == 1)
    #expect(tree?["region"]?["digest"] == "000102030405060708090a0b0c0d0e0f")
    #expect(tree?["regional_root_identifier"]?["priority"] == 0x8000)
    #expect(tree?["internal_root_path_cost"] == 200_000)
    #expect(tree?["remaining_hops"] == 19)
    #expect(tree?["instances"]?.elements?.count == 2)
    #expect(tree?["instances"]?[1]?["bridge_priority"] == 0x80)
    #expect(tree?["instances"]?[1]?["remaining_hops"] == 18)
  }

  @Test func `a bridged frame is an inner one`() throws {
    let row = try Self.row("bridged Ethernet")
    #expect(row["layers"] == ["ethernet", "llc", "snap", "ethernet", "ipv4", "udp"])
    #expect(row["ethernet"]?["length"] == 72)
    #expect(row["inner"]?["ethernet"]?["ethertype"] == 0x0800)
    #expect(row["inner"]?["ipv4"]?["protocol"] == 17)
  }

  @Test func `a message that is shorter than its type needs says so`() throws {
    let row = try Self.row("spanning tree, 802.1s beyond the frame!")
    #expect(row["stop"]?["layer"] == "spanning_tree")
    #expect(row["stop"]?["reason"] == "bad_length")
    #expect(row["stop"]?["needed"] == 134)
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `the rows of every fixture, whole and cut, fit the schema`() throws {
    var lines: [String] = []
    for packet in FixturePacket.all {
      var capture = CaptureBytes(linkType: packet.linkType.rawValue)
      capture.addPacket(packet.bytes)
      for length in stride(from: 1, to: packet.bytes.count, by: 7) {
        let bytes = Array(packet.bytes.prefix(length))
        capture.addPacket(bytes, wireByteCount: UInt32(packet.bytes.count))
      }
      lines += try SessionRun(capture.octets, printer: .json).lines
    }
    #expect(lines.count > 500)
    let faults = try JSONSchemaCheck.validate(
      lines: lines,
      against: "docs/schema/netsniff.schema.json"
    )
    #expect(faults == [])
  }
}
