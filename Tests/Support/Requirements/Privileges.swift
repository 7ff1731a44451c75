import Glibc

/// What the user who runs the tests may do.
public enum Privileges {
  /// Whether the tests run as root.
  public static let isRoot = geteuid() == 0

  /// Whether a network namespace can be made, and a pair of virtual interfaces in it.
  public static let canMakeNetworkNamespaces: Bool = {
    guard isRoot, Peer.isInstalled("ip") else { return false }
    return (try? withNetworkPair { _ in true }) ?? false
  }()

  /// Whether a raw ICMP socket can be opened (`CAP_NET_RAW`).
  public static let canOpenRawSockets: Bool = {
    let descriptor = socket(AF_INET, Int32(SOCK_RAW.rawValue), Int32(IPPROTO_ICMP))
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return true
  }()
}
