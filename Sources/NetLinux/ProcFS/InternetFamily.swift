/// A version of IP, as the families of sockets name it.
public enum InternetFamily: String, Hashable, Sendable, CaseIterable {
  /// IPv4 (AF_INET).
  case inet
  /// IPv6 (AF_INET6), which carries IPv4 too unless a socket is restricted to IPv6.
  case inet6
}
