internal import NetCore

extension FieldReading {
  /// The most octets of a field that are written; the dump below the fields has more.
  private static let largestOctetCount = 16

  /// Appends the value.
  func appendValue(to out: inout LineBuffer) {
    guard isCaptured else { return out.append("not captured") }
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
      if octets.byteCount > Self.largestOctetCount {
        out.append(" ... (")
        out.append(decimal: octets.byteCount)
        out.append(" octets)")
      }
    }
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
      if times != 1 {
        out.append(decimal: value &* UInt64(times))
        out.append(" ")
      }
      out.append("octets")
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
    case .decimal, .hexadecimal, .octets: break
    }
  }

  private func appendMeaningOfChecksum(to out: inout LineBuffer) {
    switch surroundings.checksum {
    case nil: break
    case .valid?: out.append("right")
    case .invalid(let actual, let expected)?:
      out.append("wrong: 0x")
      out.append(hexadecimal: UInt64(expected), digits: 4)
      out.append(" would be right")
      if actual == 0 { out.append("; 0 also stands where the network interface computes it") }
    case .offloaded?:
      out.append("offloaded: the sum of the pseudo-header alone, the rest was left to the network ")
      out.append("interface; not wrong")
    case .absent?: out.append("none: the sender computed no checksum")
    case .unverifiable?:
      out.append("cannot be verified: a fragment, or octets that were not captured")
    }
  }
}
