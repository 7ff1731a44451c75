import NetCore
import SniffKit
import TestSupport
import Testing

@Suite
struct PacketJSONTests {
  private static func row(_ bytes: [UInt8], linkType: UInt32 = 1) throws -> JSONValue {
    try #require(try SessionRun.rows([bytes], linkType: linkType).first)
  }

  @Test func `the row of an echo request has every field in the order of the wire`() throws {
    var capture = CaptureBytes(precision: .nanoseconds)
    let echo = PacketBytes.icmpv4(8, 0, [0, 77, 0, 1])
    capture.addPacket(
      PacketBytes.ethernet(0x0800, PacketBytes.ipv4(1, echo)),
      wireByteCount: 60,
      seconds: 1_795_248_984,
      fraction: 311_836_123
    )
    let run = try SessionRun(capture.octets, printer: .json)
    let expected = """
      {"type":"packet","number":1,"timestamp":"2026-11-21T08:16:24.311836123Z",\
      "captured_length":42,"wire_length":60,"layers":["ethernet","ipv4","icmpv4"],\
      "ethernet":{"destination":"02:00:00:00:00:02","source":"02:00:00:00:00:01",\
      "ethertype":2048},\
      "ipv4":{"header_length":20,"dscp":0,"ecn":0,"total_length":28,"identification":7,\
      "dont_fragment":true,"more_fragments":false,"fragment_offset":0,"time_to_live":64,\
      "protocol":1,"header_checksum":9944,"checksum_valid":true,"checksum_state":"valid",\
      "source":"10.0.0.1","destination":"10.0.0.2"},\
      "icmpv4":{"type":8,"code":0,"checksum":63409,"checksum_valid":true,"checksum_state":"valid",\
      "identifier":77,"sequence_number":1}}
      """
    #expect(run.lines == [expected])
  }

  @Test func `stacked tags are an array`() throws {
    let row = try Self.row(
      PacketBytes.ethernet(
        0x88a8,
        PacketBytes.tag(0x00c8, 0x8100, PacketBytes.tag(0xb7d1, 0x0806, PacketBytes.arpRequest))
      )
    )
    #expect(row["layers"] == ["ethernet", "vlan", "vlan", "arp"])
    #expect(row["vlan"]?.elements?.count == 2)
    #expect(row["vlan"]?[0]?["id"] == 200)
    #expect(row["vlan"]?[0]?["ethertype"] == 0x8100)
    #expect(row["vlan"]?[1]?["priority"] == 5)
    #expect(row["vlan"]?[1]?["drop_eligible"] == true)
    #expect(row["vlan"]?[1]?["id"] == 2001)
  }

  @Test func `an ARP request names its operation and addresses`() throws {
    let arp = try Self.row(PacketBytes.ethernet(0x0806, PacketBytes.arpRequest))["arp"]
    #expect(arp?["hardware_type"] == 1)
    #expect(arp?["protocol_type"] == 0x0800)
    #expect(arp?["operation"] == 1)
    #expect(arp?["operation_name"] == "request")
    #expect(arp?["sender_hardware_address"] == "02:00:00:00:00:01")
    #expect(arp?["sender_protocol_address"] == "10.0.0.1")
    #expect(arp?["target_hardware_address"] == "00:00:00:00:00:00")
    #expect(arp?["target_protocol_address"] == "10.0.0.2")
  }

  @Test func `an ARP message that was cut has no addresses it did not hold`() throws {
    let bytes = PacketBytes.ethernet(0x0806, Array(PacketBytes.arpRequest.prefix(20)))
    let row = try Self.row(bytes)
    #expect(row["arp"]?["sender_protocol_address"] == "10.0.0.1")
    #expect(row["arp"]?["target_hardware_address"] == .null)
    #expect(row["stop"]?["layer"] == "arp")
    #expect(row["stop"]?["reason"] == "truncated")
    #expect(row["stop"]?["needed"] == 28)
    #expect(row["stop"]?["available"] == 20)
    #expect(row["stop"]?["offset"] == 14)
  }

  @Test func `TCP options have their values under their names`() throws {
    let options: [UInt8] = [
      2, 4, 5, 0xb4, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2, 1, 3, 3, 7,
      1, 1, 5, 10, 0, 0, 0, 3, 0, 0, 0, 4, 254, 4, 0xab, 0xcd,
    ]
    let bytes = PacketBytes.ipv4(6, PacketBytes.tcp(flags: 0x12, options: options, [1, 2, 3]))
    let tcp = try Self.row(PacketBytes.ethernet(0x0800, bytes))["tcp"]
    #expect(tcp?["source_port"] == 40000)
    #expect(tcp?["sequence_number"] == 100)
    #expect(tcp?["acknowledgment_number"] == 200)
    #expect(tcp?["header_length"] == 56)
    #expect(tcp?["flags"] == ["SYN", "ACK"])
    #expect(tcp?["checksum_valid"] == true)
    #expect(tcp?["payload_length"] == 3)
    let values = tcp?["options"]
    #expect(values?.elements?.map { $0["kind"] } == [2, 4, 8, 1, 3, 1, 1, 5, 254])
    #expect(values?[0]?["maximum_segment_size"] == 1460)
    #expect(values?[2]?["timestamp_value"] == 1)
    #expect(values?[2]?["timestamp_echo_reply"] == 2)
    #expect(values?[4]?["shift_count"] == 7)
    #expect(values?[7]?["blocks"]?[0]?["left_edge"] == 3)
    #expect(values?[7]?["blocks"]?[0]?["right_edge"] == 4)
    #expect(values?[8]?["data"] == "abcd")
  }

  @Test func `a wrong checksum is false and an absent one null`() throws {
    let right = PacketBytes.udp([1, 2, 3])
    let wrong = PacketBytes.replacing(right, at: 8, by: [9])
    let rows = try SessionRun.rows(
      [right, wrong, PacketBytes.udp([1], checksum: false)].map {
        PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, $0))
      }
    )
    #expect(rows.map { $0["udp"]?["checksum_valid"] } == [true, false, .null])
  }

  @Test func `the checksum of a part of a datagram is not judged`() throws {
    let bytes = PacketBytes.ipv4(17, PacketBytes.udp([1, 2]), flags: 0x2000)
    let row = try Self.row(PacketBytes.ethernet(0x0800, bytes))
    #expect(row["ipv4"]?["more_fragments"] == true)
    #expect(row["ipv4"]?["checksum_valid"] == true)
    #expect(row["udp"]?["checksum_valid"] == .null)
  }

  @Test func `an IP header behind another opens inner`() throws {
    let echo = PacketBytes.icmpv6(128, 0, [0, 77, 0, 1])
    let row = try Self.row(
      PacketBytes.ethernet(
        0x0800,
        PacketBytes.ipv4(41, PacketBytes.ipv6(4, PacketBytes.ipv4(41, PacketBytes.ipv6(58, echo))))
      )
    )
    #expect(row["layers"] == ["ethernet", "ipv4", "ipv6", "ipv4", "ipv6", "icmpv6"])
    #expect(row["ipv4"]?["protocol"] == 41)
    #expect(row["ipv6"] == nil)
    #expect(row["inner"]?["ipv6"]?["next_header"] == 4)
    #expect(row["inner"]?["inner"]?["ipv4"]?["protocol"] == 41)
    #expect(row["inner"]?["inner"]?["inner"]?["icmpv6"]?["checksum_valid"] == true)
  }

  @Test func `extension headers are an array in the order of the wire`() throws {
    let echo = PacketBytes.icmpv6(128, 0, [0, 77, 0, 1])
    let routing: [UInt8] = [58, 2, 0, 1, 0, 0, 0, 0] + PacketBytes.rightIPv6 + echo
    let options: [UInt8] = [43, 0, 5, 2, 0, 0, 1, 0] + routing
    let row = try Self.row(PacketBytes.ethernet(0x86dd, PacketBytes.ipv6(0, options)))
    let extensions = row["ipv6_extensions"]
    #expect(
      extensions?.elements?.map { $0["layer"] } == ["ipv6_hop_by_hop_options", "ipv6_routing"]
    )
    #expect(extensions?[0]?["options"]?[0]?["type"] == 5)
    #expect(extensions?[0]?["options"]?[0]?["data"] == "0000")
    #expect(extensions?[1]?["segments_left"] == 1)
    #expect(extensions?[1]?["addresses"] == ["2001:db8::2"])
    #expect(row["icmpv6"]?["checksum_valid"] == true)
  }

  @Test func `an ICMP error holds the packet that it quotes`() throws {
    let quoted = PacketBytes.ipv4(17, PacketBytes.udp([]))
    let error = PacketBytes.icmpv4(3, 4, [0, 0, 5, 0x78] + quoted)
    let message = try Self.row(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(1, error)))["icmpv4"]
    #expect(message?["next_hop_mtu"] == 1400)
    #expect(message?["quoted"]?["layers"] == ["ipv4", "udp"])
    #expect(message?["quoted"]?["udp"]?["destination_port"] == 5678)
  }

  @Test func `an error quoted in an error is not opened`() throws {
    let inner = PacketBytes.icmpv4(3, 1, [0, 0, 0, 0] + PacketBytes.ipv4(17, PacketBytes.udp([])))
    let outer = PacketBytes.icmpv4(11, 0, [0, 0, 0, 0] + PacketBytes.ipv4(1, inner))
    let row = try Self.row(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(1, outer)))
    #expect(row["icmpv4"]?["quoted"]?["icmpv4"]?["type"] == 3)
    #expect(row["icmpv4"]?["quoted"]?["icmpv4"]?["quoted"] == nil)
  }

  @Test func `an unknown link type keeps its number`() throws {
    let row = try Self.row([1, 2, 3], linkType: 147)
    #expect(row["layers"] == [])
    #expect(row["link_type"] == 147)
    #expect(row["captured_length"] == 3)
  }

  @Test func `a frame with a length field has it in place of the EtherType`() throws {
    let llc: [UInt8] = [0x42, 0x42, 3, 0, 0]
    let row = try Self.row(PacketBytes.ethernet(llc.count, llc))
    #expect(row["ethernet"]?["length"] == 5)
    #expect(row["ethernet"]?["ethertype"] == nil)
    #expect(row["llc"]?["control"] == 3)
  }

  @Test func `cooked captures have the fields of their headers`() throws {
    let echo = PacketBytes.ipv4(1, PacketBytes.icmpv4(8, 0, [0, 1, 0, 1]))
    let sll: [UInt8] = [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0] + echo
    let row = try Self.row(sll, linkType: 113)
    #expect(row["linux_sll"]?["packet_type"] == 4)
    #expect(row["linux_sll"]?["packet_type_name"] == "outgoing")
    #expect(row["linux_sll"]?["address"] == "02:00:00:00:00:01")
    let sll2: [UInt8] = [8, 0, 0, 0, 0, 0, 0, 3, 3, 4, 0, 2, 0xab, 0xcd, 0, 0, 0, 0, 0, 0] + echo
    let second = try Self.row(sll2, linkType: 276)
    #expect(second["linux_sll2"]?["interface_index"] == 3)
    #expect(second["linux_sll2"]?["address"] == "abcd")
    #expect(second["linux_sll2"]?["packet_type_name"] == "host")
    #expect(second["icmpv4"]?["type"] == 8)
  }

  @Test func `a packet of any interface has the name of its own`() throws {
    let echo = PacketBytes.ipv4(1, PacketBytes.icmpv4(8, 0, [0, 1, 0, 1]))
    let known: [UInt8] = [8, 0, 0, 0, 0, 0, 0, 3, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0] + echo
    let gone: [UInt8] = [8, 0, 0, 0, 0, 0, 0, 9, 0, 1, 9, 6, 2, 0, 0, 0, 0, 1, 0, 0] + echo
    var capture = CaptureBytes(linkType: 276)
    for packet in [known, gone] { capture.addPacket(packet) }
    let names = PacketPrinter.json(interfaces: ["any"]) { $0 == 3 ? "uplink" : nil }
    let lines = try SessionRun(capture.octets, printer: names).lines
    let rows = try lines.map { try JSONValue(parsing: $0) }
    #expect(rows[0]["interface"] == "uplink")
    #expect(rows[0]["linux_sll2"]?["packet_type_name"] == "host")
    #expect(rows[1]["interface"] == "any")
    #expect(rows[1]["linux_sll2"]?["packet_type_name"] == .null)
  }
}
