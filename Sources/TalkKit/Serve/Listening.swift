internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// Opens what a server listens on.
enum Listening {
  /// Opens a socket for every address and transport that the configuration names.
  ///
  /// An address asked for with port 0 gets one port for all its sockets, so that its clients need
  /// know only one.
  static func open(
    _ configuration: ServeConfiguration
  ) throws -> ([StreamListener], [DatagramListener]) {
    var streams: [StreamListener] = []
    var datagrams: [DatagramListener] = []
    for place in configuration.listen {
      let addresses = try addresses(of: place)
      // The port that the kernel chose for the first socket may be taken for the next.
      for attempt in 1...32 {
        do {
          let opened = try open(addresses, port: place.port, configuration)
          streams += opened.0
          datagrams += opened.1
          break
        } catch let error as SystemError {
          guard place.port.rawValue == 0, error.errno == .addressInUse, attempt < 32 else {
            throw failure(error)
          }
        }
      }
    }
    return (streams, datagrams)
  }

  private static func open(
    _ addresses: [SocketAddress],
    port: Port,
    _ configuration: ServeConfiguration
  ) throws -> ([StreamListener], [DatagramListener]) {
    var streams: [StreamListener] = []
    var datagrams: [DatagramListener] = []
    var port = port
    for address in addresses {
      for transport in configuration.transports {
        switch transport {
        case .tcp:
          let listener = try stream(address.with(port), configuration.backlog)
          streams.append(listener)
          port = listener.address.port ?? port
        case .udp:
          let listener = try datagram(address.with(port))
          datagrams.append(listener)
          port = listener.address.port ?? port
        }
      }
    }
    return (streams, datagrams)
  }

  private static func stream(
    _ address: SocketAddress,
    _ backlog: Int32
  ) throws -> StreamListener {
    let socket = try Socket(address.family, .stream, nonblocking: true)
    // A server that is started again must not wait for the old connections' TIME_WAIT.
    try socket.set(.reuseAddress, to: true)
    // Accepted sockets inherit both: small replies leave at once, and the kernel finds out about
    // clients that vanished without a word.
    try socket.set(.tcpNoDelay, to: true)
    try socket.set(.keepAlive, to: true)
    if address.family == .ipv6 { try socket.set(.ipv6Only, to: true) }
    try socket.bind(to: address)
    try socket.listen(backlog: backlog)
    let bound = try socket.localAddress()
    return StreamListener(socket: socket, address: bound ?? address)
  }

  private static func datagram(_ address: SocketAddress) throws -> DatagramListener {
    let socket = try Socket(address.family, .datagram, nonblocking: true)
    if address.family == .ipv6 { try socket.set(.ipv6Only, to: true) }
    if address.address?.isUnspecified ?? false {
      try socket.set(address.family == .ipv6 ? .ipv6ReceivePacketInfo : .ipv4PacketInfo, to: true)
    }
    try socket.bind(to: address)
    let bound = try socket.localAddress()
    return DatagramListener(socket: socket, address: bound ?? address)
  }

  private static func addresses(of place: ListenAddress) throws -> [SocketAddress] {
    switch place.host {
    case .loopback: return [SocketAddress(.ipv4(.loopback), port: .zero)]
    case .any:
      let ipv4 = SocketAddress(.ipv4(.unspecified), port: .zero)
      let ipv6 = SocketAddress(.ipv6(.unspecified), port: .zero)
      // A kernel without IPv6 has one kind of address only.
      return (try? Socket(.ipv6, .datagram)) == nil ? [ipv4] : [ipv4, ipv6]
    case .named(let name):
      do {
        return try HostResolver.addresses(of: name)
      } catch {
        throw ToolFailure("listen on '\(name.escapedForTerminal)'", why: "\(error)")
      }
    }
  }

  private static func failure(_ error: SystemError) -> ToolFailure {
    let remedy: String? =
      switch error.errno {
      case .addressInUse: "'netsock -tulpn' shows who has the port; port 0 takes a free one"
      case .permissionDenied, .notPermitted:
        "ports below 1024 need sudo, or setcap cap_net_bind_service+ep on this program"
      case .addressNotAvailable: "listen on an address of this machine ('ip address' lists them)"
      default: nil
      }
    return ToolFailure(
      "listen on \(error.subject ?? "a socket")",
      why: error.errno.description,
      remedy: remedy
    )
  }
}

extension Port {
  fileprivate static let zero = Port(rawValue: 0)
}
