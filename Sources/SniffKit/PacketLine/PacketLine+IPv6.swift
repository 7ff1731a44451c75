internal import NetCore

extension PacketLine {
  mutating func append(
    _ header: borrowing IPv6Header,
    of dissection: inout Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    let wireByteCount = dissection.layerWireByteCount
    guard wireByteCount >= IPv6Header.byteCount else {
      out.append("truncated-ip6 ")
      out.append(decimal: wireByteCount)
      return false
    }
    if !configuration.showsLinkHeader { out.append("IP6 ") }
    let claimed = IPv6Header.byteCount + Int(header.payloadLength)
    if header.payloadLength > 0 { appendMissing(claimed - wireByteCount, to: &out) }
    frame.hasFragmentHeader = false
    frame.hasHopByHopHeader = false
    frame.ipv6Offset = dissection.layerOffset
    frame.ipv6WireByteCount = wireByteCount
    frame.missingJumboByteCount = 0
    if configuration.verbosity > 0 { appendDetails(of: header, to: &out) }
    if !header.nextHeader.hasPorts {
      append(addressesOf: header, to: &out)
      out.append(": ")
    }
    return true
  }

  func appendMissing(_ byteCount: Int, to out: inout LineBuffer) {
    guard byteCount > 0 else { return }
    out.append("truncated-ip6 - ")
    out.append(decimal: byteCount)
    out.append(" bytes missing!")
  }

  func append(addressesOf header: borrowing IPv6Header, to out: inout LineBuffer) {
    out.append(header.source)
    out.append(" > ")
    out.append(header.destination)
  }

  mutating func appendDetails(of header: borrowing IPv6Header, to out: inout LineBuffer) {
    out.append("(")
    if header.trafficClass.rawValue != 0 {
      out.append("class 0x")
      out.append(hexadecimal: UInt64(header.trafficClass.rawValue), digits: 2)
      out.append(", ")
    }
    if header.flowLabel != 0 {
      out.append("flowlabel 0x")
      out.append(hexadecimal: UInt64(header.flowLabel), digits: 5)
      out.append(", ")
    }
    out.append("hlim ")
    out.append(decimal: UInt64(header.hopLimit))
    out.append(", next-header ")
    out.append(header.nextHeader.lineName ?? "unknown")
    out.append(" (")
    out.append(decimal: UInt64(header.nextHeader.rawValue))
    out.append(") payload length: ")
    out.append(decimal: UInt64(header.payloadLength))
    out.append(") ")
  }

  /// Appends what can be told about the start of an IPv6 header.
  func appendUnreadableIPv6(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) {
    guard bytes.byteCount >= IPv6Header.byteCount else { return out.append(truncated: "ip6") }
    if !configuration.showsLinkHeader { out.append("IP6 ") }
    out.append("version error: ")
    out.append(decimal: UInt64(bytes.octet(at: 0) >> 4))
    out.append(" != 6")
  }
}
