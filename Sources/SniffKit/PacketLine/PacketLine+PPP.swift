internal import NetCore

// PPP (RFC 1661), alone and in HDLC-like framing.
extension PacketLine {
  mutating func append(
    _ header: borrowing PPPHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    noteLinkHeader(header, dissection)
    guard let type = header.protocolType else {
      appendForeignAddress(header, dissection, to: &out)
      return false
    }
    if header.isFramed {
      if configuration.showsLinkHeader {
        append(framingOf: header, dissection.layerWireByteCount, to: &out)
      }
      append(unknownNameOf: type, to: &out)
      out.append(": ")
    } else if configuration.showsLinkHeader {
      switch header.address {
      case 0?: out.append("In  ")
      case 1?: out.append("Out ")
      default: break
      }
      out.append(type.lineName ?? "unknown")
      out.append(" (0x")
      out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
      out.append("), length ")
      let byteCount = dissection.layerWireByteCount
      out.append(decimal: byteCount)
      if type.lineName == nil { return false }
      out.append(": ")
    }
    if case .etherType = dissection.upcoming { return true }
    if type.isEscaped {
      frame.escapedOffset = dissection.restOffset - 1
      return false
    }
    let packet = PPPPacket(
      type: type,
      bytes: header.bytes,
      start: header.headerByteCount,
      wireByteCount: dissection.restWireByteCount,
      isFramed: header.isFramed
    )
    try append(packet, to: &out)
    return false
  }

  /// Notes how long the link header is, which dumps leave out, when PPP is the link.
  private mutating func noteLinkHeader(
    _ header: borrowing PPPHeader,
    _ dissection: borrowing Dissection
  ) {
    switch (frame.linkType, dissection.layerOffset) {
    case (.ppp, 0), (.pppWithDirection, 0): frame.linkByteCount = 4
    case (.pppHDLC, 0), (.pppoe, PPPoEHeader.byteCount):
      frame.linkByteCount = dissection.restOffset
    default: break
    }
  }

  /// Appends `ff 03 62293 `.
  private func append(
    framingOf header: borrowing PPPHeader,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) {
    out.append(hexadecimal: UInt64(header.bytes.octet(at: 0)), digits: 2)
    out.append(" ")
    out.append(hexadecimal: UInt64(header.bytes.octet(at: 1)), digits: 2)
    out.append(" ")
    out.append(decimal: wireByteCount)
    out.append(" ")
  }

  /// Appends a frame whose address is neither PPP's nor Cisco's.
  private func appendForeignAddress(
    _ header: borrowing PPPHeader,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) {
    if configuration.showsLinkHeader {
      append(framingOf: header, dissection.layerWireByteCount, to: &out)
    }
    out.append("unknown addr ")
    out.append(hexadecimal: UInt64(header.bytes.octet(at: 0)), digits: 2)
    out.append("; ctrl ")
    out.append(hexadecimal: UInt64(header.bytes.octet(at: 1)), digits: 2)
  }

  private func append(unknownNameOf type: PPPProtocol, to out: inout LineBuffer) {
    out.append(type.lineName) { out in
      out.append("unknown PPP protocol (0x")
      out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
      out.append(")")
    }
  }

  /// Appends a packet that is no layer of its own.
  func append(
    _ packet: borrowing PPPPacket,
    to out: inout LineBuffer
  ) throws(Truncation) {
    switch packet.type {
    case _ where packet.type.isControlProtocol: try appendControl(packet, to: &out)
    case .multilink: appendMultilink(packet, to: &out)
    case .challengeHandshakeAuthentication: try appendChallenge(packet, to: &out)
    case .passwordAuthentication: try appendPassword(packet, to: &out)
    case .bandwidthAllocation: break
    case .compressedDatagram: out.append("compressed PPP data")
    default:
      append(unknownNameOf: packet.type, to: &out)
      out.append(" ")
      let payload = packet.octets(0, upTo: packet.wireByteCount)
      out.appendHexadecimalDump(of: payload, indent: "\n\t")
    }
  }

  private func appendMultilink(_ packet: borrowing PPPPacket, to out: inout LineBuffer) {
    if !configuration.showsLinkHeader { out.append("MLPPP, ") }
    guard packet.wireByteCount >= 2, packet.payload.byteCount >= 2 else {
      return out.append("[|mlppp]")
    }
    let word: UInt16 = packet.payload.bigEndian(at: 0)
    out.append("seq 0x")
    out.append(hexadecimal: UInt64(word & 0x0fff), digits: 3)
    out.append(", Flags [")
    switch word >> 14 {
    case 3: out.append("begin, end")
    case 2: out.append("begin")
    case 1: out.append("end")
    default: out.append("none")
    }
    out.append("], length ")
    out.append(decimal: packet.wireByteCount)
  }

  /// Appends what is left of a PPP header that could not be read.
  mutating func appendUnreadablePPP(
    _ stop: WireError,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let isLink = dissection.restOffset == 0
    let name: StaticString = isLink && frame.linkType == .pppHDLC ? "ppp_hdlc" : "ppp"
    guard isLink || stop.reason == .badLength else { throw Truncation(name: name) }
    if isLink { frame.linkByteCount = .max }
    out.append(truncated: name)
  }
}

extension PPPPacket {
  /// The name of the layer in ` [|name]`.
  var name: StaticString { isFramed ? "ppp_hdlc" : "ppp" }
}
