import NetCore
import SniffKit

/// A packet is printed as a line, with any options, and as JSON, whatever its octets say.
///
/// Two octets in front of it choose the link type, the options, and how much was cut off; options
/// that hardly touch the packet are chosen by the sum of its octets.
enum DissectionTarget {
  private static let linkTypes: [LinkType] = [
    .ethernet, .raw, .ipv4, .ipv6, .linuxSLL, .linuxSLL2, .null, .loop, .ppp, .pppHDLC, .pppoe,
    .ciscoHDLC, .pppWithDirection, LinkType(rawValue: 147), .ethernet, .ppp,
  ]

  static func fault(in octets: [UInt8]) -> String? {
    guard octets.count >= 2 else { return nil }
    let linkType = linkTypes[Int(octets[0] & 7 | octets[1] & 8)]
    let packet = Array(octets.dropFirst(2))
    let wireByteCount = packet.count + Int(octets[1] >> 5) * 100
    return faultOfWalk(packet, linkType, wireByteCount)
      ?? faultOfLine(packet, linkType, wireByteCount, options: octets[0] >> 3 | octets[1] << 5)
      ?? faultOfJSON(packet, linkType, wireByteCount)
      ?? faultOfMeaning(packet, linkType, wireByteCount)
  }

  private static func faultOfWalk(
    _ packet: [UInt8],
    _ linkType: LinkType,
    _ wireByteCount: Int
  ) -> String? {
    var dissection = Dissection(packet.octets, linkType: linkType, wireByteCount: wireByteCount)
    var count = 0
    var previousOffset = 0
    while dissection.next() != nil {
      count += 1
      let offset = dissection.layerOffset
      if offset < previousOffset || offset > packet.count { return "layer at \(offset)" }
      let rest = dissection.rest.byteCount
      if rest > 0, dissection.restOffset + rest > packet.count {
        return "the rest reaches behind the packet"
      }
      previousOffset = offset
    }
    return count <= Dissection.maximumDepth ? nil : "\(count) layers"
  }

  private static func faultOfLine(
    _ packet: [UInt8],
    _ linkType: LinkType,
    _ wireByteCount: Int,
    options: UInt8
  ) -> String? {
    var configuration = PacketLineConfiguration()
    configuration.verbosity = Int(options & 3)
    configuration.showsLinkHeader = options & 4 != 0
    configuration.quietness = Int(options >> 3 & 1)
    configuration.showsAbsoluteSequenceNumbers = options & 16 != 0
    configuration.dump = [.none, .hexadecimal, .hexadecimalAndText, .text][Int(options >> 5 & 3)]
    configuration.dumpsLinkHeader = options & 128 != 0
    let sum = packet.reduce(0 as UInt8) { $0 &+ $1 }
    configuration.timestampStyle = .init(count: Int(sum & 7))
    configuration.showsNanoseconds = sum & 8 != 0
    configuration.showsNumber = sum & 16 != 0
    configuration.skipsChecksums = sum & 32 != 0
    if sum & 64 != 0 { configuration.quietness *= 2 }
    configuration.conversationLimit = 8
    var printer = PacketLine(configuration)
    let record = PacketRecord(
      number: 1,
      timestamp: WallClockTime(seconds: 1_700_000_000, nanoseconds: 1),
      wireByteCount: wireByteCount,
      linkType: linkType
    )
    var buffer = LineBuffer()
    // The second time the conversation is known, and sequence numbers are relative.
    printer.append(packet.octets, record, to: &buffer)
    printer.append(packet.octets, record, to: &buffer)
    return PrintedText.fault(in: buffer.contents, isFormatted: true).map { "line: \($0)" }
  }

  private static func faultOfMeaning(
    _ packet: [UInt8],
    _ linkType: LinkType,
    _ wireByteCount: Int
  ) -> String? {
    let record = PacketRecord(
      number: 1,
      timestamp: WallClockTime(seconds: 1_700_000_000, nanoseconds: 1),
      wireByteCount: wireByteCount,
      linkType: linkType
    )
    var watch = ClaimWatch()
    var buffer = LineBuffer()
    let conflict = watch.conflict(in: packet.octets, record)
    PacketClassifier(services: ServiceTable())
      .append(packet.octets, record, conflict: conflict, to: &buffer)
    PacketExplainer().append(packet.octets, record, conflict: conflict, to: &buffer)
    return PrintedText.fault(in: buffer.contents, isFormatted: true).map { "meaning: \($0)" }
  }

  private static func faultOfJSON(
    _ packet: [UInt8],
    _ linkType: LinkType,
    _ wireByteCount: Int
  ) -> String? {
    var buffer = LineBuffer()
    buffer.beginObject()
    let dissection = Dissection(packet.octets, linkType: linkType, wireByteCount: wireByteCount)
    _ = buffer.appendLayers(of: dissection, quoting: true)
    buffer.endObject()
    return JSONText.fault(in: buffer.contents).map { "JSON: \($0)" }
  }
}
