import NetCore
import TestSupport
import Testing

@Suite struct ApplicationDissectionTests {
  private static func layers(_ bytes: [UInt8], readsApplications: Bool = true) -> [Layer] {
    let octets = bytes.octets
    var dissection = Dissection(octets, linkType: .ethernet, wireByteCount: bytes.count)
    dissection.readsApplications = readsApplications
    var layers: [Layer] = []
    while let layer = dissection.next() { layers.append(layer.layer) }
    return layers
  }

  @Test(arguments: [
    ("DNS query", Layer.udp, Layer.dns), ("mDNS question", .udp, .dns),
    ("DNS over TCP", .tcp, .dns),
    ("DHCP discover", .udp, .dhcp), ("NTP server", .udp, .ntp), ("HTTP request", .tcp, .http),
    ("HTTP response", .tcp, .http),
  ])
  func `a port names what a packet carries`(name: String, transport: Layer, layer: Layer) {
    let bytes = FixturePacket.named(name).bytes
    #expect(Self.layers(bytes) == [.ethernet, .ipv4, transport, layer])
    #expect(Self.layers(bytes, readsApplications: false) == [.ethernet, .ipv4, transport])
  }

  @Test(arguments: [
    "HTTP in the middle", "TLS port with other data", "HTTP port without data",
    "DNS over TCP with a lying length!",
  ])
  func `the middle of a stream is no message`(name: String) {
    let bytes = FixturePacket.named(name).bytes
    let octets = bytes.octets
    var dissection = Dissection(octets, linkType: .ethernet, wireByteCount: bytes.count)
    while dissection.next() != nil {}
    #expect(dissection.depth == 3)
    #expect(dissection.stop == nil)
    #expect(dissection.upcoming == .payload)
  }

  @Test func `a datagram that is cut stops in its message`() throws {
    let bytes = FixturePacket.named("DHCP discover").bytes
    let octets = bytes.octets
    var dissection = Dissection(
      octets.extracting(first: 100),
      linkType: .ethernet,
      wireByteCount: bytes.count
    )
    while dissection.next() != nil {}
    let reason = dissection.stop
    let stop = try #require(reason)
    #expect(stop.layer == .dhcp)
    #expect(stop.reason == .truncated)
    #expect(stop.needed == 236)
    #expect(stop.available == 58)
    #expect(stop.offset == 42)
  }
}
