import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite
struct HeaderDescriptionTests {
  /// The layers that netsniff reads and that have no table yet; `link` and `ip` are no protocols.
  private static let layersWithoutTable: Set<Layer> = [.link, .tls, .http]

  @Test(arguments: Layer.allCases)
  func `a layer has a table of its fields`(layer: Layer) {
    let octets = [UInt8](repeating: 0, count: 64)
    let description = HeaderDescription.of(layer, octets.octets, byteCount: 8)
    let hasTable = description.reference.description != "no table of its fields"
    #expect(hasTable != Self.layersWithoutTable.contains(layer))
    #expect(description.byteCount > 0)
  }

  @Test(arguments: FixturePacket.all)
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
