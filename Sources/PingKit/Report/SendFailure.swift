internal import SystemPackage

/// Why a probe is not sent, as far as there is something to do about it.
struct SendFailure: Hashable {
  /// What the kernel says.
  let reason: Errno
  /// Whether the probe was to go to all hosts of a network, which nobody had asked for.
  let isForMany: Bool

  /// The advice that goes with the first failure of a kind; `nil` when the reason says it all.
  var remedy: String? {
    switch reason {
    case .notPermitted:
      "a firewall on this host forbids it ('nft list ruleset' and 'iptables -S' show the rules)"
    case .networkUnreachable, .noRouteToHost, .networkDown:
      "this host has no route or address for it ('ip route' and 'ip address' show them)"
    case .permissionDenied:
      isForMany
        ? "it stands for all hosts of a network: give -b to ask them"
        : "a route of this host forbids it ('ip route get' shows it)"
    case .noBufferSpace:
      "the send queue of the interface is full, or probes wait for neighbours that do not answer "
        + "('tc -s qdisc' and 'ip neigh' show it)"
    case .messageTooLong: "-s with a smaller number of octets goes through"
    default: nil
    }
  }
}
