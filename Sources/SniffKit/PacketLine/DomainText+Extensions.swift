internal import NetCore

// Extension mechanisms for DNS, EDNS(0) (RFC 6891).
extension DomainText {
  /// The upper eight bits of the response code, which the first OPT record among the additional
  /// records holds (RFC 6891 §6.1.3); 0 when there is none that can be read.
  func extendedResponseCode(_ counts: SectionCounts) -> UInt16 {
    guard counts.additionals > 0 else { return 0 }
    var offset = DNSMessage.headerByteCount
    for _ in 0..<counts.questions {
      guard let next = skippingName(at: offset), next + 4 <= message.byteCount else { return 0 }
      offset = next + 4
    }
    let before = counts.answers + counts.authorities
    for index in 0..<before + counts.additionals {
      guard let place = skippingName(at: offset), place + 5 <= message.byteCount else { return 0 }
      if index >= before, message.bigEndian(at: place, as: UInt16.self) == 41 {
        return UInt16(message.octet(at: place + 4))
      }
      guard place + 10 <= message.byteCount else { return 0 }
      offset = place + 10 + Int(message.bigEndian(at: place + 8, as: UInt16.self))
    }
    return 0
  }

  /// Appends the options of an OPT record in brackets.
  func appendExtensions(_ range: Range<Int>, to out: inout LineBuffer) throws(Truncation) {
    out.append(" [")
    var index = range.lowerBound
    while index < range.upperBound {
      guard let next = try appendExtension(at: index, to: &out) else { throw Self.isCutShort }
      index = next
      if index < range.upperBound { out.append(",") }
    }
    out.append("]")
  }

  /// Appends the option at `start` and returns the offset behind it.
  private func appendExtension(
    at start: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int? {
    guard start + 4 <= message.byteCount else { return nil }
    let code: UInt16 = message.bigEndian(at: start)
    let data = start + 4
    let end = data + Int(message.bigEndian(at: start + 2, as: UInt16.self))
    if let name = Self.extensionName(code) {
      out.append(name)
    } else {
      out.append("Opt")
      out.append(decimal: UInt64(code))
    }
    guard end <= message.byteCount else { return nil }
    guard end > data else { return end }
    out.append(" ")
    switch code {
    case 5...7: appendAlgorithms(message.extracting(data..<end), of: code, to: &out)
    case 8: appendClientSubnet(message.extracting(data..<end), to: &out)
    case 9:
      guard end - data == 4 else {
        out.append(" (invalid)")
        break
      }
      out.append(decimal: UInt64(message.bigEndian(at: data, as: UInt32.self)))
      out.append(" sec")
    case 10:
      guard end - data == 8 || (16...40).contains(end - data) else {
        out.append(" (invalid)")
        break
      }
      // RFC 7873 §4: eight octets are the client's, the others the server's.
      out.append(hexadecimalOctets: message.extracting(data..<data + 8))
      if end - data > 8 {
        out.append(" ")
        out.append(hexadecimalOctets: message.extracting(data + 8..<end))
      }
    case 11:
      guard end - data == 2 else {
        out.append(" (invalid)")
        break
      }
      let tenths = UInt64(message.bigEndian(at: data, as: UInt16.self))
      out.append(decimal: tenths / 10)
      out.append(".")
      out.append(decimal: tenths % 10)
      out.append(" sec")
    case 12:
      out.append("(")
      out.append(decimal: end - data)
      out.append(")")
    case 13: _ = try appendName(at: data, to: &out)
    case 14: appendKeyTags(message.extracting(data..<end), to: &out)
    default: out.append(hexadecimalOctets: message.extracting(data..<end))
    }
    return end
  }

  /// Appends algorithms that the sender understands (RFC 6975 §3).
  private func appendAlgorithms(_ octets: RawSpan, of code: UInt16, to out: inout LineBuffer) {
    for index in 0..<octets.byteCount {
      if index > 0 { out.append(" ") }
      let number = octets.octet(at: index)
      if let name = Self.algorithmName(number, of: code) {
        out.append(name)
      } else {
        out.append("Alg_")
        out.append(decimal: UInt64(number))
      }
    }
  }

  /// Appends the client subnet (RFC 7871 §6).
  private func appendClientSubnet(_ octets: RawSpan, to out: inout LineBuffer) {
    guard octets.byteCount >= 4 else { return out.append(" (invalid)") }
    let family: UInt16 = octets.bigEndian(at: 0)
    let prefix = octets.octet(at: 2)
    let byteCount = octets.byteCount - 4
    let isWhole = (Int(prefix) + 7) / 8 == byteCount
    var high: UInt64 = 0
    var low: UInt64 = 0
    for index in 0..<min(byteCount, 16) {
      let octet = UInt64(octets.octet(at: 4 + index))
      if index < 8 {
        high |= octet << UInt64(56 - 8 * index)
      } else {
        low |= octet << UInt64(120 - 8 * index)
      }
    }
    switch family {
    case 1 where isWhole && byteCount <= 4:
      out.append(IPv4Address(rawValue: UInt32(truncatingIfNeeded: high >> 32)))
    case 2 where isWhole && byteCount <= 16: out.append(IPv6Address(high: high, low: low))
    default: return out.append(" (invalid)")
    }
    out.append("/")
    out.append(decimal: UInt64(prefix))
    out.append("/")
    out.append(decimal: UInt64(octets.octet(at: 3)))
  }

  /// Appends key tags (RFC 8145 §4).
  private func appendKeyTags(_ octets: RawSpan, to out: inout LineBuffer) {
    guard octets.byteCount % 2 == 0 else { return out.append(" (invalid)") }
    for index in 0..<octets.byteCount / 2 {
      if index > 0 { out.append(" ") }
      out.append(decimal: UInt64(octets.bigEndian(at: 2 * index, as: UInt16.self)))
    }
  }
}
