internal import NetCore
internal import NetLinux

// What the kernel says about its routes.
extension SourcePath {
  /// The address, without a port, that the kernel would send from to `destination`; with `toMany`
  /// also when that stands for all hosts of a network, which it refuses to those who do not ask.
  func localAddress(
    toward destination: SocketAddress,
    toMany: Bool = false
  ) throws(SystemError) -> SocketAddress? {
    let probe = try routeSocket(destination.family)
    if toMany { try probe.set(.broadcast, to: true) }
    _ = try probe.connect(to: destination.with(Self.anyService))
    return try probe.localAddress()?.with(Port(rawValue: 0))
  }

  /// A UDP socket on this path: to connect it sends nothing, and makes the kernel look for the route
  /// and the source.
  func routeSocket(_ family: AddressFamily) throws(SystemError) -> Socket {
    let probe = try Socket(family, .datagram)
    if let interface { try probe.bind(toInterface: interface) }
    if let source { try probe.bind(to: source) }
    return probe
  }

  /// The port that such sockets are connected to; not every kernel takes 0.
  static let anyService = Port(rawValue: 1025)

  /// Whether `destination`, which the kernel does not let be asked, stands for all hosts of a
  /// network; else it is a route that forbids it.
  func reachesMany(at destination: SocketAddress) -> Bool {
    // IPv6 has groups in place of such addresses.
    destination.family == .ipv4
      && (try? localAddress(toward: destination, toMany: true)) != nil
  }
}
