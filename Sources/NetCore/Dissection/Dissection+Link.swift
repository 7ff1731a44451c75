// Layers below IP.
extension Dissection {
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readEthernet() throws(WireError) -> DissectedLayer? {
    let header = try EthernetHeader(parsing: rest)
    follow(lengthOrType: header.lengthOrType, behind: EthernetHeader.byteCount)
    return .ethernet(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readVLAN() throws(WireError) -> DissectedLayer? {
    let tag = try VLANTag(parsing: rest)
    follow(lengthOrType: tag.lengthOrType, behind: VLANTag.byteCount)
    return .vlan(tag)
  }

  /// Moves behind a header that ends in a length/type field.
  @inline(__always)
  @_lifetime(self: copy self)
  private mutating func follow(lengthOrType: UInt16, behind headerByteCount: Int) {
    guard lengthOrType <= EtherType.largestLength else {
      return advance(
        past: headerByteCount,
        to: .etherType(EtherType(rawValue: lengthOrType))
      )
    }
    advance(past: headerByteCount, to: .logicalLinkControl)
    if Int(lengthOrType) < restWireByteCount { limit(to: Int(lengthOrType)) }
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readLLC() throws(WireError) -> DissectedLayer? {
    let header = try LLCHeader(parsing: rest)
    let upcoming: Upcoming =
      if header.isFollowedBySNAP {
        .subnetworkAccessProtocol
      } else if header.isUnnumberedInformation(between: 0x42) {
        .message(.spanningTree)
      } else if header.isUnnumberedInformation(between: 0x06) {
        // RFC 948: IPv4 has a service access point of its own, 0x06.
        .etherType(.ipv4)
      } else {
        .payload
      }
    advance(past: header.headerByteCount, to: upcoming)
    return .llc(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readSNAP() throws(WireError) -> DissectedLayer? {
    let header = try SNAPHeader(parsing: rest)
    let upcoming: Upcoming =
      if let type = header.etherType {
        .etherType(type)
      } else if header.holdsSpanningTree {
        .message(.spanningTree)
      } else if header.holdsEthernet {
        .linkType(.ethernet)
      } else {
        .payload
      }
    let byteCount = header.holdsEthernet ? SNAPHeader.byteCount + 2 : SNAPHeader.byteCount
    let available = rest.byteCount
    let offset = restOffset
    advance(past: byteCount, to: upcoming)
    if available < byteCount {
      end(.truncated, in: .snap, needed: byteCount, available: available, at: offset)
    }
    return .snap(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readLinuxSLL() throws(WireError) -> DissectedLayer? {
    let header = try LinuxSLLHeader(parsing: rest)
    note(header.packetType, on: header.deviceType)
    advance(past: LinuxSLLHeader.byteCount, to: Self.linuxProtocol(header.protocolType))
    return .linuxSLL(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readLinuxSLL2() throws(WireError) -> DissectedLayer? {
    let header = try LinuxSLL2Header(parsing: rest)
    note(header.packetType, on: header.deviceType)
    advance(past: LinuxSLL2Header.byteCount, to: Self.linuxProtocol(header.protocolType))
    return .linuxSLL2(header)
  }

  /// Notes whether a packet came in over a wire: on the loopback device (ARPHRD_LOOPBACK) none does.
  @_lifetime(self: copy self)
  private mutating func note(_ packetType: LinuxPacketType, on deviceType: UInt16) {
    isReceived = packetType != .outgoing && deviceType != 772
  }

  /// What one of Linux's ETH_P_ numbers announces; ETH_P_802_2 is 4.
  private static func linuxProtocol(_ number: UInt16) -> Upcoming {
    number == 4 ? .logicalLinkControl : .etherType(EtherType(rawValue: number))
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readNull() throws(WireError) -> DissectedLayer? {
    let header = try NullHeader(parsing: rest)
    let upcoming: Upcoming =
      switch header.ipVersion {
      case 4: .etherType(.ipv4)
      case 6: .etherType(.ipv6)
      default: .payload
      }
    advance(past: NullHeader.byteCount, to: upcoming)
    return .null(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readARP() throws(WireError) -> DissectedLayer? {
    let available = rest.byteCount
    let offset = restOffset
    let header = try ARPHeader(parsing: rest)
    advance(past: header.byteCount, to: .payload)
    if !header.isComplete {
      end(.truncated, in: .arp, needed: header.byteCount, available: available, at: offset)
    }
    return .arp(header)
  }
}
