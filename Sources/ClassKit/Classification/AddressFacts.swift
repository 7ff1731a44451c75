package import NetCore

/// What the registries say about one address.
package struct AddressFacts: Sendable {
  /// The address.
  package let address: IPAddress
  /// The zone that was given with it (RFC 4007 §11).
  package let zone: String?
  /// The special-purpose blocks that hold it, the widest first.
  package let path: [SpecialPurposeBlock]
  /// Whether it is globally reachable.
  package let reachability: RegistryFlag

  /// Looks `address` up.
  package init(_ address: IPAddress, zone: String? = nil) {
    self.address = address
    self.zone = zone
    path = SpecialPurposeRegistry.path(to: address)
    reachability = address.globalReachability
  }

  /// The narrowest special-purpose block: the one whose flags count.
  package var special: SpecialPurposeBlock? { path.last }
}
