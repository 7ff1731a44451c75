import NetCLI
import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite
struct `Classification of packets` {
  private static let services = ServiceTable(
    parsing: Array("domain 53/udp\nhttps 443/tcp\nvxlan 4789/udp\n".utf8).octets
  )

  private static func text(
    _ bytes: [UInt8],
    _ linkType: LinkType = .ethernet,
    conflict: AddressConflict? = nil
  ) -> String {
    var out = LineBuffer()
    PacketClassifier(services: services).append(
      bytes.octets,
      .first(of: linkType, wireByteCount: bytes.count),
      conflict: conflict,
      to: &out
    )
    return out.text
  }

  private static func packet(from source: [UInt8], to destination: [UInt8]) -> [UInt8] {
    var fields = Wire.IPv4()
    fields.source = source
    fields.destination = destination
    let datagram = Wire.udp([1], ports: (40_000, 53), between: (source, destination))
    return Wire.ethernet(0x0800, Wire.ipv4(17, datagram, fields))
  }

  @Test func `addresses come first, then ports with their services`() {
    #expect(
      Self.text(Self.packet(from: [10, 0, 0, 1], to: [8, 8, 8, 8]))
        == " [10.0.0.1 private, 8.8.8.8 global; 40000 registered, 53 well-known domain]"
    )
  }

  @Test(arguments: [
    ("127.0.0.1", "loopback"), ("169.254.1.1", "link-local"), ("100.64.0.1", "shared"),
    ("192.0.2.1", "documentation"), ("255.255.255.255", "broadcast"), ("0.0.0.0", "unspecified"),
    ("224.0.0.1", "multicast-link-local"), ("239.1.2.3", "multicast-administrative"),
    ("198.18.0.1", "benchmarking"), ("240.0.0.1", "reserved"), ("1.1.1.1", "global"),
    ("::1", "loopback"), ("::", "unspecified"), ("fe80::1", "link-local"),
    ("fd00::1", "unique-local"), ("2001:db8::1", "documentation"), ("2606:4700::1", "global"),
    ("ff02::1", "multicast-link-local"), ("ff0e::1", "multicast-global"),
    ("64:ff9b::1", "nat64"), ("::ffff:1.2.3.4", "ipv4-mapped"), ("4000::1", "reserved"),
    ("2002::1", "6to4"),
  ])
  func `each kind of address has one word`(address: String, word: String) throws {
    var out = LineBuffer()
    AddressKind(of: try IPAddress(address)).append(to: &out)
    #expect(out.text == word)
  }

  @Test func `each block of the registries has a word without blanks`() {
    for block in SpecialPurposeRegistry.ipv4 + SpecialPurposeRegistry.ipv6 {
      var out = LineBuffer()
      AddressKind(of: block.prefix.network).append(to: &out)
      #expect(out.text.wholeMatch(of: /[a-z0-9\/-]+/) != nil, "\(block.name): \(out.text)")
    }
  }

  @Test func `a tunnel's inner packet stands behind a bar`() {
    let text = Self.text(FixturePacket.named("IPv4 in IPv4").bytes)
    #expect(
      text == " [10.0.0.1 private, 10.0.0.2 private | 10.0.0.1 private, 10.0.0.2 private; "
        + "40000 registered, 50000 dynamic]"
    )
  }

  @Test func `a wrong checksum is told`() {
    let text = Self.text(FixturePacket.named("TCP with wrong checksum!").bytes)
    #expect(text.hasSuffix("; tcp checksum invalid]"))
  }

  @Test func `a frame without addresses has no brackets`() {
    #expect(Self.text(FixturePacket.named("unknown EtherType").bytes) == "")
  }

  @Test func `the classification stands between the line and its dump`() throws {
    var capture = CaptureBytes()
    capture.addPacket(Wire.ethernet(0x0800, Wire.ipv4(17, Wire.udp([1]))))
    var configuration = PacketLineConfiguration()
    configuration.timestampStyle = .none
    configuration.dump = .hexadecimal
    let run = try SessionRun(
      capture.octets,
      printer: .text(configuration, classifier: PacketClassifier(services: Self.services))
    )
    #expect(
      run.lines[0] == "IP 10.0.0.1.40000 > 10.0.0.2.50000: UDP, length 1 "
        + "[10.0.0.1 private, 10.0.0.2 private; 40000 registered, 50000 dynamic]"
    )
    #expect(run.lines[1].hasPrefix("\t0x0000:  4500"))
  }

  @Test func `a row has an object of the same names`() throws {
    var capture = CaptureBytes()
    capture.addPacket(Self.packet(from: [10, 0, 0, 1], to: [8, 8, 8, 8]))
    let run = try SessionRun(
      capture.octets,
      printer: .json(classifier: PacketClassifier(services: Self.services))
    )
    let row = try JSONValue(parsing: run.lines[0])["classification"]
    let source = row?["addresses"]?[0]
    #expect(source?["role"] == "source")
    #expect(source?["address"] == "10.0.0.1")
    #expect(source?["kind"] == "private")
    #expect(source?["class"] == "A")
    #expect(source?["block"] == "10.0.0.0/8")
    #expect(source?["globally_reachable"] == false)
    #expect(row?["addresses"]?[1]?["kind"] == "global")
    #expect(row?["addresses"]?[1]?["block"] == nil)
    #expect(row?["ports"]?[0]?["service"] == .null)
    #expect(row?["ports"]?[1]?["service"] == "domain")
    #expect(row?["ports"]?[1]?["range"] == "well-known")
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `classified rows of every packet fit the schema`() throws {
    var lines: [String] = []
    for linkType in Set(FixturePacket.all.map(\.linkType)) {
      var capture = CaptureBytes(linkType: linkType.rawValue)
      for packet in FixturePacket.all where packet.linkType == linkType {
        capture.addPacket(packet.bytes)
      }
      let printer = PacketPrinter.json(classifier: PacketClassifier(services: Self.services))
      lines += try SessionRun(capture.octets, printer: printer).lines
    }
    #expect(lines.count == FixturePacket.all.count)
    let faults = try JSONSchemaCheck.validate(
      lines: lines,
      against: "docs/schema/netsniff.schema.json"
    )
    #expect(faults == [])
  }
}
