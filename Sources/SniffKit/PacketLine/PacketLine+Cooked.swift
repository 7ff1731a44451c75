internal import NetCore

// Linux "cooked" captures and BSD loopback.
extension PacketLine {
  mutating func append(
    _ header: borrowing LinuxSLLHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) -> Bool {
    let cooked = CookedHeader(
      packetType: header.packetType,
      interfaceIndex: nil,
      address: header.macAddress,
      protocolType: header.protocolType,
      headerByteCount: LinuxSLLHeader.byteCount
    )
    return begin(cooked, dissection, to: &out)
  }

  mutating func append(
    _ header: borrowing LinuxSLL2Header,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) -> Bool {
    let start = out.count
    if let name = configuration.interfaceName(header.interfaceIndex) {
      out.append(foreign: name)
    } else {
      out.append("?")
    }
    out.append(UInt8(ascii: " "), repeating: 5 - (out.count - start))
    out.append(" ")
    let name = header.packetType.lineName
    out.append(name)
    out.append(UInt8(ascii: " "), repeating: 4 - name.utf8CodeUnitCount)
    let cooked = CookedHeader(
      packetType: header.packetType,
      interfaceIndex: header.interfaceIndex,
      address: header.macAddress,
      protocolType: header.protocolType,
      headerByteCount: LinuxSLL2Header.byteCount
    )
    return begin(cooked, dissection, to: &out)
  }

  private mutating func begin(
    _ cooked: CookedHeader,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) -> Bool {
    frame.cooked = cooked
    frame.linkByteCount = dissection.restOffset
    if configuration.showsLinkHeader {
      append(cooked, dissection.restWireByteCount, to: &out)
    }
    if cooked.protocolType == EtherType.ppp.rawValue { announcePPP(dissection, to: &out) }
    return true
  }

  /// Appends the header in front of `restByteCount` octets.
  func append(_ cooked: CookedHeader, _ restByteCount: Int, to out: inout LineBuffer) {
    if let index = cooked.interfaceIndex {
      out.append("ifindex ")
      out.append(decimal: UInt64(index))
      out.append(" ")
    } else {
      let name = cooked.packetType.lineName
      out.append(UInt8(ascii: " "), repeating: 3 - name.utf8CodeUnitCount)
      out.append(name)
      out.append(" ")
    }
    if let address = cooked.address {
      out.append(address)
      out.append(" ")
    }
    guard !configuration.isQuiet else { return }
    switch cooked.protocolType {
    case 1: out.append("802.3")
    case 4: out.append("802.2")
    default:
      let type = EtherType(rawValue: cooked.protocolType)
      out.append("ethertype ")
      out.append((cooked.protocolType > EtherType.largestLength ? type.lineName : nil) ?? "Unknown")
      out.append(" (0x")
      out.append(hexadecimal: UInt64(cooked.protocolType), digits: 4)
      out.append(")")
    }
    out.append(", length ")
    out.append(decimal: restByteCount + cooked.headerByteCount)
    out.append(": ")
  }

  /// Appends a tag behind a cooked header, whose type is written with and without `-e`.
  func appendInCooked(_ tag: borrowing VLANTag, to out: inout LineBuffer) -> Bool {
    if configuration.showsLinkHeader { append(controlInformation: tag, to: &out) }
    if !configuration.isQuiet {
      out.append("ethertype ")
      out.append(tag.etherType?.lineName ?? "Unknown")
      out.append(", ")
    }
    return true
  }

  mutating func append(
    _ header: borrowing NullHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) -> Bool {
    frame.linkByteCount = dissection.restOffset
    if configuration.showsLinkHeader {
      append(family: header.family, dissection.layerWireByteCount, to: &out)
    }
    guard case .payload = dissection.upcoming else { return true }
    if !configuration.showsLinkHeader {
      append(family: header.family, dissection.layerWireByteCount, to: &out)
    }
    if configuration.dumpsUnknown { appendUnknownOctets(dissection.rest, to: &out) }
    return false
  }

  private func append(family: UInt32, _ wireByteCount: Int, to out: inout LineBuffer) {
    if configuration.isQuiet {
      out.append(family.addressFamilyName) { out in
        out.append("Unknown AF ")
        out.append(decimal: UInt64(family))
      }
    } else {
      out.append("AF ")
      out.append(family.addressFamilyName ?? "Unknown")
      out.append(" (")
      out.append(decimal: UInt64(family))
      out.append(")")
    }
    out.append(", length ")
    out.append(decimal: wireByteCount)
    out.append(": ")
  }
}

extension LinuxPacketType {
  /// The short name of the direction.
  var lineName: StaticString {
    switch self {
    case .host: "In"
    case .broadcast: "B"
    case .multicast: "M"
    case .otherHost: "P"
    case .outgoing: "Out"
    default: "?"
    }
  }
}
