internal import NetCore

// Domain names (RFC 1035 §4.1.4), whose pointers must point further and further back.
extension DomainText {
  /// The longest name that is written, in octets (RFC 1035 §2.3.4).
  private static var longestName: Int { 255 }
  /// The most labels and pointers that are followed in one name behind its first pointer; a name
  /// has at most 127 labels.
  private static var mostSteps: Int { 1024 }

  /// The offset behind the name at `start`; `nil` when the name is cut or no name.
  func skippingName(at start: Int) -> Int? {
    var offset = start
    while offset < message.byteCount {
      let length = Int(message.octet(at: offset))
      offset += 1
      switch length & 0xc0 {
      case 0 where length == 0: return offset
      case 0: offset += length
      case 0x40:
        guard let byteCount = bitLabelByteCount(length, at: offset) else { return nil }
        offset += byteCount
      case 0xc0: return offset + 1
      default: return nil
      }
    }
    return nil
  }

  /// The length of a bit-string label (RFC 2673) behind its first octet, which `type` is.
  private func bitLabelByteCount(_ type: Int, at offset: Int) -> Int? {
    guard type == 0x41, offset < message.byteCount else { return nil }
    let bitCount = Int(message.octet(at: offset))
    return 1 + ((bitCount == 0 ? 256 : bitCount) + 7) / 8
  }

  /// Appends the name at `start` and returns the offset behind it; a name that the capture cuts
  /// behind the length of a label ends there.
  func appendName(at start: Int, to out: inout LineBuffer) throws(Truncation) -> Int {
    var offset = start
    var end: Int?
    var limit = start
    var written = 0
    var stepCount = 0
    guard try label(at: offset, to: &out) != 0 else {
      out.append(".")
      return offset + 1
    }
    while true {
      let length = try label(at: offset, to: &out)
      offset += 1
      if end != nil { stepCount += 1 }
      guard stepCount <= Self.mostSteps else { throw Self.isCutShort }
      guard length > 0 else { break }
      guard offset < message.byteCount else {
        if length >= 0xc0, offset == start + 1 { throw Self.isCutShort }
        break
      }
      if length >= 0xc0 {
        if end == nil { end = offset + 1 }
        let target = (length & 0x3f) << 8 | Int(message.octet(at: offset))
        guard target < limit, stepCount < Self.mostSteps else {
          out.append("<BAD PTR>")
          throw Self.isCutShort
        }
        limit = target
        offset = target
        continue
      }
      var byteCount = length
      if length >= 0x40 {
        byteCount = try appendBitLabel(at: offset, to: &out)
      } else {
        let room = max(Self.longestName - written, 0)
        let captured = min(length, max(message.byteCount - offset, 0))
        for index in offset..<offset + min(room, captured) {
          out.append(caret: message.octet(at: index))
        }
        guard captured == length || room <= captured else { throw Self.isCutShort }
      }
      offset += byteCount
      written += byteCount
      if written <= Self.longestName { out.append(".") }
      written += 1
    }
    if written > Self.longestName { out.append("<DOMAIN NAME TOO LONG>") }
    return end ?? offset
  }

  /// The first octet of the label at `offset`, which must be of a known type.
  private func label(at offset: Int, to out: inout LineBuffer) throws(Truncation) -> Int {
    guard offset < message.byteCount else { throw Self.isCutShort }
    let length = Int(message.octet(at: offset))
    switch length & 0xc0 {
    case 0x40 where length != 0x41:
      out.append("<ELT ")
      out.append(decimal: length & 0x3f)
      out.append(">")
      throw Self.isCutShort
    case 0x80:
      out.append("<BAD LABEL TYPE>")
      throw Self.isCutShort
    default: return length
    }
  }

  /// Appends the bit-string label whose bit count is at `offset`; returns its length behind the
  /// type octet.
  private func appendBitLabel(
    at offset: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int {
    guard let byteCount = bitLabelByteCount(0x41, at: offset) else { throw Self.isCutShort }
    var bits = Int(message.octet(at: offset))
    if bits == 0 { bits = 256 }
    let bitCount = bits
    out.append("\\[x")
    var index = offset + 1
    while bits > 7 {
      guard index < message.byteCount else { throw Self.isCutShort }
      out.append(hexadecimal: UInt64(message.octet(at: index)), digits: 2)
      index += 1
      bits -= 8
    }
    if bits > 4 {
      guard index < message.byteCount else { throw Self.isCutShort }
      let octet = message.octet(at: index) & UInt8(truncatingIfNeeded: 0xff << (8 - bits))
      out.append(hexadecimal: UInt64(octet), digits: 2)
    } else if bits > 0 {
      guard index < message.byteCount else { throw Self.isCutShort }
      let octet = message.octet(at: index) & UInt8(truncatingIfNeeded: 0xff << (8 - bits))
      out.append(hexadecimal: UInt64(octet >> 4), digits: 1)
    }
    out.append("/")
    out.append(decimal: bitCount)
    out.append("]")
    return byteCount
  }
}
