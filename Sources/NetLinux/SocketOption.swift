internal import Glibc

/// A socket option whose value is an integer (socket(7), ip(7), ipv6(7), tcp(7)).
public struct SocketOption: Hashable, Sendable {
  /// The protocol that the option belongs to, `SOL_*` or `IPPROTO_*`.
  public let level: Int32
  /// The option's number.
  public let name: Int32

  /// The option numbered `name` of the protocol `level`.
  public init(level: Int32, name: Int32) {
    self.level = level
    self.name = name
  }

  private static func socket(_ name: Int32) -> Self { Self(level: SOL_SOCKET, name: name) }
  static func ipv4(_ name: Int32) -> Self { Self(level: Int32(IPPROTO_IP), name: name) }
  static func ipv6(_ name: Int32) -> Self { Self(level: Int32(IPPROTO_IPV6), name: name) }
  private static func tcp(_ name: Int32) -> Self { Self(level: Int32(IPPROTO_TCP), name: name) }

  /// `SO_REUSEADDR`: bind over connections in TIME_WAIT.
  public static var reuseAddress: Self { socket(SO_REUSEADDR) }
  /// `SO_BROADCAST`: allow sending to broadcast addresses.
  public static var broadcast: Self { socket(SO_BROADCAST) }
  /// `SO_RCVBUF`: the size of the receive queue, in octets; the kernel doubles it.
  public static var receiveBufferSize: Self { socket(SO_RCVBUF) }
  /// `SO_RCVBUFFORCE`: the same, beyond the limit of `net.core.rmem_max`, for CAP_NET_ADMIN.
  public static var forcedReceiveBufferSize: Self { socket(SO_RCVBUFFORCE) }
  /// `SO_SNDBUF`: the size of the send queue, in octets; the kernel doubles it.
  public static var sendBufferSize: Self { socket(SO_SNDBUF) }
  /// `SO_SNDBUFFORCE`: the same, beyond the limit of `net.core.wmem_max`, for CAP_NET_ADMIN.
  public static var forcedSendBufferSize: Self { socket(SO_SNDBUFFORCE) }
  /// `SO_KEEPALIVE`: probe an idle peer.
  public static var keepAlive: Self { socket(SO_KEEPALIVE) }
  /// `SO_ERROR`: the pending error, cleared by reading it.
  public static var pendingError: Self { socket(SO_ERROR) }
  /// `SO_TIMESTAMPNS`: receive time stamps of the wall clock in nanoseconds.
  public static var receiveTimestampNanoseconds: Self { socket(SO_TIMESTAMPNS) }
  /// `SO_TIMESTAMPING`: the flags of the kernel's send and receive time stamps.
  public static var timestamping: Self { socket(SO_TIMESTAMPING) }

  /// `IP_TTL`.
  public static var ipv4TimeToLive: Self { ipv4(IP_TTL) }
  /// `IP_MULTICAST_TTL`.
  public static var ipv4MulticastTimeToLive: Self { ipv4(IP_MULTICAST_TTL) }
  /// `IP_RECVTTL`: report the time to live of what is received.
  public static var ipv4ReceiveTimeToLive: Self { ipv4(IP_RECVTTL) }
  /// `IP_RECVERR`: queue ICMP errors.
  public static var ipv4ReceiveErrors: Self { ipv4(IP_RECVERR) }
  /// `IPV6_UNICAST_HOPS`.
  public static var ipv6UnicastHops: Self { ipv6(IPV6_UNICAST_HOPS) }
  /// `IPV6_MULTICAST_HOPS`.
  public static var ipv6MulticastHops: Self { ipv6(IPV6_MULTICAST_HOPS) }
  /// `IPV6_RECVHOPLIMIT`: report the hop limit of what is received.
  public static var ipv6ReceiveHopLimit: Self { ipv6(IPV6_RECVHOPLIMIT) }
  /// `IPV6_RECVERR`: queue ICMPv6 errors.
  public static var ipv6ReceiveErrors: Self { ipv6(IPV6_RECVERR) }
  /// `IPV6_V6ONLY`: leave IPv4 to other sockets.
  public static var ipv6Only: Self { ipv6(IPV6_V6ONLY) }
  /// `TCP_NODELAY`: send small segments at once.
  public static var tcpNoDelay: Self { tcp(TCP_NODELAY) }
}
