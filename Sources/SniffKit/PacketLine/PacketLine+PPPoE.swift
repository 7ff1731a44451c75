internal import NetCore

// PPP over Ethernet (RFC 2516).
extension PacketLine {
  mutating func append(
    _ header: borrowing PPPoEHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    if header.version != 1 {
      out.append(" [ver ")
      out.append(decimal: UInt64(header.version))
      out.append("]")
    }
    if header.type != 1 {
      out.append(" [type ")
      out.append(decimal: UInt64(header.type))
      out.append("]")
    }
    out.append("PPPoE ")
    append(codeOf: header, to: &out)
    let claimed = header.payloadByteCount
    let room = dissection.layerWireByteCount - PPPoEHeader.byteCount
    if header.code == 0x09, claimed > 1484 - PPPoEHeader.byteCount {
      out.append(" [len ")
      out.append(decimal: claimed)
      out.append("!]")
    }
    if claimed > room {
      out.append(" [len ")
      out.append(decimal: claimed)
      out.append(" > ")
      out.append(decimal: room)
      out.append("!]")
    }
    if header.sessionIdentifier != 0 {
      out.append(" [ses 0x")
      out.append(hexadecimal: UInt64(header.sessionIdentifier), digits: 1)
      out.append("]")
    }
    if header.isSession {
      out.append(" ")
    } else {
      try append(tagsOf: header, min(claimed, room), to: &out)
    }
    if dissection.layerOffset == 0, frame.linkType == .pppoe {
      frame.linkByteCount = PPPoEHeader.byteCount
    }
    return header.isSession
  }

  private func append(codeOf header: borrowing PPPoEHeader, to out: inout LineBuffer) {
    switch header.code {
    case 0x00: break
    case 0x07: out.append("PADO")
    case 0x09: out.append("PADI")
    case 0x19: out.append("PADR")
    case 0x65: out.append("PADS")
    case 0xa7: out.append("PADT")
    default:
      out.append("PAD-")
      out.append(hexadecimal: UInt64(header.code), digits: 1)
    }
  }

  private func append(
    tagsOf header: borrowing PPPoEHeader,
    _ byteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var tags = header.tags(in: byteCount)
    while let tag = tags.next() {
      out.append(" [")
      out.append(Self.tagName(tag.type)) { out in
        out.append("TAG-0x")
        out.append(hexadecimal: UInt64(tag.type), digits: 1)
      }
      let value = tag.value
      if value.byteCount > 0 { append(tagValue: value, to: &out) }
      out.append("]")
    }
    if tags.isTruncated { throw Truncation(name: "pppoe") }
  }

  /// Appends a value as text when most of it is, else in hexadecimal.
  private func append(tagValue value: RawSpan, to out: inout LineBuffer) {
    // More than this is never shown as text, and decides nothing.
    let shown = value.extracting(first: 79)
    var visible = 0
    for index in 0..<shown.byteCount {
      if (0x20...0x7e).contains(shown.octet(at: index)) { visible &+= 1 }
    }
    guard visible &* 2 > shown.byteCount else {
      out.append(" 0x")
      for index in 0..<value.byteCount {
        append(capitalDigit: value.octet(at: index) >> 4, to: &out)
        append(capitalDigit: value.octet(at: index) & 0xf, to: &out)
      }
      return
    }
    out.append(" \"")
    for index in 0..<shown.byteCount {
      let octet = shown.octet(at: index)
      out.append((0x20...0x7e).contains(octet) ? octet : UInt8(ascii: "."))
    }
    out.append("\"")
  }

  private func append(capitalDigit digit: UInt8, to out: inout LineBuffer) {
    out.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
  }

  private static func tagName(_ type: UInt16) -> StaticString? {
    switch type {
    case 0x0000: "EOL"
    case 0x0101: "Service-Name"
    case 0x0102: "AC-Name"
    case 0x0103: "Host-Uniq"
    case 0x0104: "AC-Cookie"
    case 0x0105: "Vendor-Specific"
    case 0x0110: "Relay-Session-ID"
    case 0x0120: "PPP-Max-Payload"
    case 0x0201: "Service-Name-Error"
    case 0x0202: "AC-System-Error"
    case 0x0203: "Generic-Error"
    default: nil
    }
  }

  func appendUnreadablePPPoE(
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard dissection.restWireByteCount < PPPoEHeader.byteCount else {
      throw Truncation(name: "pppoe")
    }
    out.append(" (length ")
    out.append(decimal: dissection.restWireByteCount)
    out.append(" < 6) (invalid)")
  }
}
