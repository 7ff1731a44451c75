internal import NetCore

// The routing protocol for low-power and lossy networks, RPL (RFC 6550).
extension PacketLine {
  /// Appends the message in `bytes`, which begins behind the ICMPv6 checksum.
  func appendLowPowerRouting(
    _ code: UInt8,
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard code & 0x80 == 0 else { return out.append(", (SEC) [worktodo]") }
    let isVerbose = configuration.verbosity > 0
    switch code {
    case 0: out.append(", (CLR)DODAG Information Solicitation")
    case 1:
      out.append(", (CLR)DODAG Information Object")
      if isVerbose { try appendInformationObject(bytes, wireByteCount, to: &out) }
    case 2:
      out.append(", (CLR)Destination Advertisement Object")
      if isVerbose { try appendAdvertisement(bytes, wireByteCount, to: &out) }
    case 3:
      out.append(", (CLR)Destination Advertisement Object Ack")
      if isVerbose { try appendAcknowledgment(bytes, wireByteCount, to: &out) }
    default:
      out.append(", (CLR)RPL message, unknown code ")
      out.append(decimal: UInt64(code))
    }
  }

  private func appendInformationObject(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard wireByteCount >= 24 else {
      out.append(" [length ")
      out.append(decimal: wireByteCount)
      return out.append(" < 24] (invalid)")
    }
    let identifier = try bytes.ipv6Address(8, of: "icmp6")
    let flags = bytes.octet(at: 4)
    out.append(" [dagid:")
    out.append(identifier)
    out.append(",seq:")
    out.append(decimal: UInt64(bytes.octet(at: 5)))
    out.append(",instance:")
    out.append(decimal: UInt64(bytes.octet(at: 0)))
    out.append(",rank:")
    out.append(decimal: UInt64(bytes.bigEndian(at: 2, as: UInt16.self)))
    out.append(flags & 0x80 != 0 ? ",grounded,mop:" : ",mop:")
    switch flags >> 3 & 7 {
    case 0: out.append("nonstoring")
    case 1: out.append("storing")
    case 2: out.append("nonstoring-multicast")
    case 3: out.append("storing-multicast")
    case let mode:
      out.append("mop")
      out.append(decimal: UInt64(mode))
    }
    out.append(",prf:")
    out.append(decimal: UInt64(flags & 7))
    out.append("]")
    appendRoutingOptions(bytes, 24, wireByteCount, to: &out)
  }

  private func appendAdvertisement(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard bytes.byteCount >= 20 else { return out.append(truncated: "icmp6") }
    let flags = bytes.octet(at: 1)
    let hasIdentifier = flags & 0x40 != 0
    let headerByteCount = hasIdentifier ? 20 : 4
    guard wireByteCount >= headerByteCount else { return out.append(" [|length too short]") }
    try appendInstance(of: bytes, hasIdentifier, sequenceAt: 3, to: &out)
    if flags & 0x80 != 0 { out.append(",acK") }
    if hasIdentifier { out.append(",Dagid") }
    out.append(",")
    out.append(hexadecimal: UInt64(flags), digits: 2)
    out.append("]")
    appendRoutingOptions(bytes, headerByteCount, wireByteCount, to: &out)
  }

  /// Appends the graph, which may be left out, the sequence number and the instance.
  private func appendInstance(
    of bytes: RawSpan,
    _ hasIdentifier: Bool,
    sequenceAt offset: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    out.append(" [dagid:")
    if hasIdentifier {
      out.append(try bytes.ipv6Address(4, of: "icmp6"))
    } else {
      out.append("<elided>")
    }
    out.append(",seq:")
    out.append(decimal: UInt64(bytes.octet(at: offset)))
    out.append(",instance:")
    out.append(decimal: UInt64(bytes.octet(at: 0)))
  }

  private func appendAcknowledgment(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard bytes.byteCount >= 4 else { return out.append(truncated: "icmp6") }
    let hasIdentifier = bytes.octet(at: 1) & 0x80 != 0
    let headerByteCount = hasIdentifier ? 20 : 4
    guard bytes.byteCount >= headerByteCount else { return out.append(truncated: "icmp6") }
    guard wireByteCount >= headerByteCount else { return out.append(" [|dao-length too short]") }
    try appendInstance(of: bytes, hasIdentifier, sequenceAt: 2, to: &out)
    out.append(",status:")
    out.append(decimal: UInt64(bytes.octet(at: 3)))
    out.append("]")
    appendRoutingOptions(bytes, headerByteCount, wireByteCount, to: &out)
  }

  /// Appends the names and lengths of the options behind the first `start` octets, with `-vv`.
  private func appendRoutingOptions(
    _ bytes: RawSpan,
    _ start: Int,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) {
    guard configuration.verbosity > 1 else { return }
    var offset = start
    while offset < wireByteCount {
      guard offset < bytes.byteCount else { return out.append(truncated: "icmp6") }
      let type = bytes.octet(at: offset)
      guard type != 0 else {
        out.append(" opt:pad1")
        offset += 1
        continue
      }
      guard wireByteCount - offset >= 2, offset + 1 < bytes.byteCount else {
        return out.append(truncated: "icmp6")
      }
      let length = Int(bytes.octet(at: offset + 1)) + 2
      out.append(" opt:")
      out.append(Self.routingOptionName(type)) { out in
        out.append("subopt:")
        out.append(decimal: UInt64(type))
      }
      out.append(" len:")
      out.append(decimal: length)
      out.append(" ")
      guard offset + length <= bytes.byteCount, offset + length <= wireByteCount else {
        return out.append(truncated: "icmp6")
      }
      if configuration.verbosity > 2 {
        let data = bytes.extracting(offset + 2..<offset + length)
        out.appendHexadecimalDump(of: data, indent: " ")
      }
      offset += length
    }
  }

  private static func routingOptionName(_ type: UInt8) -> StaticString? {
    switch type {
    case 1: "padN"
    case 2: "metrics"
    case 3: "routinginfo"
    case 4: "config"
    case 5: "rpltarget"
    case 6: "transitinfo"
    case 8: "destprefix"
    case 9: "rpltargetdesc"
    default: nil
    }
  }
}
