internal import NetCLI
internal import NetCore
internal import NetLinux

/// Where probes leave this host, as far as the command line says.
struct SourcePath {
  /// The interface that probes leave through.
  private(set) var interface: String?
  /// The index of ``interface``.
  private(set) var interfaceIndex: UInt32?
  /// The address that probes come from.
  private(set) var source: SocketAddress?

  /// The path that the arguments of `-I` describe, each an address or the name of an interface.
  init(_ arguments: [String]) throws {
    for argument in arguments {
      if let address = try? IPAddress(argument) {
        source = SocketAddress(address, port: Port(rawValue: 0))
      } else if argument.utf8.contains(UInt8(ascii: ":")) {
        try readZoned(argument)
      } else {
        try readInterface(argument)
      }
    }
  }

  /// Reads an address behind which stands the interface that it belongs to: `fe80::1%eth0`.
  private mutating func readZoned(_ argument: String) throws {
    let parts = argument.split(separator: "%", maxSplits: 1).map(String.init)
    guard parts.count == 2, case .ipv6(let address) = try? IPAddress(parts[0]) else {
      throw ToolFailure("-I \(argument.escapedForTerminal)", why: "not an address")
    }
    try readInterface(parts[1])
    source = .ipv6(address, port: Port(rawValue: 0), scope: interfaceIndex ?? 0)
  }

  private mutating func readInterface(_ name: String) throws {
    guard let index = NetworkInterfaceName.index(of: name) else {
      throw ToolFailure(
        "-I \(name.escapedForTerminal)",
        why: "there is no such interface",
        remedy: "'ip link' lists them"
      )
    }
    interface = name
    interfaceIndex = index
  }

  /// `address` with the interface's zone, where it needs one and has none.
  func zoned(_ address: SocketAddress) -> SocketAddress {
    guard let interfaceIndex, case .ipv6(let ip, let port, 0) = address,
      ip.isLinkLocalUnicast || ip.high >> 48 == 0xff02
    else { return address }
    return .ipv6(ip, port: port, scope: interfaceIndex)
  }
}
