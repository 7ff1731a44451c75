/// What becomes of messages that are longer than the path takes: the values of `IP_MTU_DISCOVER`
/// and `IPV6_MTU_DISCOVER` (ip(7), ipv6(7)).
public enum PathDiscovery: Int32, Sendable {
  /// They are fragmented on the way wherever need be (`IP_PMTUDISC_DONT`).
  case never = 0
  /// They are fragmented here, to what is known of the path (`IP_PMTUDISC_WANT`).
  case perRoute = 1
  /// They are not sent (`IP_PMTUDISC_DO`).
  case always = 2
  /// They are sent unfragmented up to the MTU of the interface, whatever is known of the path
  /// (`IP_PMTUDISC_PROBE`).
  case ignoringPath = 3
}
