internal import NetCore

/// What a header is made of: the table that ``PacketExplainer`` draws and tells.
///
/// The fields lie side by side, in the order of the wire. The table of each layer is in a file of
/// its own, as a function of the header's octets, because options and the fields of messages depend
/// on what stands before them; it must not expect more octets than there are.
struct HeaderDescription: Sendable {
  /// The name of the header.
  let title: StaticString
  /// The document that defines it, with the section.
  let reference: StaticString
  /// The fields.
  var fields: [HeaderField]
  /// Whether the dump shows octets as characters, too.
  var hasText = false
  /// Whether there is a drawing: a header that is lines of text has no words of 32 bits.
  var isDrawn = true

  /// The description of a header with these fields.
  init(_ title: StaticString, _ reference: StaticString, _ fields: [HeaderField]) {
    self.title = title
    self.reference = reference
    self.fields = fields
  }

  /// A header of `byteCount` octets whose fields nobody listed.
  static func withoutTable(_ layer: Layer, _ byteCount: Int) -> Self {
    Self(
      layer.name,
      "no table of its fields",
      byteCount > 0 ? [HeaderField("Octets", octet: 0, count: byteCount)] : []
    )
  }

  /// The length of the header as its fields claim it, in octets.
  var byteCount: Int { ((fields.last?.bits.upperBound ?? 0) &+ 7) / 8 }

  /// The most fields that lists of options add to a header.
  static let largestOptionCount = 24

  /// Adds the octets up to octet `end`, which no field of the table takes, as one field.
  mutating func fill(
    _ name: StaticString,
    upTo end: Int,
    form: FieldForm = .octets,
    _ meaning: FieldMeaning = .none
  ) {
    let start = byteCount
    guard end > start else { return }
    fields.append(HeaderField(name, octet: start, count: end &- start, form, meaning))
  }
}
