internal import NetCore

// The short way through nearly every packet: see ``Dissection/nextPlain()``.
extension PacketLine {
  /// Appends the line of a packet of nothing but Ethernet, IP, and TCP or UDP; returns whether it is
  /// one.
  ///
  /// Of others, nothing is written.
  @inline(__always)
  mutating func appendPlain(
    _ bytes: RawSpan,
    _ record: PacketRecord,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    guard record.linkType == .ethernet, !takesLongWay else { return false }
    var dissection = Dissection(bytes, linkType: .ethernet, wireByteCount: record.wireByteCount)
    dissection.readsApplications = configuration.showsApplications
    guard let layers = dissection.nextPlain() else { return false }
    // The table of conversations is large, and what it says comes from far away in memory: it is on
    // its way while the beginning of the line is written.
    var conversation: TCPConversationVisit?
    if case .tcp(let header) = layers.transport {
      conversation = visit(of: header, dissection.network)
    }
    timestamps.append(record.timestamp, to: &out)
    // What the line of a plain packet looks at is the same for all of them.
    if !frame.isPlain {
      frame = FrameState()
      frame.isPlain = true
    }
    frame.linkByteCount = EthernetHeader.byteCount
    if configuration.showsLinkHeader {
      append(plain: layers.ethernet, wireByteCount: record.wireByteCount, to: &out)
    }
    switch dissection.network {
    case .none: break
    case .ipv4(let header):
      if !configuration.showsLinkHeader { out.append("IP ") }
      if configuration.verbosity > 0 {
        let wireByteCount = record.wireByteCount &- EthernetHeader.byteCount
        _ = try appendDetails(of: header, wireByteCount, to: &out)
      }
    case .ipv6(let header):
      if !configuration.showsLinkHeader { out.append("IP6 ") }
      if configuration.verbosity > 0 { appendDetails(of: header, to: &out) }
    }
    switch layers.transport {
    case .tcp(let header): try append(header, of: &dissection, conversation, to: &out)
    case .udp(let header): _ = try append(header, of: &dissection, to: &out)
    }
    return true
  }

  /// Appends an Ethernet header in front of IP.
  @inline(__always)
  private mutating func append(
    plain header: borrowing EthernetHeader,
    wireByteCount: Int,
    to out: inout LineBuffer
  ) {
    let isIPv4 = header.lengthOrType == EtherType.ipv4.rawValue
    out.write(atMost: 128) { pen in
      pen.append(header.source)
      pen.append(" > ")
      pen.append(header.destination)
      if isIPv4 {
        pen.append(", ethertype IPv4 (0x0800), length ")
      } else {
        pen.append(", ethertype IPv6 (0x86dd), length ")
      }
      pen.append(decimal: UInt32(truncatingIfNeeded: wireByteCount))
      pen.append(": ")
    }
  }
}
