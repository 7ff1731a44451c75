/// An IPv6 address block (RFC 4291 §2.3).
public struct IPv6Prefix: Hashable, Sendable {
  /// The first address of the block; the bits behind the prefix are zero.
  public let network: IPv6Address
  /// The number of leading bits that all addresses of the block share, 0 to 128.
  public let length: Int

  /// The block of `length` leading bits that holds `address`, or `nil` when `length` is not 0...128.
  public init?(containing address: IPv6Address, length: Int) {
    guard (0...128).contains(length) else { return nil }
    self.length = length
    network = IPv6Address(rawValue: address.rawValue & Self.maskBits(length))
  }

  private static func maskBits(_ length: Int) -> UInt128 {
    // A shift by the whole width gives 0 for Swift's smart shift.
    UInt128.max << UInt128(128 - length)
  }

  /// The last address of the block.
  public var last: IPv6Address {
    IPv6Address(rawValue: network.rawValue | ~Self.maskBits(length))
  }

  /// Whether `address` lies in the block.
  public func contains(_ address: IPv6Address) -> Bool {
    address.rawValue & Self.maskBits(length) == network.rawValue
  }
}

extension IPv6Prefix: CustomStringConvertible {
  /// `network/length`, the network in the form of RFC 5952.
  public var description: String {
    var buffer = LineBuffer(capacity: 64)
    buffer.append(self)
    return buffer.text
  }
}
