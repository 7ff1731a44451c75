/// An IPv4 address that a transition mechanism wrote into an IPv6 address.
public struct EmbeddedIPv4Address: Hashable, Sendable {
  /// The mechanism, which says where in the IPv6 address the IPv4 address is.
  public enum Mechanism: Hashable, Sendable {
    /// ::ffff:0:0/96, IPv4 in the programming interface of IPv6 (RFC 4291 §2.5.5.2).
    case mapped
    /// ::/96, deprecated (RFC 4291 §2.5.5.1).
    case compatible
    /// 64:ff9b::/96, the well-known prefix of NAT64 (RFC 6052 §2.1).
    case translated
    /// 2002::/16 (RFC 3056 §2).
    case sixToFour
    /// 2001::/32: the client, stored inverted (RFC 4380 §4).
    case teredoClient

    /// The mechanism's name.
    public var name: StaticString {
      switch self {
      case .mapped: "IPv4-mapped"
      case .compatible: "IPv4-compatible (deprecated)"
      case .translated: "NAT64"
      case .sixToFour: "6to4"
      case .teredoClient: "Teredo client"
      }
    }
  }

  /// The mechanism.
  public let mechanism: Mechanism
  /// The embedded address.
  public let address: IPv4Address

  /// Finds the IPv4 address in `address`, or `nil` when no mechanism's prefix matches.
  public init?(in address: IPv6Address) {
    let low = UInt32(truncatingIfNeeded: address.low)
    switch (address.high, address.low >> 32) {
    case (0, 0xffff): self.init(.mapped, low)
    // :: and ::1 are addresses of their own and embed nothing.
    case (0, 0) where low > 1: self.init(.compatible, low)
    case (0x0064_ff9b_0000_0000, 0): self.init(.translated, low)
    case (let high, _) where high >> 48 == 0x2002:
      self.init(.sixToFour, UInt32(truncatingIfNeeded: high >> 16))
    case (let high, _) where high >> 32 == 0x2001_0000: self.init(.teredoClient, ~low)
    default: return nil
    }
  }

  private init(_ mechanism: Mechanism, _ value: UInt32) {
    self.mechanism = mechanism
    address = IPv4Address(rawValue: value)
  }
}
