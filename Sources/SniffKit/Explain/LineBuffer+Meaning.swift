internal import NetCore

// What the registries say, in one line.
extension LineBuffer {
  /// Appends what `address` is, by the special-purpose registry, the multicast registry and its
  /// class.
  mutating func append(meaningOf address: IPv4Address) {
    if let block = SpecialPurposeRegistry.narrowest(holding: .ipv4(address)) {
      append(block)
    } else if let block = IPv4MulticastBlock(holding: address) {
      append("multicast: ")
      append(block.name)
      append(" (")
      append(block.reference)
      append(")")
    } else {
      append("global unicast: in no special-purpose block")
    }
    append("; class ")
    append(IPv4AddressClass(of: address).letter)
    append(reachabilityOf: .ipv4(address))
  }

  /// Appends what `address` is, by the special-purpose registry, the registry of the address space
  /// and the parts of multicast addresses.
  mutating func append(meaningOf address: IPv6Address) {
    if let group = IPv6MulticastAddress(address) {
      append("multicast, ")
      append(group.scope.name)
      append(" scope (RFC 4291)")
      if let name = group.wellKnownName {
        append(": ")
        append(name)
      }
    } else if let block = SpecialPurposeRegistry.narrowest(holding: .ipv6(address)) {
      append(block)
    } else {
      let space = IPv6AddressSpaceBlock(holding: address)
      append(space.allocation)
      append(", ")
      append(space.prefix)
      append(" (")
      append(space.reference)
      append(")")
    }
    if let embedded = EmbeddedIPv4Address(in: address) {
      append("; ")
      append(embedded.mechanism.name)
      append(" ")
      append(embedded.address)
    }
    append(reachabilityOf: .ipv6(address))
  }

  private mutating func append(_ block: SpecialPurposeBlock) {
    append(block.name)
    append(", ")
    append(block.prefix)
    append(" (")
    append(block.reference)
    append(")")
  }

  private mutating func append(reachabilityOf address: IPAddress) {
    switch address.globalReachability {
    case .yes: append("; globally reachable")
    case .no: append("; not globally reachable")
    case .notApplicable, .unstated: break
    }
  }

  /// Appends what `address` is: whom it addresses, and who gave it (IEEE Std 802, Clause 8).
  mutating func append(meaningOf address: MACAddress) {
    let isGroup = address.rawValue >> 40 & 1 != 0
    let isLocal = address.rawValue >> 40 & 2 != 0
    switch address.rawValue {
    case MACAddress.broadcast.rawValue: append("broadcast: every station on the link")
    case 0: append("no address")
    case let value where value >> 24 == 0x01_005e && value & 0x80_0000 == 0:
      append("IPv4 multicast group (RFC 1112)")
    case let value where value >> 32 == 0x3333: append("IPv6 multicast group (RFC 2464)")
    case let value where value >> 4 == 0x01_80c2_0000_0:
      append("group of bridges; not forwarded by them (IEEE Std 802.1Q)")
    case _ where isGroup: append("group address")
    case _ where isLocal: append("individual, locally administered")
    default: append("individual, universally administered")
    }
  }

  /// Appends the range of `port` and its names on `transport` in the host's table of services.
  mutating func append(
    meaningOf port: Port,
    transport: StaticString,
    _ services: ServiceTable
  ) {
    let range = PortRange(of: port)
    append(range.name)
    append(" (")
    append(range.formalName)
    append(", RFC 6335)")
    if let service = services.entries(of: port, transport: transport.description).first {
      append(": ")
      append(foreign: service.name)
    }
  }
}
