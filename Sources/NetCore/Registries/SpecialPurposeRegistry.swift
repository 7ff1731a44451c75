/// The IANA IPv4 and IPv6 Special-Purpose Address Registries, and their one rule: the longest
/// matching prefix answers.
///
/// The tables were typed from the registries as IANA last changed them on 2025-10-09.
///
/// Multicast (224.0.0.0/4, ff00::/8) is not in these registries: see ``IPv4MulticastBlock`` and
/// ``IPv6MulticastAddress``.
public enum SpecialPurposeRegistry {
  private static let ipv4Index = FirstOctetIndex(of: ipv4)
  private static let ipv6Index = FirstOctetIndex(of: ipv6)

  /// The position in ``ipv4`` of the narrowest block that holds `address`.
  public static func position(of address: IPv4Address) -> Int? {
    ipv4Index.firstPosition(for: UInt8(truncatingIfNeeded: address.rawValue >> 24)) { position in
      ipv4[position].prefix.contains(.ipv4(address))
    }
  }

  /// The narrowest block that holds `address`.
  public static func narrowest(holding address: IPAddress) -> SpecialPurposeBlock? {
    switch address {
    case .ipv4(let address):
      position(of: address).map { ipv4[$0] }
    case .ipv6(let ipv6Address):
      ipv6Index.firstPosition(for: ipv6Address.firstOctet) { ipv6[$0].prefix.contains(address) }
        .map { ipv6[$0] }
    }
  }

  /// The narrowest block that holds every address of `prefix`.
  public static func narrowest(holding prefix: IPPrefix) -> SpecialPurposeBlock? {
    rows(for: prefix.network)
      .filter { $0.prefix.contains(prefix) }
      .max { $0.prefix.length < $1.prefix.length }
  }

  /// All blocks that hold `address`, the widest first.
  public static func path(to address: IPAddress) -> [SpecialPurposeBlock] {
    rows(for: address)
      .filter { $0.prefix.contains(address) }
      .sorted { $0.prefix.length < $1.prefix.length }
  }

  /// The blocks that lie inside `prefix` and are narrower than it, in order of address.
  public static func blocks(inside prefix: IPPrefix) -> [SpecialPurposeBlock] {
    rows(for: prefix.network)
      .filter { $0.prefix.length > prefix.length && prefix.contains($0.prefix) }
  }

  private static func rows(for address: IPAddress) -> [SpecialPurposeBlock] {
    switch address {
    case .ipv4: ipv4
    case .ipv6: ipv6
    }
  }
}

/// The rows of a registry that can hold an address, by the address's first octet.
///
/// Most first octets have no row and nearly all others one or two, so that a lookup costs one load
/// and few comparisons, and never allocates.
private struct FirstOctetIndex: Sendable {
  /// Where the rows of each octet begin in `positions`; 257 entries, so that each run has an end.
  private let starts: [Int]
  /// Positions in the registry, the longest prefix of an octet first.
  private let positions: [Int]

  init(of rows: [SpecialPurposeBlock]) {
    var starts = [0]
    var positions: [Int] = []
    for octet in UInt8.min...UInt8.max {
      positions += rows.indices
        .filter { (rows[$0].prefix.network.firstOctet...rows[$0].prefix.last.firstOctet) ~= octet }
        .sorted { rows[$0].prefix.length > rows[$1].prefix.length }
      starts.append(positions.count)
    }
    self.starts = starts
    self.positions = positions
  }

  @inline(__always)
  func firstPosition(for octet: UInt8, where matches: (Int) -> Bool) -> Int? {
    for offset in starts[Int(octet)]..<starts[Int(octet) &+ 1] where matches(positions[offset]) {
      return positions[offset]
    }
    return nil
  }
}

extension IPAddress {
  fileprivate var firstOctet: UInt8 {
    switch self {
    case .ipv4(let address): UInt8(truncatingIfNeeded: address.rawValue >> 24)
    case .ipv6(let address): address.firstOctet
    }
  }
}

extension IPv6Address {
  fileprivate var firstOctet: UInt8 { UInt8(truncatingIfNeeded: high >> 56) }
}
