public import NetCore
public import SystemPackage

/// What this host's kernel does with port numbers, whatever IANA assigns them to (ip(7)).
public struct HostPortPolicy: Hashable, Sendable {
  /// The ports the kernel picks from for sockets that ask for none: `ip_local_port_range`.
  public let ephemeralPorts: ClosedRange<Port>?
  /// The first port that a process may bind without CAP_NET_BIND_SERVICE:
  /// `ip_unprivileged_port_start`.
  public let unprivilegedStart: Port?

  /// Reads the policy of the host whose proc file system is mounted at `root`; what cannot be read
  /// is `nil`.
  public init(procRoot root: FilePath = "/proc") {
    let directory = root.appending("sys/net/ipv4")
    let numbers = { (name: String) -> [Port] in
      guard let text = try? FileContents.read(directory.appending(name), limit: 256) else {
        return []
      }
      return Self.ports(parsing: text)
    }
    self.init(
      localPortRange: numbers("ip_local_port_range"),
      unprivilegedPortStart: numbers("ip_unprivileged_port_start")
    )
  }

  /// The policy that the numbers of the two files state.
  init(localPortRange range: [Port], unprivilegedPortStart start: [Port]) {
    ephemeralPorts = range.count == 2 && range[0] <= range[1] ? range[0]...range[1] : nil
    unprivilegedStart = start.count == 1 ? start[0] : nil
  }

  /// Reads port numbers between blanks; none when the text holds anything else.
  static func ports(parsing text: [UInt8]) -> [Port] {
    let fields = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    let ports = fields.compactMap { try? Port(String($0)) }
    return ports.count == fields.count ? ports : []
  }
}
