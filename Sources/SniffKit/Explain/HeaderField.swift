internal import NetCore

/// A field of a header: where its bits lie, and how its value is told.
struct HeaderField: Sendable {
  /// The name as in the document that defines the header.
  let name: StaticString
  /// A shorter name for the box of a narrow field.
  let shortName: StaticString?
  /// The bits of the field, counted from the first of the header.
  private(set) var bits: Range<Int>
  /// How the value is written.
  let form: FieldForm
  /// What the value means.
  let meaning: FieldMeaning

  /// The field of `width` bits from bit `start` on that is a number in decimal.
  init(
    _ name: StaticString,
    _ start: Int,
    _ width: Int,
    short shortName: StaticString? = nil,
    _ meaning: FieldMeaning = .none
  ) {
    self.init(name, start, width, .decimal, short: shortName, meaning)
  }

  /// The field of `width` bits from bit `start` on.
  init(
    _ name: StaticString,
    _ start: Int,
    _ width: Int,
    _ form: FieldForm,
    short shortName: StaticString? = nil,
    _ meaning: FieldMeaning = .none
  ) {
    self.name = name
    self.shortName = shortName
    bits = start..<start &+ width
    self.form = form
    self.meaning = meaning
  }

  /// The field of whole octets that begins at octet `offset`.
  init(
    _ name: StaticString,
    octet offset: Int,
    count: Int,
    _ form: FieldForm = .octets,
    _ meaning: FieldMeaning = .none
  ) {
    self.init(name, offset &* 8, count &* 8, form, short: nil, meaning)
  }

  /// The same field `count` octets further back.
  func shifted(byOctets count: Int) -> Self {
    var field = self
    field.bits = bits.lowerBound &+ count &* 8..<bits.upperBound &+ count &* 8
    return field
  }

  /// The length of the field, in octets; of one that is no whole number of them, one more.
  var byteCount: Int { (bits.count &+ 7) / 8 }
}
