internal import ArgumentParser
internal import NetLinux

/// The options that choose the tables.
package struct SockProtocolOptions: ParsableArguments, Sendable {
  @Flag(name: .shortAndLong, help: "Show TCP sockets.")
  package var tcp = false

  @Flag(name: .shortAndLong, help: "Show UDP sockets.")
  package var udp = false

  @Flag(name: [.customShort("U"), .long], help: "Show UDP-Lite sockets.")
  package var udplite = false

  @Flag(name: [.customShort("w"), .long], help: "Show raw sockets.")
  package var raw = false

  @Flag(name: .long, help: "Show ICMP echo (\"ping\") sockets.")
  package var icmp = false

  @Flag(name: [.customShort("x"), .long], help: "Show local (Unix-domain) sockets.")
  package var unix = false

  @Flag(name: [.customShort("0"), .long], help: "Show packet sockets.")
  package var packet = false

  @Flag(
    name: [.customShort("4"), .customLong("ipv4")],
    help: "Show sockets of the IPv4 family only."
  )
  package var ipv4 = false

  @Flag(
    name: [.customShort("6"), .customLong("ipv6")],
    help: "Show sockets of the IPv6 family only."
  )
  package var ipv6 = false

  package init() {}

  private func includes(_ socketProtocol: SocketProtocol) -> Bool {
    switch socketProtocol {
    case .tcp: tcp
    case .udp: udp
    case .udplite: udplite
    case .raw: raw
    case .icmp: icmp
    }
  }

  /// Chooses the tables: those that were named, or all.
  ///
  /// As in netstat, a family alone stands for its Internet protocols, without local sockets.
  func apply(to configuration: inout SockConfiguration) {
    let namesInternetProtocol = SocketProtocol.allCases.contains(where: includes)
    let namesFamily = ipv4 || ipv6
    let namesInternet = namesInternetProtocol || namesFamily
    guard namesInternet || unix || packet else { return }
    configuration.isExplicit = namesInternetProtocol || unix || packet
    configuration.internetTables = InternetSocketTable.allCases.filter { table in
      let isFamilyWanted = !namesFamily || (table.family == .inet ? ipv4 : ipv6)
      let isProtocolWanted = namesInternetProtocol ? includes(table.protocol) : namesFamily
      return isFamilyWanted && isProtocolWanted
    }
    configuration.showsUnix = unix
    configuration.packetSockets = packet ? .yes : .no
  }
}
