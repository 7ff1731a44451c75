import NetCore
import SniffKit
import TestSupport
import Testing

@Suite struct ApplicationJSONTests {
  private static func row(_ name: String) throws -> JSONValue {
    let packets = FixturePacket.all + FixturePacket.beyondTcpdump
    let packet = try #require(packets.first { $0.name == name })
    return try #require(try SessionRun.rows([packet.bytes], linkType: 1).first)
  }

  @Test func `a DNS query`() throws {
    let row = try Self.row("DNS query")
    #expect(row["layers"] == ["ethernet", "ipv4", "udp", "dns"])
    let dns = row["dns"]
    #expect(dns?["identifier"] == 0x1234)
    #expect(dns?["is_response"] == false)
    #expect(dns?["recursion_desired"] == true)
    #expect(dns?["questions"]?[0]?["name"] == "example.com.")
    #expect(dns?["questions"]?[0]?["type_name"] == "A")
    #expect(dns?["answers"] == [])
    #expect(dns?["questions_left_out"] == 0)
  }

  @Test(arguments: [
    (1, "address", "192.0.2.1"), (28, "address", "2001:db8::1"), (2, "target", "ns.example."),
    (15, "exchange", "mail.example."), (33, "target", "web.example."), (257, "value", "ca.example"),
    (47, "next_domain_name", "next.example."), (46, "signer_name", "example."),
    (65_280, "data", "00010203"), (35, "replacement", "a.example."), (65, "target", "."),
    (43, "digest", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"),
  ])
  func `a record has the data of its type`(type: Int, key: String, value: String) throws {
    let answer = try Self.row("DNS record of type \(type)")["dns"]?["answers"]?[0]
    #expect(answer?["type"]?.integer == type)
    #expect(answer?["name"] == "example.com.")
    #expect(answer?["time_to_live"] == 300)
    #expect(answer?[key]?.string == value)
  }

  @Test func `controls in a text are characters again for whoever reads the JSON`() throws {
    let answer = try Self.row("DNS record of type 16")["dns"]?["answers"]?[0]
    #expect(answer?["texts"] == ["hello", "a\u{1b}\u{7}"])
  }

  @Test func `the types of a NSEC record are numbers`() throws {
    let answer = try Self.row("DNS record of type 47")["dns"]?["answers"]?[0]
    #expect(answer?["types"] == [1])
  }

  @Test func `a window of types that reaches behind its record ends the list`() throws {
    let windows: [UInt8] = [0, 2, 0x40, 0x01, 1, 1, 0x80, 2, 9, 0xff]
    let record = ApplicationMessage.record(47, ApplicationMessage.name("a") + windows)
    let message = ApplicationMessage.dns(flags: 0x8000, answers: [record])
    let frame = Wire.ethernet(0x0800, Wire.ipv4(17, Wire.udp(message, ports: (53, 53))))
    let dns = try #require(try SessionRun.rows([frame], linkType: 1).first)["dns"]
    #expect(dns?["answers"]?[0]?["types"] == [1, 15, 256])
  }

  @Test func `claimed questions and answers that are not there are counted`() throws {
    let dns = try Self.row("DNS answer with 65,535 questions!")["dns"]
    #expect(dns?["question_count"] == 65_535)
    #expect(dns?["questions"] == [])
    #expect(dns?["questions_left_out"] == 65_535)
    #expect(dns?["answers_left_out"] == 65_535)
  }

  @Test func `the records of all three sections are told`() throws {
    let dns = try Self.row("DNS answer with authorities and extensions")["dns"]
    #expect(dns?["answers"] == [])
    let authority = dns?["authority_records"]?[0]
    #expect(authority?["type_name"] == "SOA")
    #expect(authority?["name"] == "example.com.")
    #expect(dns?["authority_records_left_out"] == 0)
    let extensions = dns?["additional_records"]?[0]
    #expect(extensions?["name"] == ".")
    #expect(extensions?["type_name"] == "OPT")
    #expect(extensions?["udp_payload_size"] == 1_232)
    #expect(extensions?["extended_response_code"] == 1)
    #expect(extensions?["edns_version"] == 0)
    #expect(extensions?["dnssec_ok"] == true)
    #expect(extensions?["class"] == nil)
    #expect(extensions?["time_to_live"] == nil)
    let codes = extensions?["options"]?.elements?.map { $0["code"]?.integer }
    #expect(codes?.first == 3)
    #expect(dns?["additional_records_left_out"] == 0)
  }

  @Test func `a section behind more records than are listed is found`() throws {
    let record = ApplicationMessage.record(1, Wire.here)
    let message = ApplicationMessage.dns(
      flags: 0x8000,
      answers: Array(repeating: record, count: 70),
      authorities: [ApplicationMessage.record(28, [UInt8](repeating: 1, count: 16))]
    )
    let frame = Wire.ethernet(0x0800, Wire.ipv4(17, Wire.udp(message, ports: (53, 53))))
    let dns = try #require(try SessionRun.rows([frame], linkType: 1).first)["dns"]
    #expect(dns?["answers"]?.elements?.count == 64)
    #expect(dns?["answers_left_out"] == 6)
    #expect(dns?["authority_records"]?[0]?["address"] == "101:101:101:101:101:101:101:101")
  }

  @Test func `sections behind one that cannot be read are left out`() throws {
    let message = ApplicationMessage.dns(
      flags: 0x8000,
      answers: [[0x3f]],
      authorities: [ApplicationMessage.record(1, Wire.here)]
    )
    let frame = Wire.ethernet(0x0800, Wire.ipv4(17, Wire.udp(message, ports: (53, 53))))
    let dns = try #require(try SessionRun.rows([frame], linkType: 1).first)["dns"]
    #expect(dns?["answers_left_out"] == 1)
    #expect(dns?["authority_records"] == [])
    #expect(dns?["authority_records_left_out"] == 1)
  }

  @Test func `a DHCP message names its type`() throws {
    let dhcp = try Self.row("DHCP discover")["dhcp"]
    #expect(dhcp?["operation"] == 1)
    #expect(dhcp?["message_type"] == 1)
    #expect(dhcp?["message_type_name"] == "DHCPDISCOVER")
    #expect(dhcp?["transaction_identifier"] == 0x3d1d)
    #expect(dhcp?["client_hardware_address"] == "02:00:00:00:00:01")
    #expect(dhcp?["requested_address"] == "192.0.2.9")
    #expect(dhcp?["hostname"] == "host\u{1b}")
    #expect(dhcp?["lease_time"] == 3_600)
  }

  @Test func `an NTP message has mode, stratum and times`() throws {
    let ntp = try Self.row("NTP server")["ntp"]
    #expect(ntp?["mode_name"] == "server")
    #expect(ntp?["stratum"] == 2)
    #expect(ntp?["precision"] == -20)
    #expect(ntp?["origin_timestamp"] == "2019-02-02T11:39:44.500000000Z")
    #expect(try Self.row("NTP client")["ntp"]?["origin_timestamp"] == .null)
    #expect(try Self.row("NTP control")["ntp"]?["stratum"] == nil)
  }

  @Test func `a ClientHello has the server name`() throws {
    let tls = try Self.row("TLS ClientHello")["tls"]
    #expect(tls?["server_name"] == "example.com")
    #expect(tls?["application_protocols"] == ["h2"])
    #expect(tls?["record_version"] == 0x0301)
  }

  @Test func `HTTP has the parts of its start line`() throws {
    let request = try Self.row("HTTP request")["http"]
    #expect(request?["method"] == "GET")
    #expect(request?["target"] == "/a?b")
    #expect(request?["version"] == "HTTP/1.1")
    let response = try Self.row("HTTP response")["http"]
    #expect(response?["status_code"] == 404)
    #expect(response?["reason"] == "Not Found")
    #expect(response?["version"] == "HTTP/1.1")
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `the rows of every packet, whole, cut and changed, fit the schema`() throws {
    var generator = SeededGenerator()
    var capture = CaptureBytes(linkType: 1)
    for packet in FixturePacket.all + FixturePacket.beyondTcpdump where packet.linkType == .ethernet
    {
      capture.addPacket(packet.bytes)
      for _ in 0..<4 {
        var bytes = packet.bytes
        let place = Int.random(in: bytes.indices, using: &generator)
        bytes[place] = .random(in: 0...255, using: &generator)
        capture.addPacket(bytes)
        capture.addPacket(Array(bytes.prefix(place)), wireByteCount: UInt32(bytes.count))
      }
    }
    let lines = try SessionRun(capture.octets, printer: .json).lines
    #expect(lines.count > 500)
    let faults = try JSONSchemaCheck.validate(
      lines: lines,
      against: "docs/schema/netsniff.schema.json"
    )
    #expect(faults == [])
  }
}
