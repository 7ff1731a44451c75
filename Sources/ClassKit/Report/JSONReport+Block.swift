internal import NetCore

extension JSONReport {
  /// Writes a special-purpose block as the member `key`, or `null`.
  static func append(
    _ key: StaticString,
    _ block: SpecialPurposeBlock?,
    to buffer: inout LineBuffer
  ) {
    guard let block else { return buffer.memberNull(key) }
    buffer.beginObject(key)
    buffer.member("prefix", block.prefix)
    buffer.member("name", literal: block.name)
    buffer.member("reference", literal: block.reference)
    append("source", block.flags.source, to: &buffer)
    append("destination", block.flags.destination, to: &buffer)
    append("forwardable", block.flags.forwardable, to: &buffer)
    append("globally_reachable", block.flags.globallyReachable, to: &buffer)
    append("reserved_by_protocol", block.flags.reservedByProtocol, to: &buffer)
    buffer.member("allocation_date", literal: block.allocationDate)
    append("termination_date", block.terminationDate, to: &buffer)
    append("footnote", block.footnote, to: &buffer)
    buffer.endObject()
  }

  /// Writes `true`, `false`, or `null` where the registry gives no plain answer.
  static func append(_ key: StaticString, _ flag: RegistryFlag?, to buffer: inout LineBuffer) {
    if let answer = flag?.isTrue { buffer.member(key, answer) } else { buffer.memberNull(key) }
  }

  private static func append(
    _ key: StaticString,
    _ text: StaticString?,
    to buffer: inout LineBuffer
  ) {
    if let text { buffer.member(key, literal: text) } else { buffer.memberNull(key) }
  }

  /// Writes a prefix as the next element of an array.
  static func append(elementOf prefix: IPPrefix, to buffer: inout LineBuffer) {
    buffer.element(prefix.description)
  }
}
