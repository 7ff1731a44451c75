// The vocabulary the two tables are typed in: a row fits on two or three lines.
extension SpecialPurposeRegistry {
  static let t = RegistryFlag.yes
  static let f = RegistryFlag.no
  static let n = RegistryFlag.notApplicable
  static let u = RegistryFlag.unstated

  static func v4(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ length: Int) -> IPPrefix {
    .ipv4(IPv4Prefix(registered: IPv4Address(a, b, c, d), length: length))
  }

  static func v6(_ high: UInt64, _ low: UInt64, _ length: Int) -> IPPrefix {
    .ipv6(IPv6Prefix(registered: IPv6Address(high: high, low: low), length: length))
  }

  static func row(
    _ prefix: IPPrefix,
    _ name: StaticString,
    _ reference: StaticString,
    allocated: StaticString,
    terminated: StaticString? = nil,
    _ flags: SpecialPurposeBlock.Flags,
    footnote: StaticString? = nil
  ) -> SpecialPurposeBlock {
    SpecialPurposeBlock(
      prefix: prefix,
      name: name,
      reference: reference,
      allocationDate: allocated,
      terminationDate: terminated,
      flags: flags,
      footnote: footnote
    )
  }

  /// The flags in the registry's order of columns.
  static func flags(
    _ source: RegistryFlag,
    _ destination: RegistryFlag,
    _ forwardable: RegistryFlag,
    _ globallyReachable: RegistryFlag,
    _ reservedByProtocol: RegistryFlag
  ) -> SpecialPurposeBlock.Flags {
    SpecialPurposeBlock.Flags(
      source: source,
      destination: destination,
      forwardable: forwardable,
      globallyReachable: globallyReachable,
      reservedByProtocol: reservedByProtocol
    )
  }
}
