extension Dissection {
  /// Reads the layer that ``upcoming`` announces and moves behind its header; `nil` when this
  /// module does not know what is announced.
  ///
  /// This is the one place that says which protocol follows which.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readLayer() throws(WireError) -> DissectedLayer? {
    switch upcoming {
    case .payload, .laterFragment: return nil
    case .linkType(let type): return try readLink(type)
    case .etherType(let type): return try readEtherType(type)
    case .logicalLinkControl: return try readLLC()
    case .subnetworkAccessProtocol: return try readSNAP()
    case .ip: return try readIP()
    case .ipProtocol(let type): return try readIPProtocol(type)
    case .message(let layer): return try readMessage(layer)
    case .segment(let layer): return try readSegment(layer)
    }
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  private mutating func readLink(_ type: LinkType) throws(WireError) -> DissectedLayer? {
    switch type {
    case .ethernet: return try readEthernet()
    case .linuxSLL: return try readLinuxSLL()
    case .linuxSLL2: return try readLinuxSLL2()
    case .null, .loop: return try readNull()
    case .ppp, .pppWithDirection: return try readPPPFrame()
    case .pppHDLC: return try readFramedPPP()
    case .pppoe: return try readPPPoE()
    case .ciscoHDLC: return try readCiscoHDLC()
    // Captures of the two link types for one version hold the other one, too.
    case .raw, .ipv4, .ipv6: return try readIP()
    default: return nil
    }
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  private mutating func readEtherType(_ type: EtherType) throws(WireError) -> DissectedLayer? {
    switch type {
    case .ipv4: return try readIPv4()
    case .ipv6: return try readIPv6()
    case .arp, .reverseARP: return try readARP()
    case .customerVLAN, .serviceVLAN, .stackedVLAN9100, .stackedVLAN9200: return try readVLAN()
    case .jumboLLC: return try readLLC()
    case .ppp: return restWireByteCount > 0 ? try readPPP() : nil
    case .pppoeDiscovery, .pppoeSession: return try readPPPoE()
    case .mpls, .mplsUpstreamAssigned: return try readMPLS()
    default: return nil
    }
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  private mutating func readIP() throws(WireError) -> DissectedLayer? {
    try WireError.require(1, of: rest, for: .ip)
    switch rest.octet(at: 0) >> 4 {
    case 4: return try readIPv4()
    case 6: return try readIPv6()
    default:
      throw WireError(
        .badVersion,
        in: .ip,
        needed: IPv4Header.minimumByteCount,
        available: rest.byteCount
      )
    }
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  private mutating func readIPProtocol(_ type: IPProtocol) throws(WireError) -> DissectedLayer? {
    switch type {
    case .tcp: return try readTCP()
    case .udp: return try readUDP()
    case .icmpv4: return isInIPv6 ? nil : try readICMPv4()
    case .icmpv6: return isInIPv6 ? try readICMPv6() : nil
    case .igmp: return isInIPv6 ? nil : try readIGMP()
    case .ipv4: return try readIPv4()
    case .ipv6: return try readIPv6()
    // Only IPv6 has extension headers; in IPv4 these numbers mean nothing.
    case .hopByHopOptions: return isInIPv6 ? try readHopByHopOptions() : nil
    case .destinationOptions: return isInIPv6 ? try readDestinationOptions() : nil
    case .ipv6Routing: return isInIPv6 ? try readRouting() : nil
    case .ipv6Fragment: return isInIPv6 ? try readFragment() : nil
    case .authenticationHeader: return try readAuthenticationHeader()
    case .encapsulatingSecurityPayload: return try readESP()
    case .sctp: return try readSCTP()
    case .gre: return try readGRE()
    // RFC 8986 §4.9: frames follow an IPv6 header; nobody sends them behind one of IPv4.
    case .ethernet: return isInIPv6 ? try readEthernet() : nil
    default: return nil
    }
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  private mutating func readMessage(_ layer: Layer) throws(WireError) -> DissectedLayer? {
    switch layer {
    case .vxlan: return try readVXLAN()
    case .geneve: return try readGeneve()
    case .dns: return try readDNS()
    case .dhcp: return try readDHCP()
    case .ntp: return try readNTP()
    case .slarp: return try readSLARP()
    case .mpls: return try readMPLS()
    case .ppp: return try readPPP()
    case .spanningTree: return try readSpanningTree()
    default: return nil
    }
  }

  private var isInIPv6: Bool {
    switch network {
    case .ipv6: true
    case .ipv4, .none: false
    }
  }

  /// Moves behind a header of `headerByteCount` octets.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func advance(past headerByteCount: Int, to upcoming: Upcoming) {
    rest = rest.from(headerByteCount)
    restOffset &+= headerByteCount
    restWireByteCount = max(restWireByteCount &- headerByteCount, 0)
    self.upcoming = upcoming
  }

  /// Cuts ``rest`` to the `wireByteCount` octets that a length field claims.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func limit(to wireByteCount: Int) {
    restWireByteCount = wireByteCount
    if rest.byteCount > wireByteCount { rest = rest.extracting(first: max(wireByteCount, 0)) }
  }

  /// Notes that the layer that is being read is the last, because its own fields lie or the capture
  /// ends inside its header.
  @_lifetime(self: copy self)
  mutating func end(
    _ reason: WireError.Reason,
    in layer: Layer,
    needed: Int,
    available: Int,
    at offset: Int
  ) {
    stop = WireError(reason, in: layer, needed: needed, available: available, offset: offset)
  }
}
