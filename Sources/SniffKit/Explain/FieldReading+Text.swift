internal import NetCore

extension FieldReading {
  /// The most octets of a field that are written; the dump below the fields has more.
  private static let largestOctetCount = 16
  /// The most octets of text that are written.
  private static let largestTextByteCount = 256

  /// Appends the value.
  func appendValue(to out: inout LineBuffer) {
    guard isCaptured else { return out.append("missing") }
    switch field.form {
    case .decimal: out.append(decimal: value)
    case .hexadecimal:
      out.append("0x")
      out.append(hexadecimal: value, digits: (field.bits.count &+ 3) / 4)
    case .macAddress:
      if let macAddress { out.append(macAddress) }
    case .ipv4Address:
      if let ipv4Address { out.append(ipv4Address) }
    case .ipv6Address:
      if let ipv6Address { out.append(ipv6Address) }
    case .octets:
      out.append(
        hexadecimalOctets: octets.clamped(0, Self.largestOctetCount),
        separator: UInt8(ascii: " ")
      )
      appendRest(of: octets.byteCount, behind: Self.largestOctetCount, to: &out)
    case .text:
      let text = octets.withoutLineEnd
      out.append(text: text.clamped(0, Self.largestTextByteCount))
      appendRest(of: text.byteCount, behind: Self.largestTextByteCount, to: &out)
    case .domainName(let start):
      let message = header.clamped(start, header.byteCount)
      out.append(domainNameAt: field.bits.lowerBound / 8 &- start, in: message)
    }
  }

  /// Appends that there are `count` octets when not all of them were written.
  private func appendRest(of count: Int, behind shown: Int, to out: inout LineBuffer) {
    guard count > shown else { return }
    out.append(" ... (")
    out.append(decimal: count)
    out.append(" octets)")
  }

  /// Appends what the value means, when there is something to say.
  func appendMeaning(to out: inout LineBuffer) {
    guard isCaptured else { return }
    switch field.meaning {
    case .none: break
    case .words(let words): out.append(words)
    case .flag(let set, let clear):
      if value == 0 { out.append(clear) } else { out.append(set) }
    case .octets(let times):
      let count = value &* UInt64(times)
      if times != 1 {
        out.append(decimal: count)
        out.append(" ")
      }
      out.append(count == 1 ? "octet" : "octets")
    case .named(let name):
      out.append(name(value) ?? "no name known")
    case .address: appendMeaningOfAddress(to: &out)
    case .port(let transport):
      let port = Port(rawValue: UInt16(truncatingIfNeeded: value))
      out.append(meaningOf: port, transport: transport, surroundings.services)
    case .checksum: appendMeaningOfChecksum(to: &out)
    case .told(let tell): tell(self, &out)
    }
  }

  /// Whether the value is an error.
  var isWrong: Bool {
    guard isCaptured, case .checksum = field.meaning, case .invalid? = surroundings.checksum else {
      return false
    }
    return true
  }

  private func appendMeaningOfAddress(to out: inout LineBuffer) {
    switch field.form {
    case .macAddress:
      if let macAddress { out.append(meaningOf: macAddress) }
    case .ipv4Address:
      if let ipv4Address { out.append(meaningOf: ipv4Address) }
    case .ipv6Address:
      if let ipv6Address { out.append(meaningOf: ipv6Address) }
    case .decimal, .hexadecimal, .octets, .text, .domainName: break
    }
  }

  private func appendMeaningOfChecksum(to out: inout LineBuffer) {
    switch surroundings.checksum {
    case nil: break
    case .valid?: out.append("right")
    case .invalid(let actual, let expected)?:
      out.append("wrong: 0x")
      out.append(hexadecimal: UInt64(expected), digits: field.bits.count / 4)
      out.append(" would be right")
      if actual == 0 { out.append("; 0 also stands where the network interface computes it") }
    case .offloaded?:
      out.append("offloaded: the sum of the pseudo-header alone, the rest was left to the network ")
      out.append("interface; not wrong")
    case .absent?: out.append("none: the sender computed no checksum")
    case .unverifiable?:
      out.append("cannot be verified: not all that it covers is here")
    }
  }
}

extension LineBuffer {
  /// Appends octets as text: those that ASCII cannot show are dots.
  mutating func append(text: RawSpan) {
    for index in 0..<text.byteCount {
      let octet = text.octet(at: index)
      append(octet >= 0x20 && octet < 0x7f ? octet : UInt8(ascii: "."))
    }
  }

  /// Appends the domain name at `offset` of a DNS message, with a dot behind each label.
  mutating func append(domainNameAt offset: Int, in message: RawSpan) {
    var name = DNSName(at: offset, in: message)
    var count = 0
    while let label = name.next() {
      append(text: label)
      append(".")
      count += 1
    }
    if name.isCutShort {
      append(count > 0 ? ".." : "a name that ends early")
    } else if count == 0 {
      append(". (the root)")
    }
  }
}
