internal import NetCore
internal import NetLinux

/// The host names of addresses and the service names of ports, each looked up once.
struct EndpointNames {
  /// Whether names are looked up at all.
  let isEnabled: Bool
  private var hosts: [IPAddress: String] = [:]
  private let services: ServiceTable

  /// The names for the rows of `listing` where `configuration` asks for them, looked up now.
  init(for listing: SocketListing, _ configuration: SockConfiguration) {
    isEnabled = configuration.resolvesNames
    guard isEnabled else {
      services = ServiceTable()
      return
    }
    services =
      (try? ServiceTable(readingFileAt: ServiceTable.defaultPath)) ?? ServiceTable()
    let addresses = listing.internet.flatMap { [$0.localAddress, $0.remoteAddress] }
    for address in Set(addresses) where !address.isUnspecified {
      // The name of an IPv4-mapped address is that of the IPv4 address.
      var lookedUp = address
      if case .ipv6(let six) = address, let mapped = six.mappedIPv4 { lookedUp = .ipv4(mapped) }
      if let name = HostResolver.name(of: SocketAddress(lookedUp, port: Port(rawValue: 0))) {
        hosts[address] = name
      }
    }
  }

  /// The name of the host at `address`, when it has one.
  ///
  /// It is foreign text.
  func host(at address: IPAddress) -> String? { isEnabled ? hosts[address] : nil }

  /// The name of the service at `port`, when it has one.
  ///
  /// The port of a raw or an ICMP socket is no port.
  func service(at port: UInt16, of socketProtocol: SocketProtocol) -> String? {
    guard isEnabled, port != 0, socketProtocol != .raw, socketProtocol != .icmp else { return nil }
    return services.entries(
      of: Port(rawValue: port),
      transport: socketProtocol.rawValue
    ).first?.name
  }
}
