/// An address block of either version of IP.
public enum IPPrefix: Hashable, Sendable {
  /// An IPv4 block.
  case ipv4(IPv4Prefix)
  /// An IPv6 block.
  case ipv6(IPv6Prefix)

  /// The block of `length` leading bits that holds `address`, or `nil` when the version has no such
  /// length.
  public init?(containing address: IPAddress, length: Int) {
    switch address {
    case .ipv4(let address):
      guard let prefix = IPv4Prefix(containing: address, length: length) else { return nil }
      self = .ipv4(prefix)
    case .ipv6(let address):
      guard let prefix = IPv6Prefix(containing: address, length: length) else { return nil }
      self = .ipv6(prefix)
    }
  }

  /// The first address of the block.
  public var network: IPAddress {
    switch self {
    case .ipv4(let prefix): .ipv4(prefix.network)
    case .ipv6(let prefix): .ipv6(prefix.network)
    }
  }

  /// The last address of the block.
  public var last: IPAddress {
    switch self {
    case .ipv4(let prefix): .ipv4(prefix.last)
    case .ipv6(let prefix): .ipv6(prefix.last)
    }
  }

  /// The number of leading bits that all addresses of the block share.
  public var length: Int {
    switch self {
    case .ipv4(let prefix): prefix.length
    case .ipv6(let prefix): prefix.length
    }
  }

  /// Whether `address` is of the block's version and lies in the block.
  public func contains(_ address: IPAddress) -> Bool {
    switch (self, address) {
    case (.ipv4(let prefix), .ipv4(let address)): prefix.contains(address)
    case (.ipv6(let prefix), .ipv6(let address)): prefix.contains(address)
    case (.ipv4, .ipv6), (.ipv6, .ipv4): false
    }
  }

  /// Whether every address of `other` lies in the block.
  public func contains(_ other: Self) -> Bool {
    length <= other.length && contains(other.network)
  }
}

extension IPPrefix: CustomStringConvertible {
  /// `network/length`.
  public var description: String {
    switch self {
    case .ipv4(let prefix): prefix.description
    case .ipv6(let prefix): prefix.description
    }
  }
}

extension LineBuffer {
  /// Appends `network/length`.
  public mutating func append(_ prefix: IPPrefix) {
    switch prefix {
    case .ipv4(let prefix):
      append(prefix.network)
      append(UInt8(ascii: "/"))
      append(decimal: prefix.length)
    case .ipv6(let prefix): append(prefix)
    }
  }

  /// Appends `network/length`.
  public mutating func append(_ prefix: IPv6Prefix) {
    if prefix.network == IPv6Address(mapping: .unspecified), prefix.length <= 96 {
      // A block that holds all IPv4 addresses embeds none: ::ffff:0:0/96, as RFC 4291 §2.5.5.2 and
      // the registries write it.
      append("::ffff:0:0")
    } else {
      append(prefix.network)
    }
    append(UInt8(ascii: "/"))
    append(decimal: prefix.length)
  }

  /// Writes an address block as a string member.
  public mutating func member(_ key: StaticString, _ value: IPPrefix) {
    member(key) { $0.append(value) }
  }
}
