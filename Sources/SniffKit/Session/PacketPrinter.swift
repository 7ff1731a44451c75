internal import NetCapture
internal import NetCore

/// What is shown of each packet: lines of text, a JSON object, or nothing.
package struct PacketPrinter: ~Copyable {
  // Two optionals instead of an enumeration: their values are changed in place, never copied.
  private var line: PacketLine?
  private var json: PacketJSON?
  private var number = 0

  private init(line: PacketLine?, json: PacketJSON?) {
    self.line = line
    self.json = json
  }

  /// A printer of the lines that `configuration` describes.
  package static func text(_ configuration: PacketLineConfiguration) -> Self {
    Self(line: PacketLine(configuration), json: nil)
  }

  /// A printer of JSON objects.
  package static var json: Self { Self(line: nil, json: PacketJSON()) }

  /// A printer of JSON objects, with or without the messages of application protocols.
  package static func json(showsApplications: Bool) -> Self {
    Self(line: nil, json: PacketJSON(showsApplications: showsApplications))
  }

  /// A printer that shows nothing.
  package static var nothing: Self { Self(line: nil, json: nil) }

  /// Appends what is shown of `packet`, without the last line feed; whether there was anything.
  mutating func append(_ packet: borrowing CapturedPacket, to buffer: inout LineBuffer) -> Bool {
    if line != nil {
      number &+= 1
      let record = PacketRecord(
        number: number,
        timestamp: packet.timestamp,
        wireByteCount: packet.wireByteCount,
        linkType: packet.linkType
      )
      line?.append(packet.bytes, record, to: &buffer)
      return true
    }
    json?.append(packet, to: &buffer)
    return json != nil
  }
}
