internal import NetCore

// Neighbor discovery (RFC 4861) with `-v`.
extension PacketLine {
  func appendRouterAdvertisement(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let flags = try bytes.octet(5, of: "icmp6")
    let hopLimit = try bytes.octet(4, of: "icmp6")
    let lifetime = try bytes.word(6, of: "icmp6")
    let reachable = try bytes.longWord(8, of: "icmp6")
    let retransmission = try bytes.longWord(12, of: "icmp6")
    out.append("\n\thop limit ")
    out.append(decimal: UInt64(hopLimit))
    out.append(", Flags [")
    out.append(
      flags: flags,
      [(0x80, "managed"), (0x40, "other stateful"), (0x20, "home agent"), (0x02, "ipv6 only")]
    )
    out.append("], pref ")
    append(preference: flags, to: &out)
    out.append(", router lifetime ")
    out.append(decimal: UInt64(lifetime))
    out.append("s, reachable time ")
    out.append(decimal: UInt64(reachable))
    out.append("ms, retrans timer ")
    out.append(decimal: UInt64(retransmission))
    out.append("ms")
    try appendOptions(bytes, 16, wireByteCount, to: &out)
  }

  /// Appends the router preference (RFC 4191 §2.1).
  private func append(preference flags: UInt8, to out: inout LineBuffer) {
    switch flags >> 3 & 3 {
    case 0: out.append("medium")
    case 1: out.append("high")
    case 2: out.append("rsv")
    default: out.append("low")
    }
  }

  private func append(lifetime seconds: UInt32, to out: inout LineBuffer) {
    guard seconds != .max else { return out.append("infinity") }
    out.append(decimal: UInt64(seconds))
    out.append("s")
  }

  /// Appends the options behind the first `start` octets, a line each.
  func appendOptions(
    _ bytes: RawSpan,
    _ start: Int,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let cutShort = Truncation(name: "icmp6", keepsLinkHeader: true)
    var offset = start
    while offset < bytes.byteCount {
      guard offset + 2 <= bytes.byteCount else { throw cutShort }
      guard offset < wireByteCount else { return }
      let type = bytes.octet(at: offset)
      let length = Int(bytes.octet(at: offset + 1)) * 8
      guard length > 0, offset + length <= bytes.byteCount else { throw cutShort }
      let option = bytes.extracting(offset..<offset + length)
      out.append("\n\t  ")
      out.append(type.neighborDiscoveryOptionName ?? "unknown")
      out.append(" option (")
      out.append(decimal: UInt64(type))
      out.append("), length ")
      out.append(decimal: length)
      out.append(" (")
      out.append(decimal: length / 8)
      out.append("): ")
      guard try append(option: option, of: bytes.extracting(droppingFirst: start), to: &out) else {
        return
      }
      if configuration.verbosity > 1 {
        out.appendHexadecimalDump(of: option.extracting(droppingFirst: 2), indent: "\n\t    ")
      }
      offset += length
    }
  }

  /// Appends one option; returns whether others may follow.
  private func append(
    option: RawSpan,
    of options: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    switch option.octet(at: 0) {
    case NeighborDiscoveryOption.sourceLinkLayerAddress,
      NeighborDiscoveryOption.targetLinkLayerAddress:
      let address = option.extracting(droppingFirst: 2)
      out.append(hexadecimalOctets: address, separator: UInt8(ascii: ":"))
    case NeighborDiscoveryOption.prefixInformation:
      try append(prefix: option, options, to: &out)
    case NeighborDiscoveryOption.redirectedHeader:
      out.appendHexadecimalDump(
        of: options.extracting(first: option.byteCount),
        indent: "\n\t    "
      )
    case NeighborDiscoveryOption.mtu:
      out.append(" ")
      out.append(decimal: UInt64(option.bigEndian(at: 4, as: UInt32.self)))
      if option.byteCount != 8 { out.append("bad option length") }
    case 7:
      out.append(" ")
      out.append(decimal: UInt64(option.bigEndian(at: 4, as: UInt32.self)))
      out.append("ms")
    case 8:
      out.append(" preference ")
      out.append(decimal: UInt64(option.bigEndian(at: 4, as: UInt16.self)))
      out.append(", lifetime ")
      out.append(decimal: UInt64(option.bigEndian(at: 6, as: UInt16.self)))
    case 24: try append(route: option, to: &out)
    case 25:
      out.append(" lifetime ")
      out.append(decimal: UInt64(option.bigEndian(at: 4, as: UInt32.self)))
      out.append("s,")
      for index in 0..<(option.byteCount / 8 - 1) / 2 {
        out.append(" addr: ")
        out.append(try option.ipv6Address(8 + 16 * index, of: "icmp6"))
      }
    case 31:
      out.append(" lifetime ")
      out.append(decimal: UInt64(option.bigEndian(at: 4, as: UInt32.self)))
      out.append("s, domain(s):")
      try append(domains: option.extracting(droppingFirst: 8), to: &out)
    default:
      guard configuration.verbosity > 1 else {
        out.appendHexadecimalDump(of: option.extracting(droppingFirst: 2), indent: "\n\t  ")
        return false
      }
    }
    return true
  }

  /// Appends a prefix information option (RFC 4861 §4.6.2).
  private func append(
    prefix option: RawSpan,
    _ options: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let prefix = try option.ipv6Address(16, of: "icmp6")
    out.append(prefix)
    out.append("/")
    out.append(decimal: UInt64(option.octet(at: 2)))
    if option.byteCount != 32 { out.append("badlen") }
    out.append(", Flags [")
    out.append(
      flags: option.octet(at: 3),
      [(0x80, "onlink"), (0x40, "auto"), (0x20, "router")]
    )
    out.append("], valid time ")
    append(lifetime: option.bigEndian(at: 4), to: &out)
    out.append(", pref. time ")
    append(lifetime: option.bigEndian(at: 8), to: &out)
  }

  /// Appends a route information option (RFC 4191 §2.3).
  private func append(route option: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    guard option.byteCount <= 24 else {
      throw Truncation(name: "icmp6", keepsLinkHeader: true)
    }
    let high: UInt64 = option.byteCount >= 16 ? option.bigEndian(at: 8) : 0
    let low: UInt64 = option.byteCount >= 24 ? option.bigEndian(at: 16) : 0
    out.append(" ")
    out.append(IPv6Address(high: high, low: low))
    out.append("/")
    out.append(decimal: UInt64(option.octet(at: 2)))
    out.append(", pref=")
    append(preference: option.octet(at: 3), to: &out)
    out.append(", lifetime=")
    append(lifetime: option.bigEndian(at: 4), to: &out)
  }

  /// Appends the domains of a search list (RFC 8106 §5.2), whose names are not compressed.
  private func append(domains octets: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    var offset = 0
    while offset < octets.byteCount, octets.octet(at: offset) != 0 {
      out.append(" ")
      while offset < octets.byteCount {
        let length = Int(octets.octet(at: offset))
        offset += 1
        guard length > 0 else { break }
        guard offset + length <= octets.byteCount else {
          throw Truncation(name: "icmp6", keepsLinkHeader: true)
        }
        for index in offset..<offset + length { out.append(caret: octets.octet(at: index)) }
        out.append(".")
        offset += length
      }
    }
  }
}
