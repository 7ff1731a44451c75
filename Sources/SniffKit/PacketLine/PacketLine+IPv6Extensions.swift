internal import NetCore

// The extension headers of IPv6.
extension PacketLine {
  mutating func append(
    hopByHop header: borrowing IPv6OptionsHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    guard !frame.hasHopByHopHeader else {
      out.append("[The Hop-by-Hop Options header was already found] (invalid)")
      return false
    }
    // RFC 8200 §4.1: only the IPv6 header may stand in front of it.
    guard dissection.layerOffset == frame.ipv6Offset + IPv6Header.byteCount else {
      out.append("[The Hop-by-Hop Options header don't follow the IPv6 header] (invalid)")
      return false
    }
    frame.hasHopByHopHeader = true
    guard header.isComplete else {
      out.append(truncated: "hbhopt")
      return false
    }
    out.append("HBH ")
    guard appendOptions(of: header, dissection, isHopByHop: true, to: &out) else {
      out.append(truncated: "hbhopt")
      return false
    }
    if case .ipv6(let ip) = dissection.network, ip.payloadLength == 0, dissection.stop != nil {
      out.append("[No valid Jumbo Payload Hop-by-Hop option found] (invalid)")
      return false
    }
    return continues(dissection, to: &out)
  }

  mutating func append(
    destination header: borrowing IPv6OptionsHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    guard header.isComplete else {
      out.append(truncated: "dstopt")
      return false
    }
    out.append("DSTOPT ")
    if configuration.verbosity > 0 {
      guard appendOptions(of: header, dissection, isHopByHop: false, to: &out) else {
        out.append(truncated: "dstopt")
        return false
      }
    }
    return continues(dissection, to: &out)
  }

  mutating func append(
    _ header: borrowing IPv6FragmentHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) -> Bool {
    frame.hasFragmentHeader = true
    out.append("frag (")
    if configuration.verbosity > 0 {
      out.append("0x")
      out.append(hexadecimal: UInt64(header.identification), digits: 8)
      out.append(":")
    }
    out.append(decimal: header.fragmentOffset)
    out.append("|")
    var length = dissection.layerWireByteCount - IPv6FragmentHeader.byteCount
    if case .ipv6(let ip) = dissection.network {
      let before = dissection.layerOffset - frame.ipv6Offset
      length =
        IPv6Header.byteCount + Int(ip.payloadLength) - before - IPv6FragmentHeader.byteCount
    }
    // A length field that claims less than the headers take gives a huge number, as in C.
    out.append(decimal: UInt64(bitPattern: Int64(length)))
    out.append(")")
    guard header.fragmentOffset == 0 else { return false }
    out.append(" ")
    return dissection.rest.byteCount > 0
  }

  mutating func append(
    _ header: borrowing IPv6RoutingHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    try appendRouting(header.bytes, to: &out) && continues(dissection, to: &out)
  }

  /// Appends what was captured of a routing header that is shorter than its fixed fields.
  func appendUnreadableRouting(_ bytes: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    guard bytes.byteCount > 0 else { return out.append(truncated: "ip6") }
    _ = try appendRouting(bytes, to: &out)
  }

  func appendUnreadableFragment(
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let bytes = dissection.rest
    out.append("frag (")
    if configuration.verbosity > 0 {
      let identification = try bytes.longWord(4, of: "frag6")
      out.append("0x")
      out.append(hexadecimal: UInt64(identification), digits: 8)
      out.append(":")
    }
    throw Truncation(name: "frag6")
  }

  /// Appends a routing header; returns whether its type is known and its length fits the type.
  private func appendRouting(
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    out.append("RT6")
    let length = try bytes.octet(1, of: "rt6")
    out.append(" (len=")
    out.append(decimal: UInt64(length))
    let type = try bytes.octet(2, of: "rt6")
    out.append(", type=")
    out.append(decimal: UInt64(type))
    if type == 0 { out.append(" [Deprecated]") }
    let segmentsLeft = try bytes.octet(3, of: "rt6")
    out.append(", segleft=")
    out.append(decimal: UInt64(segmentsLeft))
    switch type {
    case 0, 2:
      let reserved = try bytes.longWord(4, of: "rt6")
      if reserved != 0 || configuration.verbosity > 0 {
        out.append(", rsv=0x")
        out.append(hexadecimal: UInt64(reserved))
      }
    case 4:
      out.append(", last-entry=")
      out.append(decimal: UInt64(try bytes.octet(4, of: "rt6")))
      let flags = try bytes.octet(5, of: "rt6")
      if flags != 0 || configuration.verbosity > 0 {
        out.append(", flags=0x")
        out.append(hexadecimal: UInt64(flags))
      }
      out.append(", tag=")
      out.append(hexadecimal: UInt64(try bytes.word(6, of: "rt6")))
    default:
      out.append(" (unknown type) (invalid)")
      return false
    }
    guard length % 2 == 0 else {
      out.append(" (invalid length ")
      out.append(decimal: UInt64(length))
      out.append(") (invalid)")
      return false
    }
    for index in 0..<Int(length) / 2 {
      let address = try bytes.ipv6Address(8 + 16 * index, of: "rt6")
      out.append(", [")
      out.append(decimal: index)
      out.append("]")
      out.append(address)
    }
    out.append(") ")
    return true
  }

  /// Whether another header can follow: not when this one was longer than what holds it.
  private mutating func continues(
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) -> Bool {
    frame.hasExtensionHeader = true
    guard dissection.stop != nil else { return true }
    out.append(truncated: "ip6")
    return false
  }
}
