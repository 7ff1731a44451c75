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

  /// Appends what is left of a layer that could not be read.
  private mutating func appendUnreadable(
    _ stop: WireError,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard stop.reason != .tooDeep else { return out.append(" [too many layers]") }
    switch stop.layer {
    case .ethernet:
      if stop.offset == 0 { frame.linkByteCount = .max } else { frame.enterTunnel() }
      out.append(truncated: "ether")
    case .vlan:
      frame.linkByteCount = .max
      out.append(truncated: "vlan")
    case .llc:
      frame.linkByteCount = .max
      out.append(truncated: "llc")
      appendUnknownOctets(dissection.rest, to: &out)
    case .snap:
      frame.linkByteCount = .max
      out.append(truncated: "snap")
    case .linuxSLL: throw Truncation(name: "sll")
    case .linuxSLL2: throw Truncation(name: "sll2")
    case .null: throw Truncation(name: "null")
    case .ppp: try appendUnreadablePPP(stop, dissection, to: &out)
    case .ciscoHDLC: try appendUnreadableCiscoHDLC(dissection, to: &out)
    case .slarp: appendUnreadableSLARP(dissection, to: &out)
    case .pppoe: try appendUnreadablePPPoE(dissection, to: &out)
    case .mpls: try appendUnreadableMPLS(dissection, to: &out)
    case .spanningTree: try appendUnreadableSpanningTree(dissection, to: &out)
    case .arp: throw Truncation(name: "arp")
    case .ip: try appendUnreadableIP(dissection.rest, to: &out)
    case .ipv4: try appendUnreadableIPv4(dissection.rest, to: &out)
    case .ipv6: appendUnreadableIPv6(dissection.rest, dissection.restWireByteCount, to: &out)
    case .hopByHopOptions: try appendUnreadableHopByHop(dissection, to: &out)
    case .destinationOptions: throw Truncation(name: "dstopt")
    case .routing: try appendUnreadableRouting(dissection.rest, to: &out)
    case .fragment: try appendUnreadableFragment(dissection, to: &out)
    case .authenticationHeader: try appendAuthenticationHeader(dissection.rest, to: &out)
    case .esp: out.append(truncated: "esp")
    case .icmpv4:
      try appendICMPv4(dissection.rest, dissection.restWireByteCount, of: dissection, to: &out)
    case .icmpv6:
      try appendICMPv6(dissection.rest, dissection.restWireByteCount, of: dissection, to: &out)
    case .igmp: try appendIGMP(dissection.rest, dissection.restWireByteCount, to: &out)
    case .udp: appendUnreadableUDP(dissection, to: &out)
    case .tcp: appendUnreadableTCP(dissection, to: &out)
    case .sctp: appendUnreadableSCTP(dissection.restWireByteCount, to: &out)
    case .gre: try appendGRE(dissection.rest, dissection.restWireByteCount, to: &out)
    case .vxlan: try appendVXLAN(dissection.rest, dissection.restWireByteCount, to: &out)
    case .geneve:
      appendUnreadableGeneve(dissection.rest, dissection.restWireByteCount, to: &out)
    case .dns, .dhcp, .ntp, .tls, .http: break
    case .link: break
    }
  }

  /// Appends what is known about octets that no layer of this module reads.
  private mutating func appendUnknown(
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    switch dissection.upcoming {
    case .linkType(let type): appendUnsupported(type, dissection, to: &out)
    case .etherType(let type): appendUnknown(type, dissection, to: &out)
    case .ipProtocol(let type): appendUnknown(type, dissection, to: &out)
    case .laterFragment, .message, .payload, .ip, .logicalLinkControl, .subnetworkAccessProtocol,
      .segment:
      break
    }
  }

  /// Appends why the lengths in the capture's own record cannot be.
  private func appendImpossibleLengths(
    of bytes: RawSpan,
    _ record: PacketRecord,
    to out: inout LineBuffer
  ) {
    let captured = bytes.byteCount
    let wire = record.wireByteCount
    out.append("[Invalid header:")
    var separator: StaticString = ""
    if captured == 0 {
      out.append(" caplen==0")
      separator = ","
    }
    if wire == 0 {
      out.append(separator)
      out.append(" len==0")
      separator = ","
    } else if wire < captured {
      out.append(separator)
      out.append(" len(")
      out.append(decimal: wire)
      out.append(") < caplen(")
      out.append(decimal: captured)
      out.append(")")
      separator = ","
    }
    if captured > Self.largestByteCount {
      out.append(separator)
      out.append(" caplen(")
      out.append(decimal: captured)
      out.append(") > 262144")
      separator = ","
    }
    if wire > Self.largestByteCount {
      out.append(separator)
      out.append(" len(")
      out.append(decimal: wire)
      out.append(") > 262144")
    }
    out.append("]")
  }

  /// The longest packet that is believed, in octets.
  private static let largestByteCount = 262_144
}

/// What is remembered of the packet that is being written.
struct FrameState {
  /// Whether nothing is remembered but the length of an Ethernet header.
  var isPlain = false
  /// The type of the outermost header.
  var linkType = LinkType.ethernet
  /// The length of the link header, which `-x`, `-X` and `-A` leave out, in octets.
  var linkByteCount = 0
  /// That length, from where a tunnel begins; ``linkByteCount`` is of the frame inside then.
  var outerLinkByteCount: Int?
  /// Whether the length of the frame was already written.
  var hasLength = false
  /// The addresses of the Ethernet header, for lines that must show them without `-e`.
  var addresses: (source: MACAddress, destination: MACAddress)?
  /// The length of the frame on the wire, in octets.
  var wireByteCount = 0
  /// The header of a Linux "cooked" capture, for lines that must show it without `-e`.
  var cooked: CookedHeader?
  /// Whether the newest layer is an entry of an MPLS label stack and not its last.
  var isInLabelStack = false
  /// Where a PPP frame begins that was captured with its escapes, in octets.
  var escapedOffset: Int?
  /// Where the LLC header and all behind it lie in the packet.
  var llcRange = 0..<0
  /// Whether the frame from its LLC header on is to be dumped.
  var dumpsLLC = false
  /// The organization in the SNAP header of the newest frame, if it has one.
  var snapOrganization: UInt32?
  /// Where the newest IPv6 header begins, in octets.
  var ipv6Offset = 0
  /// The length of the newest IPv6 packet on the wire, in octets.
  var ipv6WireByteCount = 0
  /// How many octets a jumbogram claims beyond those on the wire, until it was written.
  var missingJumboByteCount = 0
  /// Whether IPv6 hop-by-hop options were seen behind the newest IPv6 header.
  var hasHopByHopHeader = false
  /// Whether an IPv6 fragment header was seen.
  var hasFragmentHeader = false
  /// The length of the packet that an ICMP error quotes and that is still to be written.
  var quotedByteCount: Int?
  /// Where that packet begins, in octets from the start of the whole one.
  var quotedOffset = 0
  /// The ICMP messages around it whose extensions are still to be written.
  var extendedMessages: [ExtendedMessage] = []

  /// Forgets the link header around a tunnel: a frame inside has its own.
  mutating func enterTunnel() {
    if outerLinkByteCount == nil { outerLinkByteCount = linkByteCount }
    hasLength = false
    addresses = nil
    cooked = nil
    snapOrganization = nil
  }
}

/// The fields of a Linux "cooked" capture header of either version.
struct CookedHeader {
  var packetType: LinuxPacketType
  var interfaceIndex: UInt32?
  var address: MACAddress?
  var protocolType: UInt16
  var headerByteCount: Int
}
