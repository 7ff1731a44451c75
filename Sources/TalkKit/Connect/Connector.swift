internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// Makes a connection to a host that may have several addresses.
struct Connector {
  let configuration: ConnectConfiguration
  let latch: SignalLatch

  /// The addresses to try, in the resolver's order.
  func addresses() throws -> [SocketAddress] {
    do {
      return try HostResolver.addresses(of: configuration.host, family: configuration.family)
        .map { $0.with(configuration.port) }
    } catch {
      throw ToolFailure(
        "resolve '\(configuration.host.escapedForTerminal)'",
        why: error.description,
        remedy: configuration.family == nil ? nil : "leave out -4 or -6 to use every family"
      )
    }
  }

  /// A socket of `address`'s family that has the local address asked for.
  func socket(for address: SocketAddress, _ type: SocketType) throws -> Socket {
    let socket = try Socket(address.family, type, nonblocking: true)
    guard configuration.sourceAddress != nil || configuration.sourcePort != nil else {
      return socket
    }
    let unspecified: IPAddress =
      address.family == .ipv6 ? .ipv6(.unspecified) : .ipv4(.unspecified)
    let source = SocketAddress(
      configuration.sourceAddress ?? unspecified,
      port: configuration.sourcePort ?? Port(rawValue: 0)
    )
    if type == .stream { try socket.set(.reuseAddress, to: true) }
    do {
      try socket.bind(to: source)
    } catch {
      throw ToolFailure(
        "send from \(source)",
        why: error.errno.description,
        remedy: error.errno == .addressInUse
          ? "take another --source-port, or none"
          : "use an address and port that this machine may send from"
      )
    }
    return socket
  }

  /// Connects to the first of the addresses that accepts; `nil` when a signal asks for the end.
  ///
  /// Throws a ``ConnectionFailure`` that names each address with its reason.
  func connect() throws -> Socket? {
    var reasons: [(SocketAddress, String)] = []
    for address in try addresses() {
      if let source = configuration.sourceAddress, source.family != address.family {
        reasons.append((address, "not of the family of --source"))
        continue
      }
      do {
        let socket = try socket(for: address, .stream)
        guard try connect(socket, to: address) else { return nil }
        return socket
      } catch let error as SystemError {
        reasons.append((address, error.errno.description))
      } catch is TimedOut {
        reasons.append((address, "no answer in \(configuration.timeout.shortText) s"))
      }
    }
    throw failure(reasons)
  }

  private struct TimedOut: Error {}

  /// Waits for the outcome of one attempt; `false` when a signal asks for the end.
  private func connect(_ socket: borrowing Socket, to address: SocketAddress) throws -> Bool {
    if try socket.connect(to: address) { return true }
    let deadline = MonotonicTime.now.advanced(bySeconds: configuration.timeout)
    var poller = Poller()
    let place = poller.add(socket.descriptor, .writable)
    poller.add(latch.descriptor, .readable)
    while !latch.isStopRequested {
      _ = try poller.wait(until: deadline)
      if !poller.ready(place).isEmpty {
        if let error = try socket.pendingError() { throw error }
        return true
      }
      guard MonotonicTime.now < deadline else { throw TimedOut() }
    }
    return false
  }

  private func failure(_ reasons: [(SocketAddress, String)]) -> ConnectionFailure {
    let name = configuration.host.escapedForTerminal
    guard let first = reasons.first else {
      return ConnectionFailure("connect to \(name)", why: "it has no address")
    }
    if reasons.count == 1 {
      return ConnectionFailure("connect to tcp \(first.0)", why: first.1)
    }
    return ConnectionFailure(
      "connect to \(name) port \(configuration.port)",
      why: reasons.map { "\($0.0): \($0.1)" }.joined(separator: ", ")
    )
  }
}

extension IPAddress {
  /// The family of sockets that use the address.
  fileprivate var family: AddressFamily {
    switch self {
    case .ipv4: .ipv4
    case .ipv6: .ipv6
    }
  }
}

extension Double {
  /// The number without a needless `.0`.
  var shortText: String {
    if let whole = Int(exactly: self) { return String(whole) }
    return description
  }
}
