package import NetCapture
package import NetCore

/// Writes one JSON object a packet: what was captured, and every header field by field.
///
/// The keys are those of `docs/schema/netsniff.schema.json`. A layer that an object holds already,
/// and an IP header behind another, begin an object of their own under `inner`, so that no key
/// comes twice however the headers are stacked.
package struct PacketJSON {
  /// The number of the last packet, from 1.
  private var number = 0
  private let classifier: PacketClassifier?
  private var watch = ClaimWatch()

  private let showsApplications: Bool
  /// Names of the interfaces that packets are from.
  private let interfaces: [String]
  /// The name of this host's interface with an index.
  private let interfaceName: @Sendable (UInt32) -> String?

  /// A writer whose next packet is the first.
  ///
  /// Packets are of one of `interfaces` where those are known, and of a capture of all interfaces
  /// `interfaceName` has the name of each packet's. `classifier` names addresses and ports, too, and
  /// the messages of application protocols may be left out.
  package init(
    classifier: PacketClassifier? = nil,
    showsApplications: Bool = true,
    interfaces: [String] = [],
    interfaceName: @escaping @Sendable (UInt32) -> String? = { _ in nil }
  ) {
    self.classifier = classifier
    self.showsApplications = showsApplications
    self.interfaces = interfaces
    self.interfaceName = interfaceName
  }

  /// How many claims of addresses were forgotten because the table of them was full.
  var forgottenClaimCount: UInt64 { watch.forgottenCount }

  /// Appends the object of `packet`, without a line feed.
  package mutating func append(_ packet: borrowing CapturedPacket, to buffer: inout LineBuffer) {
    number &+= 1
    buffer.beginObject()
    buffer.member("type", literal: "packet")
    buffer.member("number", number)
    buffer.member("timestamp", packet.timestamp)
    if interfaces.indices.contains(packet.interfaceIndex) {
      let name = interfaces[packet.interfaceIndex]
      buffer.member("interface", nameOfOne(packet) ?? name)
    }
    buffer.member("captured_length", packet.bytes.byteCount)
    buffer.member("wire_length", packet.wireByteCount)
    var dissection = Dissection(
      packet.bytes,
      linkType: packet.linkType,
      wireByteCount: packet.wireByteCount
    )
    dissection.readsApplications = showsApplications
    let written = buffer.appendLayers(of: dissection, quoting: true)
    // Nothing else in the row tells what the octets of an unknown link type begin with.
    if !written.isKnown { buffer.member("link_type", packet.linkType.rawValue) }
    if let classifier { buffer.appendClassification(of: dissection, by: classifier) }
    if written.mayClaimAddress {
      let record = PacketRecord(
        number: number,
        timestamp: packet.timestamp,
        wireByteCount: packet.wireByteCount,
        linkType: packet.linkType
      )
      if let conflict = watch.conflict(in: packet.bytes, record) { buffer.append(conflict) }
    }
    buffer.endObject()
  }

  /// The interface of a packet that was captured on all of them, where its header tells it.
  private func nameOfOne(_ packet: borrowing CapturedPacket) -> String? {
    guard packet.linkType == .linuxSLL2, let header = try? LinuxSLL2Header(parsing: packet.bytes)
    else { return nil }
    return interfaceName(header.interfaceIndex)
  }
}
