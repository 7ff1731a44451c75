package import NetCore
package import NetLinux

/// A host that is asked for replies.
package struct PingTarget: Hashable, Sendable {
  /// The host as it was typed.
  package let name: String
  /// Where the probes go.
  package let destination: SocketAddress
  /// The address of ``destination``.
  package let address: IPAddress
  /// Where the probes come from, as far as the kernel says.
  package let source: SocketAddress?
  /// Whether hosts other than the one addressed may answer: a group, or the routers of a subnet.
  package let isAnsweredByOthers: Bool

  /// The host `name` at `destination`; `nil` when that is no IP address.
  package init?(
    name: String,
    destination: SocketAddress,
    source: SocketAddress? = nil,
    isBroadcast: Bool = false
  ) {
    guard let address = destination.address else { return nil }
    self.name = name
    self.destination = destination
    self.address = address
    self.source = source
    isAnsweredByOthers = isBroadcast || address.isAnsweredByOthers
  }

  /// The protocol that the host is asked with.
  package var version: ICMPVersion { ICMPVersion(for: address) }
}

extension IPAddress {
  /// Whether the address stands for more than one host, as far as it tells itself.
  var isAnsweredByOthers: Bool {
    switch self {
    case .ipv4(let address): address.isMulticast
    // RFC 4291 §2.6.1: an address with nothing behind its prefix is that of all its routers.
    case .ipv6(let address): address.isMulticast || address.low == 0
    }
  }
}
