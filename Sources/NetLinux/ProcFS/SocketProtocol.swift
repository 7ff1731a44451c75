/// A protocol of the Internet families that a socket speaks.
public enum SocketProtocol: String, Hashable, Sendable, CaseIterable {
  /// The Transmission Control Protocol (RFC 9293).
  case tcp
  /// The User Datagram Protocol (RFC 768).
  case udp
  /// The Lightweight User Datagram Protocol (RFC 3828).
  case udplite
  /// Any protocol below a raw socket (raw(7)).
  case raw
  /// The echo messages of ICMP behind an unprivileged "ping" socket (icmp(7)).
  case icmp
}
