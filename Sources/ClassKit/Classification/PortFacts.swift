package import NetCore
package import NetLinux

/// What the registries and this host say about a port.
package struct PortFacts: Sendable {
  /// The port.
  package let port: Port
  /// The transport that was given with it.
  package let transport: String?
  /// Its entries in the services file.
  package let services: [ServiceTable.Entry]
  /// What this host's kernel does with port numbers.
  package let policy: HostPortPolicy

  /// The facts of `port`.
  package init(
    _ port: Port,
    transport: String?,
    services: [ServiceTable.Entry],
    policy: HostPortPolicy
  ) {
    self.port = port
    self.transport = transport
    self.services = services
    self.policy = policy
  }

  /// The range of RFC 6335 that the port lies in.
  package var range: PortRange { PortRange(of: port) }

  /// Whether this host's kernel gives the port to sockets that ask for none; `nil` when the host
  /// does not say.
  package var isEphemeralHere: Bool? { policy.ephemeralPorts?.contains(port) }
}
