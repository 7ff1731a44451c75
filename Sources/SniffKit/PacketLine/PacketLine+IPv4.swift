internal import NetCore

extension PacketLine {
  mutating func append(
    _ header: borrowing IPv4Header,
    of dissection: inout Dissection,
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
    let (source, destination) = (header.source, header.destination)
    out.write(atMost: 48) { pen in
      pen.append(source)
      pen.append(" > ")
      pen.append(destination)
    }
  }

  /// Appends what `-v` shows in parentheses and the line feed behind it; returns whether the options
  /// were captured whole.
  mutating func appendDetails(
    of header: borrowing IPv4Header,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    append(fieldsOf: header, wireByteCount, to: &out)
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

  /// Appends the fields of a header in front of its options.
  @inline(__always)
  private mutating func append(
    fieldsOf header: borrowing IPv4Header,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) {
    let trafficClass = header.trafficClass
    let timeToLive = header.timeToLive
    let identification = header.identification
    let flagsAndOffset = header.flagsAndFragmentOffset
    let type = header.protocol
    let totalLength = header.totalLength
    out.write(atMost: 256) { pen in
      pen.append("(tos 0x")
      pen.append(hexadecimal: UInt16(trafficClass.rawValue))
      switch trafficClass.congestion {
      case .notCapable: break
      case .capableTransport1: pen.append(",ECT(1)")
      case .capableTransport0: pen.append(",ECT(0)")
      case .congestionExperienced: pen.append(",CE")
      }
      if timeToLive > 0 {
        pen.append(", ttl ")
        pen.append(decimal: timeToLive)
      }
      pen.append(", id ")
      pen.append(decimal: identification)
      pen.append(", offset ")
      pen.append(decimal: (flagsAndOffset & 0x1fff) &* 8)
      pen.append(", flags [")
      Self.append(flags: flagsAndOffset, with: &pen)
      pen.append("], proto ")
      switch type {
      case .tcp: pen.append("TCP (6")
      case .udp: pen.append("UDP (17")
      default:
        pen.append(type.lineName ?? "unknown")
        pen.append(" (")
        pen.append(decimal: type.rawValue)
      }
      pen.append("), length ")
      if totalLength > 0 {
        pen.append(decimal: totalLength)
      } else {
        pen.append(decimal: UInt32(truncatingIfNeeded: wireByteCount))
        pen.append(" [was 0, presumed TSO]")
      }
    }
  }

  /// Appends the names of the three flags in `field`, the reserved one included.
  @inline(__always)
  private static func append(flags field: UInt16, with pen: inout LinePen) {
    switch field >> 13 {
    case 0: pen.append("none")
    case 1: pen.append("+")
    case 2: pen.append("DF")
    case 3: pen.append("+, DF")
    case 4: pen.append("rsvd")
    case 5: pen.append("+, rsvd")
    case 6: pen.append("DF, rsvd")
    default: pen.append("+, DF, rsvd")
    }
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
