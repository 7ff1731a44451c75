internal import NetCore

// Multicast routing protocols that run in IGMP messages.
extension PacketLine {
  /// Appends a message of the Distance Vector Multicast Routing Protocol (RFC 1075).
  func appendMulticastRouting(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let type = try bytes.octet(1, of: "dvmrp")
    out.append(" ")
    out.append(Self.multicastRoutingName(type)) { out in
      out.append("[type ")
      out.append(decimal: UInt64(type))
      out.append("]")
    }
    switch type {
    case 1: if configuration.verbosity > 0 { try appendProbe(bytes, wireByteCount, to: &out) }
    case 2: if configuration.verbosity > 1 { try appendReport(bytes, wireByteCount, to: &out) }
    case 4: try appendNeighbors(bytes, wireByteCount, hasFlags: false, to: &out)
    case 6:
      let minor = try bytes.octet(6, of: "dvmrp")
      let major = try bytes.octet(7, of: "dvmrp")
      out.append(" (v ")
      out.append(decimal: UInt64(major))
      out.append(".")
      out.append(decimal: UInt64(minor))
      out.append("):")
      try appendNeighbors(bytes, wireByteCount, hasFlags: true, to: &out)
    case 7, 8, 9:
      let source = try bytes.ipv4Address(8, of: "dvmrp")
      let group = try bytes.ipv4Address(12, of: "dvmrp")
      out.append(" src ")
      out.append(source)
      out.append(" grp ")
      out.append(group)
      guard type == 7 else { break }
      out.append(" timer ")
      out.append(duration: try bytes.longWord(16, of: "dvmrp"))
    default: break
    }
  }

  private static func multicastRoutingName(_ type: UInt8) -> StaticString? {
    switch type {
    case 1: "Probe"
    case 2: "Report"
    case 3: "Ask-neighbors(old)"
    case 4: "Neighbors(old)"
    case 5: "Ask-neighbors2"
    case 6: "Neighbors2"
    case 7: "Prune"
    case 8: "Graft"
    case 9: "Graft-ACK"
    default: nil
    }
  }

  private func append(
    _ name: StaticString,
    _ byteCount: Int,
    below minimum: Int,
    to out: inout LineBuffer
  ) {
    out.append(name)
    out.append(decimal: byteCount)
    out.append(" < ")
    out.append(decimal: minimum)
    out.append("] (invalid)")
  }

  private func appendProbe(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var left = wireByteCount - 8
    guard left >= 4 else { return append(" [full length ", left, below: 4, to: &out) }
    out.append(configuration.verbosity > 1 ? "\n\t" : " ")
    let generation = try bytes.longWord(8, of: "dvmrp")
    out.append("genid ")
    out.append(decimal: UInt64(generation))
    guard configuration.verbosity > 1 else { return }
    left -= 4
    var offset = 12
    while left > 0 {
      guard left >= 4 else { return append("[remaining length ", left, below: 4, to: &out) }
      let neighbor = try bytes.ipv4Address(offset, of: "dvmrp")
      out.append("\n\tneighbor ")
      out.append(neighbor)
      offset += 4
      left -= 4
    }
  }

  /// Appends the routes of a report, each origin as many octets long as its mask asks for.
  private func appendReport(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var left = wireByteCount - 8
    var offset = 8
    while left > 0 {
      guard left >= 3 else { return append(" [length ", left, below: 3, to: &out) }
      let second = try bytes.octet(offset, of: "dvmrp")
      let third = try bytes.octet(offset + 1, of: "dvmrp")
      let fourth = try bytes.octet(offset + 2, of: "dvmrp")
      let width = fourth != 0 ? 4 : third != 0 ? 3 : second != 0 ? 2 : 1
      out.append("\n\tMask ")
      let mask = 0xff00_0000 | UInt32(second) << 16 | UInt32(third) << 8 | UInt32(fourth)
      out.append(IPv4Address(rawValue: mask))
      offset += 3
      left -= 3
      var isLast = false
      while !isLast {
        guard left >= width + 1 else {
          return out.append("\n\t  [Truncated Report] (invalid)")
        }
        var origin: UInt32 = 0
        for index in 0..<4 {
          let octet = index < width ? try bytes.octet(offset + index, of: "dvmrp") : 0
          origin = origin << 8 | UInt32(octet)
        }
        let metric = try bytes.octet(offset + width, of: "dvmrp")
        isLast = metric & 0x80 != 0
        out.append("\n\t  ")
        out.append(IPv4Address(rawValue: origin))
        out.append(" metric ")
        out.append(decimal: UInt64(metric & 0x7f))
        offset += width + 1
        left -= width + 1
      }
    }
  }

  /// Appends the interfaces of a router with their neighbours, which have flags from the second form
  /// of the message on.
  private func appendNeighbors(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    hasFlags: Bool,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let interfaceByteCount = hasFlags ? 8 : 7
    var left = wireByteCount - 8
    var offset = 8
    while left > 0 {
      guard left >= interfaceByteCount else {
        return append(" [length ", left, below: interfaceByteCount, to: &out)
      }
      let metric = try bytes.octet(offset + 4, of: "dvmrp")
      let threshold = try bytes.octet(offset + 5, of: "dvmrp")
      let flags = hasFlags ? try bytes.octet(offset + 6, of: "dvmrp") : 0
      let count = try bytes.octet(offset + interfaceByteCount - 1, of: "dvmrp")
      let local = try bytes.ipv4Address(offset, of: "dvmrp")
      offset += interfaceByteCount
      left -= interfaceByteCount
      for _ in 0..<count {
        if hasFlags, left <= 0 { return out.append(" [invalid ncount] (invalid)") }
        guard left >= 4 else { return append(" [length ", left, below: 4, to: &out) }
        out.append(" [")
        out.append(local)
        out.append(hasFlags ? " -> " : " ->")
        let neighbor = try bytes.ipv4Address(offset, of: "dvmrp")
        if !hasFlags { out.append(" ") }
        out.append(neighbor)
        out.append(hasFlags ? " (" : ", (")
        out.append(decimal: UInt64(metric))
        out.append("/")
        out.append(decimal: UInt64(threshold))
        append(neighborFlags: flags, to: &out)
        out.append(")]")
        offset += 4
        left -= 4
      }
    }
  }

  private func append(neighborFlags flags: UInt8, to out: inout LineBuffer) {
    if flags & 0x01 != 0 { out.append("/tunnel") }
    if flags & 0x02 != 0 { out.append("/srcrt") }
    if flags & 0x40 != 0 { out.append("/querier") }
    if flags & 0x20 != 0 { out.append("/disabled") }
    if flags & 0x10 != 0 { out.append("/down") }
  }
}
