package import NetCore
internal import NetLinux

/// The host names of addresses, each looked up once.
package struct HostNames: Sendable {
  /// Whether names are looked up at all.
  package let isEnabled: Bool
  private var names: [IPAddress: String] = [:]

  /// No names: nothing is looked up.
  package init() { isEnabled = false }

  /// The names of `addresses`, looked up now.
  package init(of addresses: some Sequence<IPAddress>) {
    isEnabled = true
    for address in Set(addresses) where !address.isUnspecified {
      // The name of an IPv4-mapped address is that of the IPv4 address.
      var lookedUp = address
      if case .ipv6(let six) = address, let mapped = six.mappedIPv4 { lookedUp = .ipv4(mapped) }
      if let name = HostResolver.name(of: SocketAddress(lookedUp, port: Port(rawValue: 0))) {
        names[address] = name
      }
    }
  }

  /// The name of `address`, when it has one.
  ///
  /// It is foreign text.
  package func name(of address: IPAddress) -> String? { isEnabled ? names[address] : nil }
}
