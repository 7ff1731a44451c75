internal import NetCore

/// Writes a DNS message as tcpdump does: header, questions, and the records as far as `-v` asks.
///
/// Each question takes at least five octets and each record eleven, of a name at most 255 octets
/// are written, and behind its first pointer at most 1,024 labels and pointers are followed, so
/// that the work is bounded however hostile the message is.
struct DomainText: ~Escapable {
  /// The message, from its header on.
  let message: RawSpan
  let wireByteCount: Int
  let isMulticast: Bool
  let verbosity: Int
  /// Where the next question or record begins.
  var offset = DNSMessage.headerByteCount

  @_lifetime(copy message)
  init(_ message: RawSpan, _ wireByteCount: Int, isMulticast: Bool, verbosity: Int) {
    self.message = message
    self.wireByteCount = wireByteCount
    self.isMulticast = isMulticast
    self.verbosity = verbosity
  }

  /// A section cannot be read to its end; the dump behind the line still leaves the link header
  /// out.
  static var isCutShort: Truncation { Truncation(name: "domain", keepsLinkHeader: true) }

  mutating func append(to out: inout LineBuffer) throws(Truncation) {
    guard wireByteCount >= DNSMessage.headerByteCount else {
      out.append("domain [length ")
      out.append(decimal: wireByteCount)
      return out.append(" < 12] (invalid)")
    }
    guard message.byteCount >= DNSMessage.headerByteCount else { throw Self.isCutShort }
    let identifier = try message.word(0, of: "domain")
    let flags = try message.word(2, of: "domain")
    var counts = SectionCounts()
    counts.questions = Int(try message.word(4, of: "domain"))
    counts.answers = Int(try message.word(6, of: "domain"))
    counts.authorities = Int(try message.word(8, of: "domain"))
    counts.additionals = Int(try message.word(10, of: "domain"))
    out.append(decimal: UInt64(identifier))
    out.append(Self.operationName(flags >> 11 & 15))
    if flags & 0x8000 != 0 {
      try appendResponse(flags, counts, to: &out)
    } else {
      try appendQuery(flags, counts, to: &out)
    }
    out.append(" (")
    out.append(decimal: wireByteCount)
    out.append(")")
  }

  private mutating func appendResponse(
    _ flags: UInt16,
    _ counts: SectionCounts,
    to out: inout LineBuffer
  ) throws(Truncation) {
    appendResponseCode(flags & 15 | extendedResponseCode(counts) << 4, to: &out)
    if flags & 0x0400 != 0 { out.append("*") }
    if flags & 0x0080 == 0 { out.append("-") }
    if flags & 0x0200 != 0 { out.append("|") }
    if flags & 0x0020 != 0 { out.append("$") }
    if counts.questions != 1 { append(counts.questions, "q]", to: &out) }
    for index in 0..<counts.questions {
      if index > 0 { out.append(",") }
      if verbosity > 1 {
        out.append(" q:")
        try appendQuestion(to: &out)
      } else {
        guard let next = skippingName(at: offset) else { throw Self.isCutShort }
        offset = next + 4
      }
    }
    out.append(" ")
    out.append(decimal: counts.answers)
    out.append("/")
    out.append(decimal: counts.authorities)
    out.append("/")
    out.append(decimal: counts.additionals)
    if counts.answers > 0 { try appendRecords(counts.answers, to: &out) }
    guard verbosity > 1 else { return }
    try appendSection(" ns:", counts.authorities, to: &out)
    try appendSection(" ar:", counts.additionals, to: &out)
  }

  private mutating func appendQuery(
    _ flags: UInt16,
    _ counts: SectionCounts,
    to out: inout LineBuffer
  ) throws(Truncation) {
    if flags & 0x0100 != 0 { out.append("+") }
    if flags & 0x0010 != 0 { out.append("%") }
    if flags & 0x06cf != 0 {
      out.append(" [b2&3=0x")
      out.append(hexadecimal: UInt64(flags))
      out.append("]")
    }
    if flags >> 11 & 15 == 1 {
      if counts.questions > 0 { append(counts.questions, "q]", to: &out) }
      if counts.answers != 1 { append(counts.answers, "a]", to: &out) }
    } else {
      if counts.answers > 0 { append(counts.answers, "a]", to: &out) }
      if counts.questions != 1 { append(counts.questions, "q]", to: &out) }
    }
    if counts.authorities > 0 { append(counts.authorities, "n]", to: &out) }
    if counts.additionals > 0 { append(counts.additionals, "au]", to: &out) }
    var questions = counts.questions
    while questions > 0, offset < message.byteCount || questions == counts.questions {
      try appendQuestion(to: &out)
      questions -= 1
    }
    guard questions == 0 else { throw Self.isCutShort }
    guard verbosity > 1 else { return }
    if counts.answers > 0 { try appendRecords(counts.answers, to: &out) }
    try appendSection(" ns:", counts.authorities, to: &out)
    try appendSection(" ar:", counts.additionals, to: &out)
  }

  private func append(_ count: Int, _ unit: StaticString, to out: inout LineBuffer) {
    out.append(" [")
    out.append(decimal: count)
    out.append(unit)
  }

  private mutating func appendSection(
    _ title: StaticString,
    _ count: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard count > 0 else { return }
    guard offset < message.byteCount else { throw Self.isCutShort }
    out.append(title)
    try appendRecords(count, to: &out)
  }

  private mutating func appendRecords(
    _ count: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    try appendRecord(to: &out)
    var rest = count - 1
    while rest > 0, offset < message.byteCount {
      out.append(",")
      try appendRecord(to: &out)
      rest -= 1
    }
    guard rest == 0 else { throw Self.isCutShort }
  }

  private mutating func appendQuestion(to out: inout LineBuffer) throws(Truncation) {
    let start = offset
    guard let next = skippingName(at: start), next + 4 <= message.byteCount else {
      throw Self.isCutShort
    }
    let type: UInt16 = message.bigEndian(at: next)
    let number: UInt16 = message.bigEndian(at: next + 2)
    out.append(" ")
    Self.append(type: type, to: &out)
    append(class: isMulticast ? number & 0x7fff : number, to: &out)
    if isMulticast { out.append(number & 0x8000 != 0 ? " (QU)" : " (QM)") }
    out.append("? ")
    offset = try appendName(at: start, to: &out) + 4
  }

  /// Appends the class when it is not IN.
  func append(class number: UInt16, to out: inout LineBuffer) {
    guard number != 1 else { return }
    out.append(" ")
    switch number {
    case 3: out.append("CHAOS")
    case 4: out.append("HS")
    case 255: out.append("ANY")
    default:
      out.append("(Class ")
      out.append(decimal: UInt64(number))
      out.append(")")
    }
  }
}
