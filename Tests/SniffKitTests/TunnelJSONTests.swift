import NetCore
import SniffKit
import TestSupport
import Testing

@Suite
struct TunnelJSONTests {
  private static func row(_ name: String) throws -> JSONValue {
    let packet = FixturePacket.named(name)
    let rows = try SessionRun.rows([packet.bytes], linkType: packet.linkType.rawValue)
    return try #require(rows.first)
  }

  @Test func `what VXLAN carries is in inner`() throws {
    let row = try Self.row("VXLAN in VXLAN")
    #expect(row["vxlan"]?["network_identifier"] == 0x1389)
    #expect(row["vxlan"]?["flags"] == 8)
    let inner = row["inner"]
    #expect(inner?["ethernet"]?["ethertype"] == 0x0800)
    #expect(inner?["vxlan"]?["network_identifier"] == 0x1389)
    #expect(inner?["inner"]?["udp"]?["length"] == 13)
    #expect(inner?["inner"]?["udp"]?["checksum_valid"] == true)
    #expect(row["stop"] == nil)
  }

  @Test func `a frame in a cooked capture is in inner, too`() throws {
    let row = try Self.row("cooked GRE of an unknown frame")
    #expect(row["ethernet"] == nil)
    #expect(row["inner"]?["ethernet"]?["ethertype"] == 0xb104)
    #expect(row["gre"]?["protocol_type"] == 0x6558)
  }

  @Test func `GRE has its optional fields where they are`() throws {
    let gre = try Self.row("GRE with checksum, key and sequence number")["gre"]
    #expect(gre?["version"] == 0)
    #expect(gre?["header_length"] == 16)
    #expect(gre?["checksum_valid"] == true)
    #expect(gre?["key"] == 0x0405_0607)
    #expect(gre?["sequence_number"] == 0x0809_0a0b)
    #expect(gre?["acknowledgment_number"] == nil)
    let plain = try Self.row("GRE of IPv4")["gre"]
    #expect(plain?["checksum"] == nil)
    #expect(plain?["key"] == nil)
    let enhanced = try Self.row("enhanced GRE with an acknowledgment")["gre"]
    #expect(enhanced?["payload_length"] == 5)
    #expect(enhanced?["call_identifier"] == 9)
    #expect(enhanced?["acknowledgment_number"] == 6)
    #expect(try Self.row("GRE with wrong checksum!")["gre"]?["checksum_valid"] == false)
  }

  @Test func `Geneve has its options`() throws {
    let geneve = try Self.row("Geneve with options")["geneve"]
    #expect(geneve?["critical_options"] == true)
    #expect(geneve?["control_packet"] == false)
    let options = geneve?["options"]
    #expect(options?[0]?["class"] == 0x0100)
    #expect(options?[0]?["critical"] == true)
    #expect(options?[0]?["data"] == "01020304")
    #expect(options?[1]?["data"] == "")
    #expect(options?.elements?.count == 8)
  }

  @Test func `AH and ESP have their fields`() throws {
    let row = try Self.row("AH of ESP behind hop-by-hop options")
    let header = row["authentication_header"]
    #expect(header?["next_header"] == 50)
    #expect(header?["header_length"] == 24)
    #expect(header?["security_parameters_index"] == 256)
    #expect(header?["sequence_number"] == 19)
    #expect(header?["integrity_check_value"] == "000102030405060708090a0b")
    #expect(row["esp"]?["security_parameters_index"] == 0x1234_5678)
    #expect(row["esp"]?["sequence_number"] == 1)
    #expect(row["ipv6_extensions"]?.elements?.count == 1)
  }

  @Test func `SCTP has its chunks`() throws {
    let sctp = try Self.row("SCTP of SACK and DATA")["sctp"]
    #expect(sctp?["verification_tag"] == 0x0102_0304)
    #expect(sctp?["checksum_valid"] == false)
    #expect(sctp?["checksum_algorithm"] == nil)
    let chunks = sctp?["chunks"]
    #expect(chunks?[0]?["type_name"] == "selective_acknowledgment")
    #expect(chunks?[0]?["cumulative_transmission_sequence_number"] == 100)
    #expect(chunks?[1]?["type_name"] == "data")
    #expect(chunks?[1]?["stream_sequence_number"] == 2)
    #expect(chunks?[1]?["payload_length"] == 1)
    let gaps = try Self.row("SCTP SACK with gaps and duplicates")["sctp"]?["chunks"]?[0]
    #expect(gaps?["gap_acknowledgment_blocks"]?[1]?["end"] == 9)
    #expect(gaps?["duplicate_transmission_sequence_numbers"] == [96, 97])
    let initiation = try Self.row("SCTP INIT")["sctp"]?["chunks"]?[0]
    #expect(initiation?["initiate_tag"] == 0x1122_3344)
    #expect(initiation?["outbound_streams"] == 10)
  }

  @Test func `what ends inside a tunnel is told with its place`() throws {
    let row = try Self.row("GRE of a frame that is cut!")
    #expect(row["stop"]?["layer"] == "ethernet")
    #expect(row["stop"]?["reason"] == "truncated")
    #expect(row["stop"]?["offset"] == 38)
  }

  @Test func `a thousand tunnels are a row that ends`() throws {
    let row = try #require(try SessionRun.rows([FixturePacket.nestedVXLAN(depth: 1_000)]).first)
    #expect(row["layers"]?.elements?.count == Dissection.maximumDepth)
    #expect(row["stop"]?["reason"] == "too_deep")
    var depth = 0
    var object = row
    while let inner = object["inner"] {
      object = inner
      depth += 1
    }
    #expect(depth == Dissection.maximumDepth / 4 - 1)
  }
}
