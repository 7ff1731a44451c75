internal import NetCore

// Resource records (RFC 1035 §4.1.3).
extension DomainText {
  /// Appends the record at ``offset`` and moves behind it.
  mutating func appendRecord(to out: inout LineBuffer) throws(Truncation) {
    var place: Int?
    if verbosity > 0 {
      out.append(" ")
      place = try appendName(at: offset, to: &out)
    } else {
      place = skippingName(at: offset)
    }
    guard let place, place + 10 <= message.byteCount else {
      offset = message.byteCount
      return
    }
    let type: UInt16 = message.bigEndian(at: place)
    let number: UInt16 = message.bigEndian(at: place + 2)
    let isOption = type == 41
    let className = isMulticast ? number & 0x7fff : number
    if !isOption { append(class: className, to: &out) }
    if isMulticast, number & 0x8000 != 0 { out.append(" (Cache flush)") }
    if verbosity > 2, !isOption {
      out.append(" [")
      out.append(duration: message.bigEndian(at: place + 4))
      out.append("]")
    }
    let start = place + 10
    let end = start + Int(message.bigEndian(at: place + 8, as: UInt16.self))
    out.append(" ")
    Self.append(type: type, to: &out)
    guard end <= message.byteCount else { throw Self.isCutShort }
    if isOption {
      out.append(" UDPsize=")
      out.append(decimal: UInt64(className))
      if message.bigEndian(at: place + 6, as: UInt16.self) & 0x8000 != 0 { out.append(" DO") }
      if start < end { try appendExtensions(start..<end, to: &out) }
    } else {
      try append(data: start..<end, of: type, to: &out)
    }
    offset = end
  }

  /// Appends the data of a record; only the types that tcpdump reads have any.
  private func append(
    data range: Range<Int>,
    of type: UInt16,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let start = range.lowerBound
    switch type {
    case 1:
      guard start + 4 <= message.byteCount else { throw Self.isCutShort }
      out.append(" ")
      out.append(try message.ipv4Address(start, of: "domain"))
    case 28:
      guard start + 16 <= message.byteCount else { throw Self.isCutShort }
      out.append(" ")
      out.append(try message.ipv6Address(start, of: "domain"))
    case 2, 5, 12, 39:
      out.append(" ")
      _ = try appendName(at: start, to: &out)
    case 6:
      if verbosity > 0 { try append(startOfAuthority: start, to: &out) }
    case 15:
      out.append(" ")
      guard start + 2 <= message.byteCount else { throw Self.isCutShort }
      _ = try appendName(at: start + 2, to: &out)
      out.append(" ")
      out.append(decimal: UInt64(message.bigEndian(at: start, as: UInt16.self)))
    case 16:
      var index = start
      while index < range.upperBound {
        out.append(" \"")
        index = try appendCharacterString(at: index, to: &out)
        out.append("\"")
      }
    case 33:
      out.append(" ")
      guard start + 2 <= message.byteCount else { throw Self.isCutShort }
      _ = try appendName(at: start + 6, to: &out)
      out.append(":")
      out.append(decimal: UInt64(try message.word(start + 4, of: "domain")))
      out.append(" ")
      out.append(decimal: UInt64(try message.word(start, of: "domain")))
      out.append(" ")
      out.append(decimal: UInt64(try message.word(start + 2, of: "domain")))
    case 38: try append(a6: start, to: &out)
    case 104:
      for index in range { out.append(caret: message.octet(at: index)) }
    case 250:
      if verbosity > 0 { try append(transactionSignature: start, to: &out) }
    case 256: try append(uri: range, to: &out)
    default: break
    }
  }

  private func append(
    startOfAuthority start: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    out.append(" ")
    let mailbox = try appendName(at: start, to: &out)
    out.append(" ")
    let numbers = try appendName(at: mailbox, to: &out)
    guard numbers + 20 <= message.byteCount else { throw Self.isCutShort }
    for index in 0..<5 {
      out.append(" ")
      out.append(decimal: UInt64(message.bigEndian(at: numbers + 4 * index, as: UInt32.self)))
    }
  }

  /// Appends a character string (RFC 1035 §3.3) and returns the offset behind it.
  private func appendCharacterString(
    at start: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int {
    let length = Int(try message.octet(start, of: "domain"))
    for index in start + 1..<start + 1 + length {
      guard index < message.byteCount else { throw Self.isCutShort }
      out.append(caret: message.octet(at: index))
    }
    return start + 1 + length
  }

  /// Appends an address of the historic type A6 (RFC 2874).
  private func append(a6 start: Int, to out: inout LineBuffer) throws(Truncation) {
    let prefix = Int(try message.octet(start, of: "domain"))
    guard prefix <= 128 else {
      out.append(" ")
      out.append(decimal: prefix)
      return out.append("(bad plen)")
    }
    let skipped = prefix / 8
    if prefix < 128 {
      var high: UInt64 = 0
      var low: UInt64 = 0
      for index in skipped..<16 {
        let octet = UInt64(try message.octet(start + 1 + index - skipped, of: "domain"))
        if index < 8 {
          high |= octet << UInt64(56 - 8 * index)
        } else {
          low |= octet << UInt64(120 - 8 * index)
        }
      }
      out.append(" ")
      out.append(decimal: prefix)
      out.append(" ")
      out.append(IPv6Address(high: high, low: low))
    }
    if prefix > 0 {
      out.append(" ")
      _ = try appendName(at: start + 1 + 16 - skipped, to: &out)
    }
  }

  /// Appends a transaction signature (RFC 8945 §4.2).
  private func append(
    transactionSignature start: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    out.append(" ")
    var index = try appendName(at: start, to: &out) + 6
    guard index + 2 <= message.byteCount else { throw Self.isCutShort }
    func number(_ title: StaticString) throws(Truncation) -> Int {
      guard index + 2 <= message.byteCount else { throw Self.isCutShort }
      let value = Int(try message.word(index, of: "domain"))
      out.append(title)
      out.append(decimal: value)
      index += 2
      return value
    }
    _ = try number(" fudge=")
    index += try number(" maclen=")
    _ = try number(" origid=")
    _ = try number(" error=")
    _ = try number(" otherlen=")
  }

  /// Appends a URI record (RFC 7553 §4).
  private func append(uri range: Range<Int>, to out: inout LineBuffer) throws(Truncation) {
    let start = range.lowerBound
    out.append(" ")
    out.append(decimal: UInt64(try message.word(start, of: "domain")))
    out.append(" ")
    out.append(decimal: UInt64(try message.word(start + 2, of: "domain")))
    out.append(" ")
    guard start + 4 <= range.upperBound else { throw Self.isCutShort }
    for index in start + 4..<range.upperBound { out.append(caret: message.octet(at: index)) }
  }
}
