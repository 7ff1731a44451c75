internal import NetCapture
internal import NetCore

/// What is shown of each packet: lines of text, a JSON object, or nothing.
package struct PacketPrinter: ~Copyable {
  // Optionals instead of an enumeration: their values are changed in place, never copied.
  private var line: PacketLine?
  private var json: PacketJSON?
  private var classifier: PacketClassifier?
  private var explainer: PacketExplainer?
  private var watch = ClaimWatch()
  private var number = 0

  private init(line: PacketLine?, json: PacketJSON?) {
    self.line = line
    self.json = json
  }

  /// A printer of the lines that `configuration` describes, with what `classifier` says at the end
  /// of each and the explanation of `explainer` below it.
  package static func text(
    _ configuration: PacketLineConfiguration,
    classifier: PacketClassifier? = nil,
    explainer: PacketExplainer? = nil
  ) -> Self {
    var printer = Self(line: PacketLine(configuration), json: nil)
    printer.classifier = classifier
    printer.explainer = explainer
    return printer
  }

  /// A printer of JSON objects.
  package static var json: Self { json(classifier: nil) }

  /// A printer of JSON objects, with what `classifier` says in each.
  package static func json(classifier: PacketClassifier?) -> Self {
    Self(line: nil, json: PacketJSON(classifier: classifier))
  }

  /// A printer that shows nothing.
  package static var nothing: Self { Self(line: nil, json: nil) }

  /// How many claims of addresses were forgotten because the table of them was full.
  var forgottenClaimCount: UInt64 { json?.forgottenClaimCount ?? watch.forgottenCount }

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
      if classifier != nil || explainer != nil {
        appendWithMeaning(packet.bytes, record, to: &buffer)
      } else {
        line?.append(packet.bytes, record, to: &buffer)
      }
      return true
    }
    json?.append(packet, to: &buffer)
    return json != nil
  }

  /// Appends the line, and what is told about the meaning of the packet.
  private mutating func appendWithMeaning(
    _ bytes: RawSpan,
    _ record: PacketRecord,
    to buffer: inout LineBuffer
  ) {
    let conflict = watch.conflict(in: bytes, record)
    let hasDump = line?.appendText(bytes, record, to: &buffer) ?? false
    classifier?.append(bytes, record, conflict: conflict, to: &buffer)
    if hasDump { line?.appendDump(of: bytes, to: &buffer) }
    explainer?.append(bytes, record, conflict: conflict, to: &buffer)
  }
}
