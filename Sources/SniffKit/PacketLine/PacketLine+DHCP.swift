internal import NetCore

// BOOTP (RFC 951) and what DHCP makes of it (RFC 2131).
extension PacketLine {
  func appendDHCP(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let operation = try bytes.octet(0, of: "bootp")
    out.append("BOOTP/DHCP, ")
    switch operation {
    case 1: out.append("Request")
    case 2: out.append("Reply")
    default:
      out.append("unknown (0x")
      out.append(hexadecimal: UInt64(operation), digits: 2)
      out.append(")")
    }
    let hardwareType = try bytes.octet(1, of: "bootp")
    let hardwareByteCount = try bytes.octet(2, of: "bootp")
    let isEthernet = hardwareType == 1 && hardwareByteCount == 6
    if isEthernet, operation == 1 {
      let address = try bytes.macAddress(28, of: "bootp")
      out.append(" from ")
      out.append(address)
    }
    out.append(", length ")
    out.append(decimal: wireByteCount)
    guard configuration.verbosity > 0 else { return }
    if hardwareType != 1 {
      out.append(", htype ")
      out.append(decimal: UInt64(hardwareType))
    }
    if !isEthernet {
      out.append(", hlen ")
      out.append(decimal: UInt64(hardwareByteCount))
    }
    try appendDHCPHeader(bytes, isEthernet: isEthernet, to: &out)
    try appendDHCPVendorArea(bytes, to: &out)
  }

  private func appendDHCPHeader(
    _ bytes: RawSpan,
    isEthernet: Bool,
    to out: inout LineBuffer
  ) throws(Truncation) {
    // tcpdump asks for the seconds before it writes anything of what stands in front of them.
    guard bytes.byteCount >= 10 else { throw Truncation(name: "bootp", keepsLinkHeader: true) }
    let hops = bytes.octet(at: 3)
    if hops > 0 {
      out.append(", hops ")
      out.append(decimal: UInt64(hops))
    }
    let identifier = bytes.bigEndian(at: 4, as: UInt32.self)
    if identifier > 0 {
      out.append(", xid 0x")
      out.append(hexadecimal: UInt64(identifier))
    }
    let seconds = bytes.bigEndian(at: 8, as: UInt16.self)
    if seconds > 0 {
      out.append(", secs ")
      out.append(decimal: UInt64(seconds))
    }
    let flags = try bytes.word(10, of: "bootp")
    out.append(flags & 0x8000 != 0 ? ", Flags [Broadcast]" : ", Flags [none]")
    if configuration.verbosity > 1 {
      out.append(" (0x")
      out.append(hexadecimal: UInt64(flags), digits: 4)
      out.append(")")
    }
    try append("\n\t  Client-IP ", addressOf: bytes, at: 12, to: &out)
    try append("\n\t  Your-IP ", addressOf: bytes, at: 16, to: &out)
    try append("\n\t  Server-IP ", addressOf: bytes, at: 20, to: &out)
    try append("\n\t  Gateway-IP ", addressOf: bytes, at: 24, to: &out)
    if isEthernet {
      let address = try bytes.macAddress(28, of: "bootp")
      out.append("\n\t  Client-Ethernet-Address ")
      out.append(address)
    }
    try append("\n\t  sname \"", textOf: bytes, 44..<108, to: &out)
    try append("\n\t  file \"", textOf: bytes, 108..<236, to: &out)
  }

  /// Appends an address that is not 0.0.0.0.
  private func append(
    _ title: StaticString,
    addressOf bytes: RawSpan,
    at offset: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let address = try bytes.ipv4Address(offset, of: "bootp")
    guard address.rawValue != 0 else { return }
    out.append(title)
    out.append(address)
  }

  /// Appends a text of fixed room that ends with a zero octet; nothing when it is empty.
  private func append(
    _ title: StaticString,
    textOf bytes: RawSpan,
    _ range: Range<Int>,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard try bytes.octet(range.lowerBound, of: "bootp") != 0 else { return }
    out.append(title)
    for offset in range {
      guard offset < bytes.byteCount else { break }
      let octet = bytes.octet(at: offset)
      guard octet != 0 else { return out.append("\"") }
      out.append(caret: octet)
    }
    out.append("\"")
    throw Truncation(name: "bootp", keepsLinkHeader: true)
  }

  /// Appends what the vendor's area holds, which its first four octets tell (RFC 2132 §2).
  private func appendDHCPVendorArea(
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard bytes.byteCount >= 240 else {
      throw Truncation(name: "bootp", keepsLinkHeader: true)
    }
    switch bytes.bigEndian(at: 236, as: UInt32.self) {
    case DHCPMessage.magicCookie:
      out.append("\n\t  Vendor-rfc1048 Extensions\n\t    Magic Cookie 0x63825363")
      try append(dhcpOptions: bytes.extracting(droppingFirst: 240), to: &out)
    case 0x434d_5500:
      out.append(" vend-cmu")
      try append(carnegieMellonArea: bytes, to: &out)
    case 0: break
    case let number:
      out.append("\n\t  Vendor-#0x")
      out.append(hexadecimal: UInt64(number))
    }
  }

  /// Appends the addresses that hosts of Carnegie Mellon University put there before RFC 1048.
  private func append(
    carnegieMellonArea bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let flags = try bytes.octet(240, of: "bootp")
    if flags & ~1 != 0 {
      out.append(" F:0x")
      out.append(hexadecimal: UInt64(flags), digits: 1)
    }
    try append(" DG:", addressOf: bytes, at: 248, to: &out)
    try append(flags & 1 != 0 ? " SM:" : " SM*:", addressOf: bytes, at: 244, to: &out)
    try append(" NS1:", addressOf: bytes, at: 252, to: &out)
    try append(" NS2:", addressOf: bytes, at: 256, to: &out)
    try append(" IEN1:", addressOf: bytes, at: 260, to: &out)
    try append(" IEN2:", addressOf: bytes, at: 264, to: &out)
    try append(" TS1:", addressOf: bytes, at: 268, to: &out)
    try append(" TS2:", addressOf: bytes, at: 272, to: &out)
  }
}
