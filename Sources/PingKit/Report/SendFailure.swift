internal import SystemPackage

/// What to do about a probe that the kernel does not send.
enum SendFailure {
  /// The advice that goes with the first failure of a kind; `nil` when the reason says it all.
  static func remedy(for reason: Errno) -> String? {
    switch reason {
    case .notPermitted:
      "a firewall on this host forbids it ('nft list ruleset' and 'iptables -S' show the rules)"
    case .networkUnreachable, .noRouteToHost, .networkDown:
      "this host has no route or address for it ('ip route' and 'ip address' show them)"
    case .permissionDenied: "a route of this host forbids it ('ip route get' shows it)"
    case .noBufferSpace:
      "the send queue of the interface is full, or probes wait for neighbours that do not answer "
        + "('tc -s qdisc' and 'ip neigh' show it)"
    case .messageTooLong: "-s with a smaller number of octets goes through"
    default: nil
    }
  }
}
