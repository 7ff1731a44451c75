import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite
struct HeaderDescriptionTests {
  /// What is no protocol, and has no table.
  private static let layersWithoutTable: Set<Layer> = [.link]

  @Test(arguments: Layer.allCases)
  func `a layer has a table of its fields`(layer: Layer) {
    let octets = [UInt8](repeating: 0, count: 64)
    let description = HeaderDescription.of(layer, octets.octets, byteCount: 8)
    let hasTable = description.reference.description != "no table of its fields"
    #expect(hasTable != Self.layersWithoutTable.contains(layer))
    // What does not begin like a start line has no parts.
    #expect(description.byteCount > 0 || layer == .http)
  }

  @Test(arguments: ["TLS ClientHello", "HTTP request", "DNS over TCP", "DHCP discover"])
  func `a message is taken apart as far as it was captured`(name: String) {
    let packet = FixturePacket.named(name)
    var dissection = Dissection(
      packet.bytes.octets,
      linkType: packet.linkType,
      wireByteCount: packet.bytes.count
    )
    var isStream = false
    while let layer = dissection.next() {
      defer { isStream = layer.layer == .tcp }
      guard [.tls, .http, .dns, .dhcp].contains(layer.layer) else { continue }
      let octets = packet.bytes.octets.clamped(dissection.layerOffset, packet.bytes.count)
      for count in 0...octets.byteCount {
        let description = HeaderDescription.of(
          layer.layer,
          octets.clamped(0, count),
          byteCount: count,
          isStream: isStream
        )
        var end = 0
        for field in description.fields {
          #expect(field.bits.lowerBound == end && !field.bits.isEmpty, "\(field.name.description)")
          end = field.bits.upperBound
        }
        #expect(description.byteCount >= count)
      }
    }
  }

  @Test(arguments: FixturePacket.all + FixturePacket.beyondTcpdump)
  func `fields lie side by side, and cover what was read`(packet: FixturePacket) {
    var dissection = Dissection(
      packet.bytes.octets,
      linkType: packet.linkType,
      wireByteCount: packet.bytes.count
    )
    while let layer = dissection.next() {
      let start = dissection.layerOffset
      let read = dissection.restOffset - start
      let octets = packet.bytes.octets.clamped(start, start + dissection.layerWireByteCount)
      let description = HeaderDescription.of(layer.layer, octets, byteCount: read)
      var end = 0
      for field in description.fields {
        #expect(field.bits.lowerBound == end, "\(description.title): \(field.name)")
        #expect(!field.bits.isEmpty, "\(description.title): \(field.name)")
        end = field.bits.upperBound
      }
      #expect(end % 8 == 0, "\(description.title) ends inside an octet")
      let isOdd = packet.name.contains("!")
      #expect(description.byteCount >= read || isOdd, "\(description.title) is too short")
    }
  }
}
