extension IPAddress {
  /// Whether the registries call the address globally reachable.
  ///
  /// The narrowest special-purpose block answers where there is one. Of the rest, unicast space is
  /// reachable, space that the IETF reserves is not, and a multicast group is not when its scope is
  /// narrower than the Internet; for wider groups no registry answers.
  public var globalReachability: RegistryFlag {
    if let block = SpecialPurposeRegistry.narrowest(holding: self) {
      return block.flags.globallyReachable
    }
    switch self {
    case .ipv4(let address):
      return IPv4MulticastBlock(holding: address)?.reach.globalReachability ?? .yes
    case .ipv6(let address):
      guard let group = IPv6MulticastAddress(address) else {
        return IPv6AddressSpaceBlock(holding: address).isReserved ? .no : .yes
      }
      return group.scope.globalReachability
    }
  }
}

extension IPv4MulticastBlock.Reach {
  fileprivate var globalReachability: RegistryFlag {
    switch self {
    case .link, .administrative, .reserved, .documentation: .no
    case .unbounded: .unstated
    }
  }
}

extension IPv6MulticastScope {
  fileprivate var globalReachability: RegistryFlag {
    // RFC 4291 §2.7: scope f is to be treated like the global scope.
    rawValue >= Self.global.rawValue ? .unstated : .no
  }
}
