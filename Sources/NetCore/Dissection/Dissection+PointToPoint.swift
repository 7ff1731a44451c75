// PPP and what carries it, Cisco's HDLC framing, and MPLS.
extension Dissection {
  /// Reads a frame of link type PPP, which has room for the address, control and protocol fields.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readPPPFrame() throws(WireError) -> DissectedLayer? {
    try WireError.require(4, of: rest, for: .ppp)
    return try readPPP()
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readPPP() throws(WireError) -> DissectedLayer? {
    // A frame has two octets behind the address even where the protocol field takes only one.
    guard restWireByteCount >= 2 else { throw Self.shortPPP(of: restWireByteCount, 2) }
    let header = try PPPHeader(parsing: rest)
    let needed = header.addressByteCount + 2
    guard restWireByteCount >= needed else { throw Self.shortPPP(of: restWireByteCount, needed) }
    advance(past: header.headerByteCount, to: Self.upcoming(behind: header.protocolType))
    return .ppp(header)
  }

  /// Reads a frame of link type PPP in HDLC-like framing, which may be Cisco's framing instead.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readFramedPPP() throws(WireError) -> DissectedLayer? {
    try WireError.require(2, of: rest, for: .ppp)
    let address = rest.octet(at: 0)
    guard address != CiscoHDLCHeader.unicast, address != CiscoHDLCHeader.broadcast else {
      return try readCiscoHDLC()
    }
    let header = try PPPHeader(parsingFramed: rest)
    let type = header.protocolType
    advance(past: type == nil ? 2 : header.headerByteCount, to: Self.upcoming(behind: type))
    return .ppp(header)
  }

  private static func shortPPP(of available: Int, _ needed: Int) -> WireError {
    WireError(.badLength, in: .ppp, needed: needed, available: available)
  }

  /// What a PPP header with `type` announces: an EtherType, or ``Upcoming/payload``.
  public static func upcoming(behind type: PPPProtocol?) -> Upcoming {
    switch type {
    case .ipv4?, .uncompressedTCP?: .etherType(.ipv4)
    case .ipv6?: .etherType(.ipv6)
    case .mplsUnicast?, .mplsMulticast?: .etherType(.mpls)
    // Some systems give the EtherTypes of IP in place of PPP's own numbers.
    case PPPProtocol(rawValue: EtherType.ipv4.rawValue)?: .etherType(.ipv4)
    case PPPProtocol(rawValue: EtherType.ipv6.rawValue)?: .etherType(.ipv6)
    default: .payload
    }
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readPPPoE() throws(WireError) -> DissectedLayer? {
    guard restWireByteCount >= PPPoEHeader.byteCount else {
      throw WireError(
        .badLength,
        in: .pppoe,
        needed: PPPoEHeader.byteCount,
        available: restWireByteCount
      )
    }
    let header = try PPPoEHeader(parsing: rest)
    advance(past: PPPoEHeader.byteCount, to: header.isSession ? .message(.ppp) : .payload)
    if header.payloadByteCount < restWireByteCount { limit(to: header.payloadByteCount) }
    return .pppoe(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readCiscoHDLC() throws(WireError) -> DissectedLayer? {
    let header = try CiscoHDLCHeader(parsing: rest)
    let upcoming: Upcoming =
      switch header.etherType {
      case .ipv4, .ipv6, .mpls, .mplsUpstreamAssigned: .etherType(header.etherType)
      case .reverseARP: .message(.slarp)
      default: .payload
      }
    advance(past: CiscoHDLCHeader.byteCount, to: upcoming)
    return .ciscoHDLC(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readSLARP() throws(WireError) -> DissectedLayer? {
    let message = try SLARPMessage(parsing: rest)
    let isLong = message.code == 2 && message.uptime != nil
    advance(
      past: isLong ? SLARPMessage.uptimeByteCount : SLARPMessage.minimumByteCount,
      to: .payload
    )
    return .slarp(message)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readMPLS() throws(WireError) -> DissectedLayer? {
    guard restWireByteCount >= MPLSLabelStackEntry.byteCount else {
      throw WireError(
        .badLength,
        in: .mpls,
        needed: MPLSLabelStackEntry.byteCount,
        available: restWireByteCount
      )
    }
    let entry = try MPLSLabelStackEntry(parsing: rest)
    let upcoming: Upcoming =
      entry.isBottomOfStack
      ? entry.payloadType.map { .etherType($0) } ?? .payload : .message(.mpls)
    advance(past: MPLSLabelStackEntry.byteCount, to: upcoming)
    return .mpls(entry)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readSpanningTree() throws(WireError) -> DissectedLayer? {
    let available = rest.byteCount
    let claimed = restWireByteCount
    let offset = restOffset
    let message = try SpanningTreeMessage(parsing: rest)
    let byteCount = message.byteCount
    advance(past: byteCount, to: .payload)
    if byteCount > claimed {
      end(.badLength, in: .spanningTree, needed: byteCount, available: claimed, at: offset)
    } else if byteCount > available {
      end(.truncated, in: .spanningTree, needed: byteCount, available: available, at: offset)
    }
    return .spanningTree(message)
  }
}
