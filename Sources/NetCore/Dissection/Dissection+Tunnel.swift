// What carries packets of IP or frames inside IP, and what protects them.
extension Dissection {
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readAuthenticationHeader() throws(WireError) -> DissectedLayer? {
    let header = try AuthenticationHeader(parsing: rest)
    let byteCount = header.headerByteCount
    let isTooShort = byteCount < AuthenticationHeader.minimumByteCount
    extend(byteCount, of: .authenticationHeader, to: .ipProtocol(header.nextHeader))
    if isTooShort {
      let needed = AuthenticationHeader.minimumByteCount
      end(
        .badHeaderLength,
        in: .authenticationHeader,
        needed: needed,
        available: byteCount,
        at: restOffset &- byteCount
      )
    }
    return .authenticationHeader(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readESP() throws(WireError) -> DissectedLayer? {
    let header = try ESPHeader(parsing: rest)
    advance(past: ESPHeader.byteCount, to: .payload)
    return .esp(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readGRE() throws(WireError) -> DissectedLayer? {
    let header = try GREHeader(parsing: rest)
    extend(header.headerByteCount, of: .gre, to: Self.upcoming(in: header))
    return .gre(header)
  }

  /// What a GRE header announces.
  private static func upcoming(in header: borrowing GREHeader) -> Upcoming {
    guard header.hasPayload else { return .payload }
    let type = header.protocolType
    if header.version == 1 {
      // RFC 2637 §4.1: PPP is the only protocol of enhanced GRE; its LINKTYPE_ is 9.
      return type == .ppp ? .message(.ppp) : .payload
    }
    switch type {
    case .ipv4, .ipv6, .mpls: return .etherType(type)
    case .transparentEthernetBridging: return .linkType(.ethernet)
    default: return .payload
    }
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readVXLAN() throws(WireError) -> DissectedLayer? {
    let header = try VXLANHeader(parsing: rest)
    advance(past: VXLANHeader.byteCount, to: .linkType(.ethernet))
    return .vxlan(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readGeneve() throws(WireError) -> DissectedLayer? {
    let header = try GeneveHeader(parsing: rest)
    let upcoming: Upcoming =
      switch header.protocolType {
      case .ipv4, .ipv6, .arp, .reverseARP, .mpls, .mplsUpstreamAssigned, .ppp,
        .pppoeDiscovery, .pppoeSession:
        .etherType(header.protocolType)
      case .transparentEthernetBridging: .linkType(.ethernet)
      default: .payload
      }
    extend(header.headerByteCount, of: .geneve, to: upcoming)
    return .geneve(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readSCTP() throws(WireError) -> DissectedLayer? {
    let header = try SCTPHeader(parsing: rest)
    advance(past: SCTPHeader.byteCount, to: .payload)
    return .sctp(header)
  }

  /// Moves behind a header of `headerByteCount` octets, or ends there when that is more than holds
  /// it or was captured.
  @_lifetime(self: copy self)
  mutating func extend(_ headerByteCount: Int, of layer: Layer, to upcoming: Upcoming) {
    let offset = restOffset
    let claimed = restWireByteCount
    let available = rest.byteCount
    advance(past: headerByteCount, to: upcoming)
    if headerByteCount > claimed {
      end(.badLength, in: layer, needed: headerByteCount, available: claimed, at: offset)
    } else if headerByteCount > available {
      end(.truncated, in: layer, needed: headerByteCount, available: available, at: offset)
    }
  }
}
