package import NetCore
package import NetLinux

/// How hosts are written in lines and rows.
package struct PingHostText: Sendable {
  /// Where names of addresses come from, when they are asked for.
  private let names: ReverseNames?
  /// The name of the interface that an address belonged to last.
  private var zone: (scope: UInt32, name: String)?

  /// Addresses alone, or behind the names that `names` has.
  package init(names: ReverseNames? = nil) { self.names = names }

  /// Appends the address with its zone (RFC 4007 §11): `10.0.0.1`, `fe80::1%eth0`.
  package mutating func appendAddress(_ host: SocketAddress, to buffer: inout LineBuffer) {
    guard let address = host.address else { return buffer.append("?") }
    buffer.append(address)
    guard case .ipv6(_, _, let scope) = host, scope != 0 else { return }
    buffer.append("%")
    if zone?.scope != scope {
      zone = (scope, NetworkInterfaceName.name(of: scope) ?? String(scope))
    }
    if let zone { buffer.append(foreign: zone.name) }
  }

  /// Appends the address with its zone as the member `key` of a row.
  mutating func appendMember(
    _ key: StaticString,
    _ host: SocketAddress,
    to buffer: inout LineBuffer
  ) {
    switch host {
    case .ipv4(let address, _): buffer.member(key, IPAddress.ipv4(address))
    case .ipv6(let address, _, scope: 0): buffer.member(key, IPAddress.ipv6(address))
    case .ipv6, .unix, .other:
      var text = LineBuffer(capacity: 64)
      appendAddress(host, to: &text)
      buffer.member(key, text.octets)
    }
  }

  /// The name of `host`, when names are asked for and this one is known.
  package func name(of host: SocketAddress) -> String? { names?.name(of: host) }

  /// Appends the name with the address in parentheses, or the address alone when it has no name or
  /// none is known yet.
  package mutating func appendHost(_ host: SocketAddress, to buffer: inout LineBuffer) {
    guard let name = name(of: host) else { return appendAddress(host, to: &buffer) }
    buffer.append(foreign: name)
    buffer.append(" (")
    appendAddress(host, to: &buffer)
    buffer.append(")")
  }
}
