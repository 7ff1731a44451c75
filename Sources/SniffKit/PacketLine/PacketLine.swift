package import NetCore

/// Writes one line for each packet, as `tcpdump -nn` writes it.
///
/// The line is a walk along the layers of the packet: what each layer adds is in the extension file
/// of that layer.
package struct PacketLine: ~Copyable {
  let configuration: PacketLineConfiguration
  var timestamps: TimestampWriter
  var conversations: TCPSequenceTable
  /// Whether the configuration leaves the short way to the general one, which knows all of it.
  let takesLongWay: Bool
  let conversationKeys = TCPConversation.Keys.random()
  var frame = FrameState()

  /// A writer with nothing seen yet.
  package init(_ configuration: PacketLineConfiguration) {
    self.configuration = configuration
    timestamps = TimestampWriter(configuration)
    takesLongWay = configuration.isQuiet
    conversations = TCPSequenceTable(limit: configuration.conversationLimit)
  }

  /// Appends the line of the packet whose captured octets are `bytes`, without a line feed behind
  /// it; `-v` and dumps put line feeds inside.
  package mutating func append(
    _ bytes: RawSpan,
    _ record: PacketRecord,
    to out: inout LineBuffer
  ) {
    guard appendText(bytes, record, to: &out) else { return }
    appendDump(of: bytes, to: &out)
  }

  /// Appends the line without the dump behind it; returns whether a dump may follow.
  mutating func appendText(
    _ bytes: RawSpan,
    _ record: PacketRecord,
    to out: inout LineBuffer
  ) -> Bool {
    if configuration.showsNumber {
      out.append(decimal: record.number, rightAlignedIn: 5)
      out.append("  ")
    }
    if record.wireByteCount < bytes.byteCount || bytes.byteCount == 0
      || record.wireByteCount > Self.largestByteCount
    {
      appendImpossibleLengths(of: bytes, record, to: &out)
      return false
    }
    do throws(Truncation) {
      if try appendPlain(bytes, record, to: &out) { return true }
      timestamps.append(record.timestamp, to: &out)
      frame = FrameState()
      frame.linkType = record.linkType
      try appendLayers(of: bytes, record, to: &out)
    } catch {
      frame.isPlain = false
      out.append(truncated: error.name)
      if error.keepsLinkHeader { appendRemainingExtensions(of: bytes, to: &out) }
      // Where the line broke off, tcpdump no longer knows the link header and dumps everything.
      if !error.keepsLinkHeader { frame.outerLinkByteCount = 0 }
    }
    if let outer = frame.outerLinkByteCount { frame.linkByteCount = outer }
    return true
  }

  /// Appends the dump of the packet whose line was just written, when dumps are wanted.
  func appendDump(of bytes: RawSpan, to out: inout LineBuffer) {
    switch configuration.dump {
    case .none: break
    case .hexadecimal, .hexadecimalAndText, .text:
      appendDump(of: bytes, skipping: frame.linkByteCount, to: &out)
    }
  }

  private mutating func appendLayers(
    of bytes: RawSpan,
    _ record: PacketRecord,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var dissection = Dissection(
      bytes,
      linkType: record.linkType,
      wireByteCount: record.wireByteCount
    )
    dissection.readsApplications = configuration.showsApplications
    if configuration.showsLinkHeader,
      record.linkType == .raw || record.linkType == .ipv4
        || record.linkType == .ipv6
    {
      out.append("ip: ")
    }
    while try appendNextLayer(of: &dissection, to: &out) {}
    // Behind a cooked header, the dump of a frame that stays unknown begins with its LLC header.
    if frame.dumpsLLC, frame.cooked != nil { frame.linkByteCount = frame.llcRange.lowerBound }
    if frame.dumpsLLC, configuration.dumpsUnknown {
      appendUnknownOctets(bytes.extracting(frame.llcRange), to: &out)
    }
    if let start = frame.escapedOffset {
      return try appendEscaped(bytes.extracting(droppingFirst: start), to: &out)
    }
    // An ICMP error quotes a packet, which may be an ICMP error that quotes a packet; each is at
    // least 28 octets shorter than the one around it.
    while let quoted = frame.quotedByteCount {
      frame.quotedByteCount = nil
      frame.quotedOffset += dissection.restOffset
      dissection = Dissection(
        dissection.rest.extracting(first: quoted),
        as: .etherType(.ipv4),
        wireByteCount: quoted
      )
      dissection.readsApplications = configuration.showsApplications
      while try appendNextLayer(of: &dissection, to: &out) {}
    }
    if !frame.extendedMessages.isEmpty { try appendExtensions(of: bytes, to: &out) }
  }

  /// Appends the next layer; returns whether another may follow.
  mutating func appendNextLayer(
    of dissection: inout Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    if frame.missingJumboByteCount > 0, case .ipProtocol(let type) = dissection.upcoming,
      !type.isIPv6Extension
    {
      appendMissing(frame.missingJumboByteCount, to: &out)
      frame.missingJumboByteCount = 0
    }
    guard let layer = dissection.next() else {
      if let stop = dissection.stop {
        try appendUnreadable(stop, of: dissection, to: &out)
      } else {
        try appendUnknown(dissection, to: &out)
      }
      return false
    }
    switch layer {
    case .tcp(let header):
      try append(header, of: &dissection, visit(of: header, dissection.network), to: &out)
    case .udp(let header): return try append(header, of: &dissection, to: &out)
    // What UDP and TCP carry is written with them.
    case .dns, .dhcp, .ntp, .tls, .http: break
    case .ipv4(let header): return try append(header, of: &dissection, to: &out)
    case .ipv6(let header): return try append(header, of: &dissection, to: &out)
    case .ethernet(let header): return try append(header, of: &dissection, to: &out)
    case .vlan(let tag): return try append(tag, of: dissection, to: &out)
    case .llc(let header): return try append(header, of: dissection, to: &out)
    case .snap(let header): return try append(header, of: dissection, to: &out)
    case .linuxSLL(let header): return append(header, of: dissection, to: &out)
    case .linuxSLL2(let header): return append(header, of: dissection, to: &out)
    case .null(let header): return append(header, of: dissection, to: &out)
    case .ppp(let header): return try append(header, of: dissection, to: &out)
    case .ciscoHDLC(let header): return append(header, of: dissection, to: &out)
    case .slarp(let message): try append(message, of: dissection, to: &out)
    case .pppoe(let header): return try append(header, of: dissection, to: &out)
    case .mpls(let entry): return try append(entry, of: dissection, to: &out)
    case .spanningTree(let message): try append(message, of: dissection, to: &out)
    case .arp(let header): try append(header, of: &dissection, to: &out)
    case .hopByHopOptions(let header): return try append(hopByHop: header, of: dissection, to: &out)
    case .destinationOptions(let header):
      return try append(destination: header, of: dissection, to: &out)
    case .routing(let header): return try append(header, of: dissection, to: &out)
    case .fragment(let header): return append(header, of: dissection, to: &out)
    case .authenticationHeader(let header):
      return try append(header, of: dissection, to: &out)
    case .esp(let header): append(header, of: dissection, to: &out)
    case .icmpv4(let message):
      try appendICMPv4(message.bytes, dissection.layerWireByteCount, of: dissection, to: &out)
    case .icmpv6(let message):
      try appendICMPv6(message.bytes, dissection.layerWireByteCount, of: dissection, to: &out)
    case .igmp(let message):
      try appendIGMP(message.bytes, dissection.layerWireByteCount, to: &out)
    case .sctp(let header): try append(header, of: dissection, to: &out)
    case .gre(let header): return try append(header, of: dissection, to: &out)
    case .vxlan(let header): return try append(header, of: dissection, to: &out)
    case .geneve(let header): return try append(header, of: dissection, to: &out)
    }
    return false
  }
}
