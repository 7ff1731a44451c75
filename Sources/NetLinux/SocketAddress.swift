internal import Glibc
public import NetCore

/// Where a socket is or sends to: an address with what its family adds to it.
public enum SocketAddress: Hashable, Sendable {
  /// An IPv4 address and port (ip(7)).
  case ipv4(IPv4Address, port: Port)
  /// An IPv6 address, port and scope: the interface index of a link-local address, or 0 (ipv6(7)).
  case ipv6(IPv6Address, port: Port, scope: UInt32)
  /// The path of a Unix-domain socket as octets; an abstract name begins with octet 0 (unix(7)).
  case unix([UInt8])
  /// A family this module does not read.
  case other(family: UInt16)

  /// An address of either version of IP, with scope 0.
  public init(_ address: IPAddress, port: Port) {
    switch address {
    case .ipv4(let address): self = .ipv4(address, port: port)
    case .ipv6(let address): self = .ipv6(address, port: port, scope: 0)
    }
  }

  /// The family that a socket needs to use the address.
  public var family: AddressFamily {
    switch self {
    case .ipv4: .ipv4
    case .ipv6: .ipv6
    case .unix: .unix
    case .other(let family): AddressFamily(rawValue: Int32(family))
    }
  }

  /// The IP address, or `nil` for the other families.
  public var address: IPAddress? {
    switch self {
    case .ipv4(let address, _): .ipv4(address)
    case .ipv6(let address, _, _): .ipv6(address)
    case .unix, .other: nil
    }
  }

  /// The port, or `nil` for the families that have none.
  public var port: Port? {
    switch self {
    case .ipv4(_, let port), .ipv6(_, let port, _): port
    case .unix, .other: nil
    }
  }

  /// The same address with another port; unchanged for the families that have none.
  public func with(_ port: Port) -> SocketAddress {
    switch self {
    case .ipv4(let address, _): .ipv4(address, port: port)
    case .ipv6(let address, _, let scope): .ipv6(address, port: port, scope: scope)
    case .unix, .other: self
    }
  }
}

extension SocketAddress: CustomStringConvertible {
  /// `10.0.0.1:80`, `[::1]:80`, `[fe80::1%2]:80`, or the escaped path.
  public var description: String {
    var buffer = LineBuffer(capacity: 128)
    buffer.append(self)
    return buffer.text
  }
}
