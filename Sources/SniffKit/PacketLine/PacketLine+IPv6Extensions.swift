internal import NetCore

// The extension headers of IPv6.
extension PacketLine {
  mutating func append(
    hopByHop header: borrowing IPv6OptionsHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    if appendMisplaced(hopByHop: dissection, at: dissection.layerOffset, to: &out) { return false }
    frame.hasHopByHopHeader = true
    var isWellFormed = header.isComplete
    if isWellFormed {
      out.append("HBH ")
      isWellFormed = appendOptions(of: header, dissection, isHopByHop: true, to: &out)
    }
    if !isWellFormed { out.append(truncated: "hbhopt") }
    if case .ipv6(let ip) = dissection.network, ip.payloadLength == 0,
      dissection.stop != nil || !header.isComplete
    {
      out.append("[No valid Jumbo Payload Hop-by-Hop option found] (invalid)")
      return false
    }
    if case .ipv6(let ip) = dissection.network, ip.payloadLength == 0,
      let length = header.options.jumboPayloadLength
    {
      frame.missingJumboByteCount = IPv6Header.byteCount + Int(length) - frame.ipv6WireByteCount
    }
    return isWellFormed && continues(dissection, to: &out)
  }

  /// Appends that hop-by-hop options are not where they must be: right behind the IPv6 header
  /// (RFC 8200 §4.1); returns whether that is so.
  private func appendMisplaced(
    hopByHop dissection: borrowing Dissection,
    at offset: Int,
    to out: inout LineBuffer
  ) -> Bool {
    if frame.hasHopByHopHeader {
      out.append("[The Hop-by-Hop Options header was already found] (invalid)")
      return true
    }
    guard offset == frame.ipv6Offset + IPv6Header.byteCount else {
      out.append("[The Hop-by-Hop Options header don't follow the IPv6 header] (invalid)")
      return true
    }
    return false
  }

  /// Appends that hop-by-hop options were not captured, or that they are out of place.
  func appendUnreadableHopByHop(
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard !appendMisplaced(hopByHop: dissection, at: dissection.restOffset, to: &out) else {
      return
    }
    throw Truncation(name: "hbhopt")
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
    let identification = configuration.verbosity > 0 ? header.identification : nil
    let offset = header.fragmentOffset
    append(fragment: identification, offset, dissection, at: dissection.layerOffset, to: &out)
    return offset == 0 && dissection.rest.byteCount > 0
  }

  /// Appends `frag (identification:offset|length)` for the header at `start` of the packet.
  private func append(
    fragment identification: UInt32?,
    _ offset: Int,
    _ dissection: borrowing Dissection,
    at start: Int,
    to out: inout LineBuffer
  ) {
    out.append("frag (")
    if let identification {
      out.append("0x")
      out.append(hexadecimal: UInt64(identification), digits: 8)
      out.append(":")
    }
    out.append(decimal: offset)
    out.append("|")
    var length = 0
    if case .ipv6(let ip) = dissection.network {
      let before = start - frame.ipv6Offset + IPv6FragmentHeader.byteCount
      length = IPv6Header.byteCount + Int(ip.payloadLength) - before
    }
    // A length field that claims less than the headers take gives a huge number, as in C.
    out.append(decimal: UInt64(bitPattern: Int64(length)))
    out.append(offset == 0 ? ") " : ")")
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
    let fields = try bytes.word(2, of: "frag6")
    // The identification is written with `-v` only.
    if configuration.verbosity > 0 { _ = try bytes.longWord(4, of: "frag6") }
    let offset = Int(fields & 0xfff8)
    append(fragment: nil, offset, dissection, at: dissection.restOffset, to: &out)
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
      let lastEntry = try bytes.octet(4, of: "rt6")
      out.append(", last-entry=")
      out.append(decimal: UInt64(lastEntry))
      let flags = try bytes.octet(5, of: "rt6")
      if flags != 0 || configuration.verbosity > 0 {
        out.append(", flags=0x")
        out.append(hexadecimal: UInt64(flags))
      }
      let tag = try bytes.word(6, of: "rt6")
      out.append(", tag=")
      out.append(hexadecimal: UInt64(tag))
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
    guard dissection.stop != nil else { return true }
    out.append(truncated: "ip6")
    return false
  }
}
