internal import NetCore

// Router renumbering (RFC 2894).
extension PacketLine {
  func appendRenumbering(_ bytes: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    let cutShort = Truncation(name: "icmp6", keepsLinkHeader: true)
    guard bytes.byteCount >= 16 else { throw cutShort }
    let code = bytes.octet(at: 1)
    switch code {
    case 0: out.append(", command")
    case 1: out.append(", result")
    case 255: out.append(", sequence number reset")
    default:
      out.append(", code-#")
      out.append(decimal: UInt64(code))
    }
    out.append(", seq=")
    out.append(decimal: UInt64(bytes.bigEndian(at: 4, as: UInt32.self)))
    if configuration.verbosity > 0 { appendRenumberingDetails(bytes, to: &out) }
    guard code == 0 else { return }
    guard bytes.byteCount >= 40 else { throw cutShort }
    try appendMatch(bytes, to: &out)
    let useOctets = Int(bytes.octet(at: 17)) - 3
    guard useOctets % 4 == 0 else { throw cutShort }
    var offset = 40
    for _ in 0..<max(useOctets / 4, 0) {
      guard offset + 32 <= bytes.byteCount else { throw cutShort }
      try appendUse(bytes.extracting(offset..<offset + 32), to: &out)
      offset += 32
    }
  }

  private func appendRenumberingDetails(_ bytes: RawSpan, to out: inout LineBuffer) {
    let flags = bytes.octet(at: 9)
    out.append("[")
    if flags != 0 {
      if flags & 0x80 != 0 { out.append("T") }
      if flags & 0x40 != 0 { out.append("R") }
      if flags & 0x20 != 0 { out.append("A") }
      if flags & 0x10 != 0 { out.append("S") }
      if flags & 0x08 != 0 { out.append("P") }
      out.append(",")
    }
    out.append("seg=")
    out.append(decimal: UInt64(bytes.octet(at: 8)))
    out.append(",maxdelay=")
    out.append(decimal: UInt64(bytes.bigEndian(at: 10, as: UInt16.self)))
    let reserved: UInt32 = bytes.bigEndian(at: 12)
    if reserved != 0 {
      out.append("rsvd=0x")
      out.append(hexadecimal: UInt64(reserved))
    }
    out.append("]")
  }

  /// Appends which prefixes a command is about (RFC 2894 §3.2.1.1).
  private func appendMatch(_ bytes: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    out.append(configuration.verbosity > 1 ? "\n\tmatch(" : " match(")
    let operation = bytes.octet(at: 16)
    switch operation {
    case 1: out.append("add")
    case 2: out.append("change")
    case 3: out.append("setglobal")
    default:
      out.append("#")
      out.append(decimal: UInt64(operation))
    }
    if configuration.verbosity > 0 {
      out.append(",ord=")
      out.append(decimal: UInt64(bytes.octet(at: 18)))
      out.append(",min=")
      out.append(decimal: UInt64(bytes.octet(at: 20)))
      out.append(",max=")
      out.append(decimal: UInt64(bytes.octet(at: 21)))
    }
    out.append(",")
    out.append(try bytes.ipv6Address(24, of: "icmp6"))
    out.append("/")
    out.append(decimal: UInt64(bytes.octet(at: 19)))
    out.append(")")
  }

  /// Appends the prefix that comes in their place (RFC 2894 §3.2.1.2).
  private func appendUse(_ part: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    out.append(configuration.verbosity > 1 ? "\n\tuse(" : " use(")
    let flags = part.octet(at: 12)
    if flags & 0x80 != 0 { out.append("V") }
    if flags & 0x40 != 0 { out.append("P") }
    if flags != 0 { out.append(",") }
    if configuration.verbosity > 0 {
      out.append("mask=0x")
      out.append(hexadecimal: UInt64(part.octet(at: 2)))
      out.append(",raflags=0x")
      out.append(hexadecimal: UInt64(part.octet(at: 3)))
      append(",vltime=", lifetime: part.bigEndian(at: 4), to: &out)
      append(",pltime=", lifetime: part.bigEndian(at: 8), to: &out)
      out.append(",")
    }
    out.append(try part.ipv6Address(16, of: "icmp6"))
    out.append("/")
    out.append(decimal: UInt64(part.octet(at: 0)))
    out.append("/")
    out.append(decimal: UInt64(part.octet(at: 1)))
    out.append(")")
  }

  private func append(_ name: StaticString, lifetime: UInt32, to out: inout LineBuffer) {
    out.append(name)
    guard lifetime != .max else { return out.append("infty") }
    out.append(decimal: UInt64(lifetime))
  }
}
