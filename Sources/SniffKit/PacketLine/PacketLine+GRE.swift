internal import NetCore

// Generic routing encapsulation.
extension PacketLine {
  mutating func append(
    _ header: borrowing GREHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    frame.enterTunnel()
    try appendGRE(header.bytes, dissection.layerWireByteCount, to: &out)
    guard header.hasPayload else { return false }
    // With -v, what is inside begins a line.
    out.append(configuration.verbosity > 0 ? "\n\t" : ": ")
    guard case .payload = dissection.upcoming else { return true }
    out.append("gre-proto-0x")
    out.append(hexadecimal: UInt64(header.protocolType.rawValue))
    return false
  }

  /// Appends a GRE header that may be cut short, up to its length.
  func appendGRE(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let flags = try bytes.greWord(0)
    out.append("GREv")
    out.append(decimal: UInt64(flags & 7))
    guard flags & 7 <= 1 else { return out.append(" ERROR: unknown-version") }
    if configuration.verbosity > 0 { append(flagsOfGRE: flags, to: &out) }
    let type = EtherType(rawValue: try bytes.greWord(2))
    if flags & 7 == 0 {
      try appendOptionalFields(ofGRE: bytes, flags, to: &out)
    } else {
      try appendOptionalFields(ofEnhancedGRE: bytes, flags, to: &out)
    }
    if configuration.showsLinkHeader { append(tunneled: type, to: &out) }
    out.append(", length ")
    out.append(decimal: wireByteCount)
  }

  /// Appends `, proto IPv4 (0x0800)`.
  func append(tunneled type: EtherType, to out: inout LineBuffer) {
    out.append(", proto ")
    out.append(type.lineName ?? "unknown")
    out.append(" (0x")
    out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
    out.append(")")
  }

  private func append(flagsOfGRE flags: UInt16, to out: inout LineBuffer) {
    let names: [(bit: UInt16, name: StaticString)] = [
      (GREHeader.checksumFlag, "checksum present"),
      (GREHeader.routingFlag, "routing present"),
      (GREHeader.keyFlag, "key present"),
      (GREHeader.sequenceNumberFlag, "sequence# present"),
      (0x0800, "source routing present"),
      (GREHeader.acknowledgmentFlag, "ack present"),
    ]
    out.append(", Flags [")
    out.append(flags: flags, names)
    out.append("]")
  }

  private func appendOptionalFields(
    ofGRE bytes: RawSpan,
    _ flags: UInt16,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var offset = GREHeader.minimumByteCount
    if flags & (GREHeader.checksumFlag | GREHeader.routingFlag) != 0 {
      let checksum = try bytes.greWord(offset)
      if configuration.verbosity > 0 {
        out.append(", sum 0x")
        out.append(hexadecimal: UInt64(checksum))
      }
      let routingOffset = try bytes.greWord(offset + 2)
      out.append(", off 0x")
      out.append(hexadecimal: UInt64(routingOffset))
      offset += 4
    }
    if flags & GREHeader.keyFlag != 0 {
      let key = try bytes.greLongWord(offset)
      out.append(", key=0x")
      out.append(hexadecimal: UInt64(key))
      offset += 4
    }
    if flags & GREHeader.sequenceNumberFlag != 0 {
      let number = try bytes.greLongWord(offset)
      out.append(", seq ")
      out.append(decimal: number)
      offset += 4
    }
    if flags & GREHeader.routingFlag != 0 {
      try appendSourceRoute(bytes.extracting(droppingFirst: offset), to: &out)
    }
  }

  private func appendOptionalFields(
    ofEnhancedGRE bytes: RawSpan,
    _ flags: UInt16,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var offset = GREHeader.minimumByteCount
    if flags & GREHeader.keyFlag != 0 {
      let key = try bytes.greLongWord(offset)
      out.append(", call ")
      out.append(decimal: key & 0xffff)
      offset += 4
    }
    if flags & GREHeader.sequenceNumberFlag != 0 {
      let number = try bytes.greLongWord(offset)
      out.append(", seq ")
      out.append(decimal: number)
      offset += 4
    }
    if flags & GREHeader.acknowledgmentFlag != 0 {
      let number = try bytes.greLongWord(offset)
      out.append(", ack ")
      out.append(decimal: number)
    }
    if flags & GREHeader.sequenceNumberFlag == 0 { out.append(", no-payload") }
  }

  /// Appends the entries of a source route (RFC 1701).
  private func appendSourceRoute(
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var offset = 0
    while true {
      let family = try bytes.greWord(offset)
      let place = Int(try bytes.greWord(offset + 2))
      let (active, length) = (place >> 8, place & 0xff)
      offset += 4
      if family == 0, length == 0 { return }
      let entry = bytes.extracting(droppingFirst: offset).extracting(first: length)
      switch family {
      case 0x0800: try appendHops(entry, active, length, width: 4, "ip", to: &out)
      case 0xfffe: try appendHops(entry, active, length, width: 2, "asn", to: &out)
      default:
        out.append(", (rtaf=0x")
        out.append(hexadecimal: UInt64(family))
        out.append(")")
      }
      offset += length
    }
  }

  /// Appends the hops of one entry, each `width` octets, with a star before the `active` one.
  private func appendHops(
    _ entry: RawSpan,
    _ active: Int,
    _ length: Int,
    width: Int,
    _ family: StaticString,
    to out: inout LineBuffer
  ) throws(Truncation) {
    out.append(", (rtaf=")
    out.append(family)
    if active % width != 0 {
      out.append(", badoffset=")
      out.append(decimal: active)
    } else if length % width != 0 {
      out.append(", badlength=")
      out.append(decimal: length)
    } else if active >= length {
      out.append(", badoff/len=")
      out.append(decimal: active)
      out.append("/")
      out.append(decimal: length)
    } else {
      for offset in stride(from: 0, to: length, by: width) {
        guard offset + width <= entry.byteCount else {
          out.append(")")
          throw Truncation(name: "gre", keepsLinkHeader: true)
        }
        out.append(offset == active ? " *" : " ")
        if width == 4 {
          out.append(IPv4Address(rawValue: entry.bigEndian(at: offset)))
        } else {
          out.append(hexadecimal: UInt64(entry.bigEndian(at: offset, as: UInt16.self)))
        }
      }
    }
    out.append(")")
  }
}

extension RawSpan {
  fileprivate func greWord(_ offset: Int) throws(Truncation) -> UInt16 {
    guard offset &+ 2 <= byteCount else { throw Truncation(name: "gre", keepsLinkHeader: true) }
    return bigEndian(at: offset)
  }

  fileprivate func greLongWord(_ offset: Int) throws(Truncation) -> UInt32 {
    guard offset &+ 4 <= byteCount else { throw Truncation(name: "gre", keepsLinkHeader: true) }
    return bigEndian(at: offset)
  }
}
