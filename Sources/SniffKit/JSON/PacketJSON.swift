package import NetCapture
package import NetCore

/// Writes one JSON object a packet: what was captured, and every header field by field.
///
/// The keys are those of `docs/schema/netsniff.schema.json`. A layer that an object holds already,
/// and an IP header behind another, begin an object of their own under `inner`, so that no key
/// comes twice however the headers are stacked.
package struct PacketJSON {
  /// The number of the last packet, from 1.
  private var number: UInt64 = 0

  /// Names of the interfaces that packets are from.
  private let interfaces: [String]

  /// A writer whose next packet is the first, of one of `interfaces` where those are known.
  package init(interfaces: [String] = []) { self.interfaces = interfaces }

  /// Appends the object of `packet`, without a line feed.
  package mutating func append(_ packet: borrowing CapturedPacket, to buffer: inout LineBuffer) {
    number &+= 1
    buffer.beginObject()
    buffer.member("type", literal: "packet")
    buffer.member("number", number)
    buffer.member("timestamp", packet.timestamp)
    if interfaces.indices.contains(packet.interfaceIndex) {
      buffer.member("interface", interfaces[packet.interfaceIndex])
    }
    buffer.member("captured_length", packet.bytes.byteCount)
    buffer.member("wire_length", packet.wireByteCount)
    let dissection = Dissection(
      packet.bytes,
      linkType: packet.linkType,
      wireByteCount: packet.wireByteCount
    )
    let isKnown = buffer.appendLayers(of: dissection, quoting: true)
    // Nothing else in the row tells what the octets of an unknown link type begin with.
    if !isKnown { buffer.member("link_type", packet.linkType.rawValue) }
    buffer.endObject()
  }
}
