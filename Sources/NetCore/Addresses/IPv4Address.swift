/// An IPv4 address (RFC 791 §3.2).
public struct IPv4Address: RawRepresentable, Hashable, Sendable {
  /// The address as an integer in host byte order.
  public var rawValue: UInt32

  /// The address whose integer value in host byte order is `rawValue`.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The address of four octets, the most significant first.
  public init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
    rawValue =
      UInt32(first) << 24 | UInt32(second) << 16 | UInt32(third) << 8 | UInt32(fourth)
  }

  /// `0.0.0.0`, the wildcard of sockets.
  public static var unspecified: Self { Self(rawValue: 0) }
  /// `127.0.0.1`.
  public static var loopback: Self { Self(rawValue: 0x7f00_0001) }

  /// The octets, the most significant first.
  public var octets: (UInt8, UInt8, UInt8, UInt8) {
    (
      UInt8(truncatingIfNeeded: rawValue >> 24), UInt8(truncatingIfNeeded: rawValue >> 16),
      UInt8(truncatingIfNeeded: rawValue >> 8), UInt8(truncatingIfNeeded: rawValue)
    )
  }

  /// Whether the address lies in 224.0.0.0/4 (RFC 1112 §4).
  public var isMulticast: Bool { rawValue >> 28 == 0xe }
}

extension IPv4Address: Comparable {
  /// Orders addresses by their integer value.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension IPv4Address: CustomStringConvertible {
  /// The dotted-decimal text.
  public var description: String {
    let (first, second, third, fourth) = octets
    return "\(first).\(second).\(third).\(fourth)"
  }
}
