internal import NetCore

// Ethernet, VLAN tags and what follows them.
extension PacketLine {
  mutating func append(
    _ header: borrowing EthernetHeader,
    of dissection: inout Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    // Behind an IPv6 header, and bridged, a frame follows without the header of a tunnel.
    if dissection.layerOffset > 0 { frame.enterTunnel() }
    frame.addresses = (header.source, header.destination)
    frame.wireByteCount = dissection.layerWireByteCount
    frame.linkByteCount = dissection.restOffset
    if configuration.showsLinkHeader {
      append(header.source, to: header.destination, &out)
      appendTypeOrLength(header.lengthOrType, dissection, to: &out)
    }
    if header.lengthOrType == EtherType.ppp.rawValue { announcePPP(dissection, to: &out) }
    return true
  }

  mutating func append(
    _ tag: borrowing VLANTag,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    frame.linkByteCount = dissection.restOffset
    if frame.cooked != nil { return appendInCooked(tag, to: &out) }
    if configuration.showsLinkHeader {
      append(controlInformation: tag, to: &out)
      appendTypeOrLength(tag.lengthOrType, dissection, to: &out)
    }
    if tag.lengthOrType == EtherType.ppp.rawValue { announcePPP(dissection, to: &out) }
    return true
  }

  /// Appends what stands between a header that announces PPP and the PPP frame, if there is one.
  func announcePPP(_ dissection: borrowing Dissection, to out: inout LineBuffer) {
    if dissection.restWireByteCount > 0 { out.append(": ") }
  }

  /// Appends `vlan 5, p 0, `.
  func append(controlInformation tag: borrowing VLANTag, to out: inout LineBuffer) {
    out.append("vlan ")
    out.append(decimal: UInt64(tag.identifier))
    out.append(", p ")
    out.append(decimal: UInt64(tag.priority))
    if tag.isDropEligible { out.append(", DEI") }
    out.append(", ")
  }

  /// Appends `source > destination, `.
  private func append(
    _ source: MACAddress,
    to destination: MACAddress,
    _ out: inout LineBuffer
  ) {
    out.append(source)
    out.append(" > ")
    out.append(destination)
    out.append(", ")
  }

  /// Appends the length/type field at the end of an Ethernet header or a tag, and the length of the
  /// frame behind the first.
  private mutating func appendTypeOrLength(
    _ lengthOrType: UInt16,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) {
    guard lengthOrType > EtherType.largestLength else {
      out.append("802.3")
      if !frame.hasLength {
        appendFrameLength(dissection.restWireByteCount, to: &out)
      }
      return
    }
    let type = EtherType(rawValue: lengthOrType)
    // The type of Alteon's jumbo frames is not written, as the LLC header behind it tells more.
    // That of a tag is written when the tag was captured.
    let isMissing =
      type.isVLANTag && min(dissection.rest.byteCount, dissection.restWireByteCount) < 4
    guard type != .jumboLLC, !isMissing else { return }
    append(type, to: &out)
    if frame.hasLength {
      out.append(", ")
    } else {
      appendFrameLength(frame.wireByteCount, to: &out)
    }
  }

  private mutating func appendFrameLength(_ byteCount: Int, to out: inout LineBuffer) {
    out.append(", length ")
    out.append(decimal: byteCount)
    out.append(": ")
    frame.hasLength = true
  }

  /// Appends `ethertype IPv4 (0x0800)`, or the name alone with `-q`.
  func append(_ type: EtherType, to out: inout LineBuffer) {
    if configuration.isQuiet {
      out.append(type.lineName) { out in
        out.append("Unknown Ethertype (0x")
        out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
        out.append(")")
      }
      return
    }
    out.append("ethertype ")
    out.append(type.lineName ?? "Unknown")
    out.append(" (0x")
    out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
    out.append(")")
  }

  /// Appends what is shown of a frame whose EtherType has no printer.
  mutating func appendUnknown(
    _ type: EtherType,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) {
    if let cooked = frame.cooked {
      if cooked.protocolType > EtherType.largestLength, !configuration.showsLinkHeader {
        append(cooked, dissection.restWireByteCount, to: &out)
      }
    } else if let organization = frame.snapOrganization {
      return appendUnknownSNAP(
        organization,
        type.rawValue,
        type.lineName,
        dissection.restWireByteCount,
        to: &out
      )
    } else if let addresses = frame.addresses, !configuration.showsLinkHeader {
      append(addresses.source, to: addresses.destination, &out)
      append(type, to: &out)
      out.append(", length ")
      out.append(decimal: frame.wireByteCount)
      out.append(": ")
    }
    if configuration.dumpsUnknown { appendUnknownOctets(dissection.rest, to: &out) }
  }
}
