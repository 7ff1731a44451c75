internal import NetCore

extension PacketLine {
  mutating func append(
    _ header: borrowing IPv4Header,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    if !configuration.showsLinkHeader { out.append("IP ") }
    let wireByteCount = dissection.layerWireByteCount
    guard wireByteCount >= IPv4Header.minimumByteCount else {
      out.append("truncated-ip ")
      out.append(decimal: wireByteCount)
      return false
    }
    frame.hasFragmentHeader = false
    let headerByteCount = header.headerByteCount
    guard headerByteCount >= IPv4Header.minimumByteCount else {
      out.append("bad-hlen ")
      out.append(decimal: headerByteCount)
      return false
    }
    let totalLength = Int(header.totalLength)
    if wireByteCount < totalLength {
      out.append("truncated-ip - ")
      out.append(decimal: totalLength - wireByteCount)
      out.append(" bytes missing! ")
    }
    guard totalLength == 0 || totalLength >= headerByteCount else {
      out.append("bad-len ")
      out.append(decimal: totalLength)
      return false
    }
    if configuration.verbosity > 0 {
      let isWhole = try appendDetails(of: header, wireByteCount, to: &out)
      if !isWhole {
        append(addressesOf: header, to: &out)
        out.append(": ")
        out.append(truncated: "ip")
        return false
      }
    }
    if header.fragmentOffset > 0 {
      guard configuration.quietness < 2 else { return false }
      append(addressesOf: header, to: &out)
      out.append(": ip-proto-")
      out.append(decimal: UInt64(header.protocol.rawValue))
      return false
    }
    if !header.protocol.hasPorts {
      append(addressesOf: header, to: &out)
      out.append(": ")
    }
    guard header.isComplete else {
      out.append(" [remaining caplen(")
      out.append(decimal: header.bytes.byteCount)
      out.append(") < header length(")
      out.append(decimal: headerByteCount)
      out.append(")]")
      throw Truncation(name: "ip")
    }
    return true
  }

  func append(addressesOf header: borrowing IPv4Header, to out: inout LineBuffer) {
    out.append(header.source)
    out.append(" > ")
    out.append(header.destination)
  }

  /// Appends what `-v` shows in parentheses and the line feed behind it; returns whether the options
  /// were captured whole.
  func appendDetails(
    of header: borrowing IPv4Header,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    out.append("(tos 0x")
    out.append(hexadecimal: UInt64(header.trafficClass.rawValue))
    switch header.trafficClass.congestion {
    case .notCapable: break
    case .capableTransport1: out.append(",ECT(1)")
    case .capableTransport0: out.append(",ECT(0)")
    case .congestionExperienced: out.append(",CE")
    }
    if header.timeToLive > 0 {
      out.append(", ttl ")
      out.append(decimal: UInt64(header.timeToLive))
    }
    out.append(", id ")
    out.append(decimal: UInt64(header.identification))
    out.append(", offset ")
    out.append(decimal: header.fragmentOffset)
    out.append(", flags [")
    append(flagsOf: header, to: &out)
    out.append("], proto ")
    out.append(header.protocol.lineName ?? "unknown")
    out.append(" (")
    out.append(decimal: UInt64(header.protocol.rawValue))
    out.append("), length ")
    if header.totalLength > 0 {
      out.append(decimal: UInt64(header.totalLength))
    } else {
      out.append(decimal: wireByteCount)
      out.append(" [was 0, presumed TSO]")
    }
    var isWhole = true
    if header.headerByteCount > IPv4Header.minimumByteCount {
      out.append(", options (")
      do throws(Truncation) {
        try appendOptions(of: header, to: &out)
      } catch {
        guard error.keepsLinkHeader else { throw error }
        out.append(" [truncated-option]")
        isWhole = false
      }
      out.append(")")
    }
    if !configuration.skipsChecksums,
      case .invalid(let actual, let expected) = Dissection.checksumVerdict(of: header)
    {
      out.append(", bad cksum ")
      out.append(hexadecimal: UInt64(actual))
      out.append(" (->")
      out.append(hexadecimal: UInt64(expected))
      out.append(")!")
    }
    out.append(")\n    ")
    return isWhole
  }

  private func append(flagsOf header: borrowing IPv4Header, to out: inout LineBuffer) {
    var separator: StaticString = ""
    func flag(_ isSet: Bool, _ name: StaticString) {
      guard isSet else { return }
      out.append(separator)
      out.append(name)
      separator = ", "
    }
    flag(header.moreFragments, "+")
    flag(header.dontFragment, "DF")
    flag(header.isReservedFlagSet, "rsvd")
    if header.flagsAndFragmentOffset & 0xe000 == 0 { out.append("none") }
  }

  /// Appends what can be told about the start of an IPv4 header.
  func appendUnreadableIPv4(_ bytes: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    let version = try bytes.octet(0, of: "ip") >> 4
    switch version {
    case 4:
      if !configuration.showsLinkHeader { out.append("IP ") }
      out.append(truncated: "ip")
    case 6: out.append("IP6, wrong link-layer encapsulation (invalid)")
    default:
      out.append("IP")
      out.append(decimal: UInt64(version))
      out.append(" (invalid)")
    }
  }

  /// Appends what can be told about a packet of an IP version that there is not.
  func appendUnreadableIP(_ bytes: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    out.append("unknown ip ")
    out.append(decimal: UInt64(try bytes.octet(0, of: "ipn") >> 4))
  }

  /// Appends what is shown of a protocol without a printer.
  mutating func appendUnknown(
    _ type: IPProtocol,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) {
    if type.hasPorts { append(addressesOf: dissection, to: &out) }
    switch type {
    case .icmpv4: out.append("[ICMP requires IPv4] (invalid)")
    case .icmpv6: out.append("[ICMPv6 requires IPv6] (invalid)")
    case .igmp: out.append("[IGMP requires IPv4] (invalid)")
    case .ethernet: out.append("[Ethernet requires IPv6] (invalid)")
    case .noNextHeader: out.append("no next header")
    default:
      out.append(" ip-proto-")
      out.append(decimal: UInt64(type.rawValue))
      out.append(" ")
      out.append(decimal: dissection.restWireByteCount)
    }
  }

  /// Appends the addresses of the innermost IP header: `source > destination: `.
  func append(addressesOf dissection: borrowing Dissection, to out: inout LineBuffer) {
    switch dissection.network {
    case .none: return
    case .ipv4(let header): append(addressesOf: header, to: &out)
    case .ipv6(let header): append(addressesOf: header, to: &out)
    }
    out.append(": ")
  }
}
