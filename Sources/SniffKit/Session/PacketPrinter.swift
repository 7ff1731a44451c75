internal import NetCapture
internal import NetCore

/// What is shown of each packet: lines of text, a JSON object, or nothing.
package struct PacketPrinter: ~Copyable {
  // Two optionals instead of an enumeration: their values are changed in place, never copied.
  private var line: PacketLine?
  private var json: PacketJSON?
  private var number = 0
  /// Names of interfaces, where packets of several are shown.
  private let interfaces: [String]

  private init(line: PacketLine?, json: PacketJSON?, interfaces: [String] = []) {
    self.line = line
    self.json = json
    self.interfaces = interfaces
  }

  /// A printer of the lines that `configuration` describes, each behind the name of its interface
  /// where there are `interfaces` to tell apart.
  package static func text(
    _ configuration: PacketLineConfiguration,
    interfaces: [String] = []
  ) -> Self {
    Self(line: PacketLine(configuration), json: nil, interfaces: interfaces)
  }

  /// A printer of JSON objects, which name the interface where `interfaces` are captured.
  package static func json(interfaces: [String] = []) -> Self {
    Self(line: nil, json: PacketJSON(interfaces: interfaces), interfaces: [])
  }

  /// A printer of JSON objects.
  package static var json: Self { json() }

  /// A printer that shows nothing.
  package static var nothing: Self { Self(line: nil, json: nil) }

  /// Appends what is shown of `packet`, without the last line feed; whether there was anything.
  mutating func append(_ packet: borrowing CapturedPacket, to buffer: inout LineBuffer) -> Bool {
    if line != nil {
      number &+= 1
      if !interfaces.isEmpty { appendInterface(of: packet, to: &buffer) }
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

  private func appendInterface(of packet: borrowing CapturedPacket, to buffer: inout LineBuffer) {
    guard interfaces.indices.contains(packet.interfaceIndex) else { return }
    let start = buffer.count
    buffer.append(foreign: interfaces[packet.interfaceIndex])
    // As wide as tcpdump's column of interfaces.
    buffer.append(UInt8(ascii: " "), repeating: max(1, 6 - (buffer.count - start)))
  }
}
