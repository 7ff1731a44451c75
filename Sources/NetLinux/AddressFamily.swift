internal import Glibc

/// The family of a socket's addresses (socket(2)).
public struct AddressFamily: RawRepresentable, Hashable, Sendable {
  /// The kernel's number, `AF_*`.
  public var rawValue: Int32

  /// The family with the kernel's number `rawValue`.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// IPv4 (ip(7)).
  public static var ipv4: Self { Self(rawValue: AF_INET) }
  /// IPv6 (ipv6(7)).
  public static var ipv6: Self { Self(rawValue: AF_INET6) }
  /// Unix-domain sockets (unix(7)).
  public static var unix: Self { Self(rawValue: AF_UNIX) }
  /// Kernel messages (netlink(7)).
  public static var netlink: Self { Self(rawValue: AF_NETLINK) }
}
