package import NetCore

/// What the registries say about an address block.
package struct PrefixFacts: Sendable {
  /// The block.
  package let prefix: IPPrefix
  /// The address that was written before the slash.
  package let address: IPAddress
  /// The zone that was given with it.
  package let zone: String?
  /// The narrowest special-purpose block that holds all of it.
  package let special: SpecialPurposeBlock?
  /// The special-purpose blocks inside it, in order of address.
  package let covered: [SpecialPurposeBlock]
  /// Whether it is globally reachable; `nil` when that differs inside it.
  package let reachability: RegistryFlag?

  /// Looks `prefix` up.
  package init(_ prefix: IPPrefix, address: IPAddress, zone: String? = nil) {
    self.prefix = prefix
    self.address = address
    self.zone = zone
    special = SpecialPurposeRegistry.narrowest(holding: prefix)
    covered = SpecialPurposeRegistry.blocks(inside: prefix)
    reachability = prefix.globalReachability
  }

  /// The class of all addresses of an IPv4 block, or `nil` when it spans several.
  package var addressClass: IPv4AddressClass? {
    guard case .ipv4(let prefix) = prefix else { return nil }
    let addressClass = IPv4AddressClass(of: prefix.network)
    return prefix.length >= addressClass.block.length ? addressClass : nil
  }

  /// The addresses that hosts of an IPv4 block can have, or `nil` where there are none.
  ///
  /// The first names the network and the last is its broadcast address (RFC 922), except that a
  /// block of 31 bits has two hosts and no broadcast (RFC 3021), and one of 32 bits is one host.
  package var hosts: ClosedRange<IPv4Address>? {
    guard case .ipv4(let prefix) = prefix, hasHosts else { return nil }
    guard prefix.length < 31 else { return prefix.network...prefix.last }
    return IPv4Address(
      rawValue: prefix.network.rawValue &+ 1
    )...IPv4Address(
      rawValue: prefix.last.rawValue &- 1
    )
  }

  /// The directed broadcast address of an IPv4 block, or `nil` where there is none.
  package var broadcast: IPv4Address? {
    guard case .ipv4(let prefix) = prefix, hasHosts, prefix.length < 31 else { return nil }
    return prefix.last
  }

  /// Groups of the class D and the reserved class E are no networks of hosts.
  private var hasHosts: Bool { addressClass?.networkBitCount != nil || addressClass == nil }
}
