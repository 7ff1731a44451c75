internal import NetCore

// VXLAN and Geneve, the tunnels over UDP.
extension PacketLine {
  mutating func append(
    _ header: borrowing VXLANHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    frame.enterTunnel()
    try appendVXLAN(header.bytes, dissection.layerWireByteCount, to: &out)
    return true
  }

  /// Appends a VXLAN header that may be cut short; the frame inside begins a line.
  func appendVXLAN(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    out.append("VXLAN")
    guard wireByteCount >= VXLANHeader.byteCount else { return out.append(" (invalid)") }
    let flags = try bytes.octet(0, of: "vxlan")
    out.append(", flags [")
    out.append(flags & 8 != 0 ? "I" : "invalid")
    out.append("] (0x")
    out.append(hexadecimal: UInt64(flags), digits: 2)
    out.append("), ")
    let high = UInt32(try bytes.word(4, of: "vxlan"))
    let low = UInt32(try bytes.octet(6, of: "vxlan"))
    out.append("vni ")
    out.append(decimal: high << 8 | low)
    out.append("\n")
    _ = try bytes.octet(7, of: "vxlan")
  }

  mutating func append(
    _ header: borrowing GeneveHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    frame.enterTunnel()
    out.append("Geneve, Flags [")
    append(flagsOfGeneve: header.bytes.octet(at: 1), to: &out)
    out.append("], vni 0x")
    out.append(hexadecimal: UInt64(header.networkIdentifier))
    let reserved = header.bytes.octet(at: 7)
    if reserved != 0 {
      out.append(", rsvd 0x")
      out.append(hexadecimal: UInt64(reserved))
    }
    if configuration.showsLinkHeader { append(tunneled: header.protocolType, to: &out) }
    let missing = header.headerByteCount - dissection.layerWireByteCount
    guard missing <= 0 else {
      out.append(" truncated-geneve - ")
      out.append(decimal: missing)
      out.append(" bytes missing")
      return false
    }
    guard header.isComplete else {
      out.append(truncated: "geneve")
      return false
    }
    if header.optionsByteCount > 0 { appendOptions(of: header, to: &out) }
    out.append(configuration.verbosity > 0 ? "\n\t" : ": ")
    if header.protocolType == .ppp { announcePPP(dissection, to: &out) }
    guard case .payload = dissection.upcoming else { return true }
    out.append("geneve-proto-0x")
    out.append(hexadecimal: UInt64(header.protocolType.rawValue))
    return false
  }

  /// Appends what can be told about the start of a Geneve header.
  func appendUnreadableGeneve(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) {
    out.append("Geneve")
    if wireByteCount < GeneveHeader.minimumByteCount {
      out.append(" [length ")
      out.append(decimal: wireByteCount)
      out.append(" < 8] (invalid)")
    } else if bytes.byteCount < GeneveHeader.minimumByteCount {
      out.append(truncated: "geneve")
    } else {
      out.append(" ERROR: unknown-version ")
      out.append(decimal: bytes.octet(at: 0) >> 6)
    }
  }

  /// Appends the names of the flags, the highest bit first, without anything between them.
  private func append(flagsOfGeneve flags: UInt8, to out: inout LineBuffer) {
    let names: [StaticString] = ["O", "C", "R1", "R2", "R3", "R4", "R5", "R6"]
    if flags == 0 { out.append("none") }
    for (index, name) in names.enumerated() where flags & (0x80 >> UInt8(index)) != 0 {
      out.append(name)
    }
  }

  /// Appends the options: with `-v` each, with `-vv` their data, otherwise their length alone.
  private func appendOptions(of header: borrowing GeneveHeader, to out: inout LineBuffer) {
    out.append(", options [")
    guard configuration.verbosity > 0 else {
      out.append(decimal: header.optionsByteCount)
      return out.append(" bytes]")
    }
    var options = header.options
    var separator: StaticString = ""
    while let option = options.next() {
      out.append(separator)
      separator = ", "
      out.append("class ")
      out.append(Self.optionClassName(option.optionClass))
      out.append(" (0x")
      out.append(hexadecimal: UInt64(option.optionClass))
      out.append(") type 0x")
      out.append(hexadecimal: UInt64(option.type))
      if option.isCritical { out.append("(C)") }
      out.append(" len ")
      out.append(decimal: option.byteCount)
      guard option.isComplete else {
        out.append(" [bad length]")
        break
      }
      let data = option.data
      guard configuration.verbosity > 1, data.byteCount > 0 else { continue }
      out.append(" data")
      for offset in stride(from: 0, to: data.byteCount &- 3, by: 4) {
        out.append(" ")
        out.append(hexadecimal: UInt64(data.bigEndian(at: offset, as: UInt32.self)), digits: 8)
      }
    }
    out.append("]")
  }

  /// The name of an option class (IANA "Geneve Option Class").
  private static func optionClassName(_ number: UInt16) -> StaticString {
    switch number {
    case ...0x00ff: "Standard"
    case 0x0100: "Linux"
    case 0x0101: "Open vSwitch"
    case 0x0102: "Open Virtual Networking (OVN)"
    case 0x0103: "In-band Network Telemetry (INT)"
    case 0x0104: "VMware"
    case 0xfff0...: "Experimental"
    default: "Unknown"
    }
  }
}
