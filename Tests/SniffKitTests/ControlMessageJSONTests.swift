import NetCore
import SniffKit
import TestSupport
import Testing

/// The fields of ICMP, ICMPv6 and IGMP messages in JSON.
@Suite
struct ControlMessageJSONTests {
  private static func row(_ name: String) throws -> JSONValue {
    try #require(try SessionRun.rows([FixturePacket.named(name).bytes], linkType: 1).first)
  }

  @Test func `an IGMP query has its querier's times and its sources`() throws {
    let row = try Self.row("IGMP 3 query with sources")
    #expect(row["layers"] == ["ethernet", "ipv4", "igmp"])
    let igmp = row["igmp"]
    #expect(igmp?["type"] == 17)
    #expect(igmp?["checksum_valid"] == true)
    #expect(igmp?["maximum_response_code"] == 255)
    #expect(igmp?["group_address"] == "239.1.2.3")
    #expect(igmp?["robustness"] == 2)
    #expect(igmp?["query_interval_code"] == 125)
    #expect(igmp?["sources"] == ["10.0.0.1", "10.0.0.2"])
  }

  @Test func `an IGMP report has its records`() throws {
    let records = try Self.row("IGMP 3 report")["igmp"]?["records"]
    #expect(records?.elements?.count == 2)
    #expect(records?[0]?["type"] == 4)
    #expect(records?[0]?["sources"] == [])
    #expect(records?[1]?["group_address"] == "239.1.2.4")
    #expect(records?[1]?["sources"] == ["10.0.0.1", "10.0.0.2"])
  }

  @Test func `a label stack lies beside the quoted packet`() throws {
    let icmp = try Self.row("ICMP with a label stack")["icmpv4"]
    #expect(icmp?["quoted"]?["layers"] == ["ipv4", "udp"])
    let extensions = icmp?["extensions"]
    #expect(extensions?["version"] == 2)
    #expect(extensions?["checksum_valid"] == true)
    let stack = extensions?["objects"]?[0]?["label_stack"]
    #expect(stack?.elements?.count == 2)
    #expect(stack?[0]?["label"] == 100)
    #expect(stack?[0]?["bottom_of_stack"] == false)
    #expect(stack?[0]?["time_to_live"] == 253)
    #expect(stack?[1]?["bottom_of_stack"] == true)
  }

  @Test func `an interface is told with its name`() throws {
    let extensions = try Self.row("ICMP with interface information")["icmpv4"]?["extensions"]
    let interface = extensions?["objects"]?[0]?["interface"]
    #expect(interface?["role"] == "incoming")
    #expect(interface?["index"] == 7)
    #expect(interface?["address"] == "10.0.0.9")
    #expect(interface?["name"] == "eth0")
    #expect(interface?["mtu"] == 1500)
  }

  @Test func `octets that are no extensions stay part of the quoted packet`() throws {
    let icmp = try Self.row("ICMP with octets that are no extensions")["icmpv4"]
    #expect(icmp?["extensions"] == nil)
    #expect(icmp?["quoted"] != nil)
  }

  @Test func `an extended echo reply tells the state of the interface`() throws {
    let icmp = try Self.row("ICMP extended echo reply")["icmpv4"]
    #expect(icmp?["identifier"] == 0x1234)
    #expect(icmp?["sequence_number"] == 7)
    #expect(icmp?["state"] == 2)
    #expect(icmp?["active"] == true)
    #expect(icmp?["ipv4"] == true)
    #expect(icmp?["ipv6"] == true)
  }

  @Test func `a report of MLD 2 has its records`() throws {
    let records = try Self.row("MLD 2 report")["icmpv6"]?["records"]
    #expect(records?.elements?.count == 2)
    #expect(records?[1]?["multicast_address"] == "ff02::105")
    #expect(records?[1]?["sources"] == ["2001:db8::1"])
  }

  @Test func `RPL tells its graph`() throws {
    let message = try Self.row("RPL information")["icmpv6"]
    #expect(message?["instance_id"] == 0x1e)
    #expect(message?["rank"] == 256)
    #expect(message?["grounded"] == true)
    #expect(message?["mode_of_operation"] == 1)
    #expect(message?["dodag_id"] == "2001:db8::9")
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `the row of every fixture frame fits the schema, and so does that of half of it`() throws {
    var capture = CaptureBytes(linkType: 1)
    var count = 0
    for packet in FixturePacket.all where packet.linkType == .ethernet {
      capture.addPacket(packet.bytes)
      capture.addPacket(Array(packet.bytes.prefix((packet.bytes.count + 28) / 2)))
      count += 2
    }
    let lines = try SessionRun(capture.octets, printer: .json).lines
    #expect(lines.count >= count)
    let faults = try JSONSchemaCheck.validate(
      lines: lines,
      against: "docs/schema/netsniff.schema.json"
    )
    #expect(faults == [])
  }
}
