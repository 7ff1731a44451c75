/// An IPv6 address (RFC 4291 §2), without a zone.
public struct IPv6Address: Hashable, Sendable {
  /// The first eight octets as an integer in host byte order.
  public var high: UInt64
  /// The last eight octets as an integer in host byte order.
  public var low: UInt64

  /// The address made of two 64-bit halves in host byte order.
  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The IPv4-mapped address `::ffff:a.b.c.d` (RFC 4291 §2.5.5.2).
  public init(mapping address: IPv4Address) {
    self.init(high: 0, low: 0xffff_0000_0000 | UInt64(address.rawValue))
  }

  /// `::`, the wildcard of sockets.
  public static var unspecified: Self { Self(high: 0, low: 0) }
  /// `::1`.
  public static var loopback: Self { Self(high: 0, low: 1) }

  /// The address as one 128-bit integer.
  public var rawValue: UInt128 { UInt128(high) << 64 | UInt128(low) }

  /// The address whose 128-bit integer value is `rawValue`.
  public init(rawValue: UInt128) {
    self.init(
      high: UInt64(truncatingIfNeeded: rawValue >> 64),
      low: UInt64(truncatingIfNeeded: rawValue)
    )
  }

  /// The 16-bit group at `index`, 0 being the most significant.
  public func group(_ index: Int) -> UInt16 {
    let half = index < 4 ? high : low
    return UInt16(truncatingIfNeeded: half >> UInt64(16 * (3 - index & 3)))
  }

  /// The IPv4 address of an IPv4-mapped address, else `nil`.
  @inlinable
  public var mappedIPv4: IPv4Address? {
    guard high == 0, low >> 32 == 0xffff else { return nil }
    return IPv4Address(rawValue: UInt32(truncatingIfNeeded: low))
  }

  /// Whether the address lies in ff00::/8 (RFC 4291 §2.7).
  public var isMulticast: Bool { high >> 56 == 0xff }

  /// Whether the address lies in fe80::/10 (RFC 4291 §2.5.6).
  public var isLinkLocalUnicast: Bool { high >> 54 == 0x3fa }
}

extension IPv6Address: Comparable {
  /// Orders addresses by their integer value.
  public static func < (left: Self, right: Self) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension IPv6Address: CustomStringConvertible {
  /// The text form of RFC 5952.
  public var description: String {
    var buffer = LineBuffer(capacity: 48)
    buffer.append(self)
    return buffer.text
  }
}
