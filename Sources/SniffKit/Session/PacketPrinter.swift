package import NetCapture
package import NetCore

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
  private var classifier: PacketClassifier?
  private var explainer: PacketExplainer?
  /// Whether something is told about the meaning of packets.
  private var hasMeaning = false
  private var watch = ClaimWatch()
  /// Names of interfaces, where packets of several are shown.
  private var interfaces: [String] = []
  private var number = 0

  private init(_ form: Form, _ configuration: PacketLineConfiguration) {
    self.form = form
    line = PacketLine(configuration)
  }

  /// A printer of the lines that `configuration` describes, with what `classifier` says at the end
  /// of each and the explanation of `explainer` below it, each behind the name of its interface
  /// where there are `interfaces` to tell apart.
  package static func text(
    _ configuration: PacketLineConfiguration,
    classifier: PacketClassifier? = nil,
    explainer: PacketExplainer? = nil,
    interfaces: [String] = []
  ) -> Self {
    var printer = Self(.text, configuration)
    printer.classifier = classifier
    printer.explainer = explainer
    printer.interfaces = interfaces
    printer.hasMeaning = classifier != nil || explainer != nil
    return printer
  }

  /// A printer of JSON objects.
  package static var json: Self { json() }

  /// A printer of JSON objects, with what `classifier` says in each, with or without the messages of
  /// application protocols, and with the interface where `interfaces` are captured, whose names
  /// `interfaceName` has where all are captured at once.
  package static func json(
    classifier: PacketClassifier? = nil,
    showsApplications: Bool = true,
    interfaces: [String] = [],
    interfaceName: @escaping @Sendable (UInt32) -> String? = { _ in nil }
  ) -> Self {
    var printer = Self(.json, PacketLineConfiguration())
    printer.json = PacketJSON(
      classifier: classifier,
      showsApplications: showsApplications,
      interfaces: interfaces,
      interfaceName: interfaceName
    )
    return printer
  }

  /// A printer that shows nothing.
  package static var nothing: Self { Self(.nothing, PacketLineConfiguration()) }

  /// How many TCP conversations were forgotten to make room for others.
  var forgottenConversationCount: UInt64 { line.conversations.evictionCount }

  /// How many claims of addresses were forgotten because the table of them was full.
  var forgottenClaimCount: UInt64 { json.forgottenClaimCount &+ watch.forgottenCount }

  /// Appends what is shown of `packet`, without the last line feed; whether there was anything.
  package mutating func append(
    _ packet: borrowing CapturedPacket,
    to buffer: inout LineBuffer
  ) -> Bool {
    switch form {
    case .text:
      number &+= 1
      if !interfaces.isEmpty { appendInterface(of: packet, to: &buffer) }
      let record = PacketRecord(
        number: number,
        timestamp: packet.timestamp,
        wireByteCount: packet.wireByteCount,
        linkType: packet.linkType
      )
      if hasMeaning {
        appendWithMeaning(packet.bytes, record, to: &buffer)
      } else {
        line.append(packet.bytes, record, to: &buffer)
      }
      return true
    case .json:
      json.append(packet, to: &buffer)
      return true
    case .nothing: return false
    }
  }

  /// Appends the line, and what is told about the meaning of the packet.
  private mutating func appendWithMeaning(
    _ bytes: RawSpan,
    _ record: PacketRecord,
    to buffer: inout LineBuffer
  ) {
    let conflict = watch.conflict(in: bytes, record)
    let hasDump = line.appendText(bytes, record, to: &buffer)
    classifier?.append(bytes, record, conflict: conflict, to: &buffer)
    if hasDump { line.appendDump(of: bytes, to: &buffer) }
    explainer?.append(bytes, record, conflict: conflict, to: &buffer)
  }

  private func appendInterface(of packet: borrowing CapturedPacket, to buffer: inout LineBuffer) {
    guard interfaces.indices.contains(packet.interfaceIndex) else { return }
    let start = buffer.count
    buffer.append(foreign: interfaces[packet.interfaceIndex])
    // As wide as tcpdump's column of interfaces.
    buffer.append(UInt8(ascii: " "), repeating: max(1, 6 - (buffer.count - start)))
  }
}
