internal import NetCapture
internal import NetCore

/// What is shown of each packet: lines of text, a JSON object, or nothing.
package struct PacketPrinter: ~Copyable {
  private enum Form {
    case text
    case json
    case nothing
  }

  private let form: Form
  // Both are there whatever the form is: a value inside an optional or an enumeration is copied out
  // and back for every packet, and this one is large.
  private var line: PacketLine
  private var json = PacketJSON()
  private var number = 0

  private init(_ form: Form, _ configuration: PacketLineConfiguration) {
    self.form = form
    line = PacketLine(configuration)
  }

  /// A printer of the lines that `configuration` describes.
  package static func text(_ configuration: PacketLineConfiguration) -> Self {
    Self(.text, configuration)
  }

  /// A printer of JSON objects.
  package static var json: Self { Self(.json, PacketLineConfiguration()) }

  /// A printer of JSON objects, with or without the messages of application protocols.
  package static func json(showsApplications: Bool) -> Self {
    Self(line: nil, json: PacketJSON(showsApplications: showsApplications))
  }

  /// A printer that shows nothing.
  package static var nothing: Self { Self(.nothing, PacketLineConfiguration()) }

  /// How many TCP conversations were forgotten to make room for others.
  var forgottenConversationCount: UInt64 { line.conversations.evictionCount }

  /// Appends what is shown of `packet`, without the last line feed; whether there was anything.
  mutating func append(_ packet: borrowing CapturedPacket, to buffer: inout LineBuffer) -> Bool {
    switch form {
    case .text:
      number &+= 1
      let record = PacketRecord(
        number: number,
        timestamp: packet.timestamp,
        wireByteCount: packet.wireByteCount,
        linkType: packet.linkType
      )
      line.append(packet.bytes, record, to: &buffer)
      return true
    case .json:
      json.append(packet, to: &buffer)
      return true
    case .nothing: return false
    }
  }
}
