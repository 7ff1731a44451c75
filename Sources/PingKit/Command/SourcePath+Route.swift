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
    // Connecting a UDP socket sends nothing; it makes the kernel look for the route and the source.
    let probe = try Socket(destination.family, .datagram)
    if let interface { try probe.bind(toInterface: interface) }
    if let source { try probe.bind(to: source) }
    if toMany { try probe.set(.broadcast, to: true) }
    _ = try probe.connect(to: destination.with(Port(rawValue: 1025)))
    return try probe.localAddress()?.with(Port(rawValue: 0))
  }

  /// Whether `destination`, which the kernel does not let be asked, stands for all hosts of a
  /// network; else it is a route that forbids it.
  func reachesMany(at destination: SocketAddress) -> Bool {
    // IPv6 has groups in place of such addresses.
    destination.family == .ipv4
      && (try? localAddress(toward: destination, toMany: true)) != nil
  }
}
