/// A table of `/proc/net` that lists sockets of one Internet protocol and family.
public struct InternetSocketTable: Hashable, Sendable, CaseIterable {
  /// The protocol of its sockets.
  public let `protocol`: SocketProtocol
  /// The family of its sockets.
  public let family: InternetFamily

  /// The table of `protocol` in `family`.
  public init(_ protocol: SocketProtocol, _ family: InternetFamily) {
    self.protocol = `protocol`
    self.family = family
  }

  /// All tables: protocols in the order netstat(8) lists them, IPv4 before IPv6.
  public static var allCases: [Self] {
    SocketProtocol.allCases.flatMap { socketProtocol in
      InternetFamily.allCases.map { Self(socketProtocol, $0) }
    }
  }

  /// The file's name below `/proc/net`, such as `tcp6`.
  public var fileName: String { `protocol`.rawValue + (family == .inet6 ? "6" : "") }
}
