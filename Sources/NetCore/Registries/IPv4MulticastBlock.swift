/// A block of the IANA IPv4 Multicast Address Space Registry (RFC 5771).
///
/// A block is a range and not a prefix: several of them are no power of two.
public struct IPv4MulticastBlock: Hashable, Sendable {
  /// The first address of the block.
  public let first: IPv4Address
  /// The last address of the block.
  public let last: IPv4Address
  /// The registry's name of the block.
  public let name: StaticString
  /// The documents that define the block.
  public let reference: StaticString
  /// How far packets to the groups of the block may travel.
  public let reach: Reach

  /// How far packets to a multicast group may travel.
  public enum Reach: Hashable, Sendable {
    /// Never forwarded off the link, whatever the time to live (RFC 5771 §4).
    case link
    /// Kept inside an administrative boundary (RFC 2365).
    case administrative
    /// No document bounds it; whether it is routed between domains is up to the domains.
    case unbounded
    /// Reserved: no group of the block is in use.
    case reserved
    /// For examples in documents (RFC 6676).
    case documentation
  }

  /// Whether `address` lies in the block.
  public func contains(_ address: IPv4Address) -> Bool { first <= address && address <= last }

  /// The narrowest block that holds `address`, or `nil` when it is not a multicast address.
  public init?(holding address: IPv4Address) {
    guard let position = Self.position(of: address) else { return nil }
    self = Self.all[position]
  }

  /// The position in ``all`` of the narrowest block that holds `address`.
  public static func position(of address: IPv4Address) -> Int? {
    guard address.isMulticast else { return nil }
    // Blocks only ever nest, and a block stands behind all blocks inside it.
    return all.firstIndex { $0.contains(address) }
  }

  /// All blocks that hold `address`, the widest first.
  public static func path(to address: IPv4Address) -> [Self] {
    all.filter { $0.contains(address) }.reversed()
  }

  /// Two blocks are equal when they hold the same addresses.
  public static func == (left: Self, right: Self) -> Bool {
    left.first == right.first && left.last == right.last
  }

  /// Hashes the range.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(first)
    hasher.combine(last)
  }
}

extension IPv4Address {
  /// The MAC address that frames to a multicast group carry: 01:00:5e and the low 23 bits (RFC 1112
  /// §6.4), or `nil` for any other address.
  ///
  /// 32 groups share each MAC address.
  public var multicastMAC: MACAddress? {
    guard isMulticast else { return nil }
    return MACAddress(rawValue: 0x0100_5e00_0000 | UInt64(rawValue & 0x7f_ffff))
  }
}
