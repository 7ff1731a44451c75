/// An IPv4 address block in CIDR notation (RFC 4632 §3.1).
public struct IPv4Prefix: Hashable, Sendable {
  /// The first address of the block; its host bits are zero.
  public let network: IPv4Address
  /// The number of leading bits that all addresses of the block share, 0 to 32.
  public let length: Int

  /// The block of `length` leading bits that holds `address`, or `nil` when `length` is not 0...32.
  public init?(containing address: IPv4Address, length: Int) {
    guard (0...32).contains(length) else { return nil }
    self.length = length
    network = IPv4Address(rawValue: address.rawValue & Self.maskBits(length))
  }

  /// The mask with `length` leading one bits.
  public static func mask(_ length: Int) -> IPv4Address {
    IPv4Address(rawValue: maskBits(min(max(length, 0), 32)))
  }

  private static func maskBits(_ length: Int) -> UInt32 {
    // A shift by the whole width gives 0 for Swift's smart shift.
    UInt32.max << UInt32(32 - length)
  }

  /// The netmask.
  public var mask: IPv4Address { Self.mask(length) }

  /// The last address of the block.
  public var last: IPv4Address { IPv4Address(rawValue: network.rawValue | ~mask.rawValue) }

  /// The number of addresses in the block.
  public var addressCount: UInt64 { 1 << UInt64(32 - length) }

  /// Whether `address` lies in the block.
  public func contains(_ address: IPv4Address) -> Bool {
    address.rawValue & mask.rawValue == network.rawValue
  }
}

extension IPv4Prefix: CustomStringConvertible {
  /// `network/length`.
  public var description: String { "\(network)/\(length)" }
}
