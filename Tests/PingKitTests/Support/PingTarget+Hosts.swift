import NetCore
import NetLinux

@testable import PingKit

extension PingTarget {
  /// The router that errors come from.
  var router: SocketAddress {
    switch address {
    case .ipv4: .ipv4(IPv4Address(10, 0, 0, 1), port: Port(rawValue: 0))
    case .ipv6: .ipv6(IPv6Address(high: 0xfd00 << 48, low: 1), port: Port(rawValue: 0), scope: 0)
    }
  }

  static func ipv4(_ last: UInt8 = 2) -> PingTarget {
    make(name: "10.0.0.\(last)", .ipv4(IPv4Address(10, 0, 0, last), port: Port(rawValue: 0)))
  }

  static func ipv6() -> PingTarget {
    let address = IPv6Address(high: 0xfd00 << 48, low: 2)
    return make(name: "fd00::2", .ipv6(address, port: Port(rawValue: 0), scope: 0))
  }

  static func make(name: String, _ destination: SocketAddress) -> PingTarget {
    guard let target = PingTarget(name: name, destination: destination) else {
      preconditionFailure("an IP address was given")
    }
    return target
  }
}
