extension IPPrefix {
  /// Whether the registries call the addresses of the block globally reachable, or `nil` when they
  /// do not say the same of all of them.
  public var globalReachability: RegistryFlag? {
    let answer = network.globalReachability
    // The answer only ever changes at the border of a registered block.
    for start in registeredBorders where contains(start) && start.globalReachability != answer {
      return nil
    }
    return answer
  }

  /// The first address of every registered block, and the address behind its last.
  private var registeredBorders: [IPAddress] {
    switch self {
    case .ipv4:
      SpecialPurposeRegistry.ipv4.flatMap { [$0.prefix.network, $0.prefix.last.next] }
        + IPv4MulticastBlock.all.flatMap { [.ipv4($0.first), IPAddress.ipv4($0.last).next] }
    case .ipv6:
      SpecialPurposeRegistry.ipv6.flatMap { [$0.prefix.network, $0.prefix.last.next] }
        + IPv6AddressSpaceBlock.all.map { .ipv6($0.prefix.network) }
        // Only flags and scope decide about a group, and they are the second octet.
        + (0..<256).map { .ipv6(IPv6Address(high: 0xff << 56 | UInt64($0) << 48, low: 0)) }
    }
  }
}

extension IPAddress {
  /// The address behind this one; behind the last comes the first.
  fileprivate var next: Self {
    switch self {
    case .ipv4(let address): .ipv4(IPv4Address(rawValue: address.rawValue &+ 1))
    case .ipv6(let address): .ipv6(IPv6Address(rawValue: address.rawValue &+ 1))
    }
  }
}
