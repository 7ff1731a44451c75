internal import NetCore

// PPP frames as they are on the line (RFC 1662 §4.2).
extension PacketLine {
  /// Appends a frame that was captured with its escapes (RFC 1662 §4.2), which `octets` begin with.
  mutating func appendEscaped(_ octets: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    let unescaped = Self.unescaped(octets)
    let bytes = unescaped.octets
    let name: StaticString = frame.linkType == .pppHDLC ? "ppp_hdlc" : "ppp"
    guard bytes.byteCount > 0 else { return out.append(truncated: name) }
    switch bytes.octet(at: 0) {
    case 0x21: return try append(packetIn: bytes, 1, as: .ipv4, to: &out)
    case 0x57: return try append(packetIn: bytes, 1, as: .ipv6, to: &out)
    default: break
    }
    guard bytes.byteCount >= 2 else { return out.append(truncated: name) }
    var start = 2
    if bytes.bigEndian(at: 0, as: UInt16.self) == PPPHeader.allStationsUnnumbered {
      guard bytes.byteCount >= 4 else { return out.append(truncated: name) }
      start = 4
    }
    let type = PPPProtocol(rawValue: bytes.bigEndian(at: start - 2))
    guard !type.isEscaped else {
      out.append("(protocol 0x")
      out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
      return out.append(" invalid)")
    }
    if case .etherType(let etherType) = Dissection.upcoming(behind: type) {
      return try append(packetIn: bytes, start, as: etherType, to: &out)
    }
    let packet = PPPPacket(
      type: type,
      bytes: bytes,
      start: start,
      wireByteCount: bytes.byteCount - start,
      isFramed: frame.linkType == .pppHDLC
    )
    try append(packet, to: &out)
  }

  private mutating func append(
    packetIn bytes: RawSpan,
    _ start: Int,
    as type: EtherType,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let packet = bytes.extracting(droppingFirst: start)
    var dissection = Dissection(packet, as: .etherType(type), wireByteCount: packet.byteCount)
    while try appendNextLayer(of: &dissection, to: &out) {}
  }

  /// Takes the escapes out: behind each 0x7d, an octet has one bit changed.
  private static func unescaped(_ octets: RawSpan) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(octets.byteCount)
    var isEscaped = false
    for index in 0..<octets.byteCount {
      let octet = octets.octet(at: index)
      if isEscaped {
        result.append(octet ^ 0x20)
        isEscaped = false
      } else if octet == 0x7d {
        isEscaped = true
      } else {
        result.append(octet)
      }
    }
    return result
  }
}
