/// The innermost IP header of a packet, as far as it was dissected.
public enum NetworkHeader: ~Escapable {
  /// None yet.
  case none
  /// IPv4.
  case ipv4(IPv4Header)
  /// IPv6.
  case ipv6(IPv6Header)
}
