import Glibc
import Synchronization

/// Two hosts on one wire: network namespaces joined by a pair of virtual Ethernet interfaces.
///
/// Nothing is routed between them and the machine's own interfaces.
public struct NetworkPair: Sendable {
  /// 10.77.0.1 and fd77::1 on `left0`.
  public let left: NetworkNamespace
  /// 10.77.0.2 and fd77::2 on `right0`.
  public let right: NetworkNamespace

  private static let serialNumber = Atomic<Int>(0)

  private init() {
    let number = Self.serialNumber.add(1, ordering: .relaxed).newValue
    let prefix = "netdiag-test-\(getpid())-\(number)"
    func side(_ name: String, _ host: Int) -> NetworkNamespace {
      NetworkNamespace(
        name: "\(prefix)-\(name)",
        interface: "\(name)0",
        ipv4: "10.77.0.\(host)",
        ipv6: "fd77::\(host)",
        hardwareAddress: "02:00:00:00:00:0\(host)"
      )
    }
    left = side("left", 1)
    right = side("right", 2)
  }

  fileprivate static func make() throws -> NetworkPair {
    let pair = NetworkPair()
    do {
      try pair.build()
    } catch {
      pair.remove()
      throw error
    }
    return pair
  }

  private func build() throws {
    ReceiveStamps.keepOn()
    let script = """
      ip netns add \(left.name)
      ip netns add \(right.name)
      ip -n \(left.name) link add \(left.interface) address \(left.hardwareAddress) \
        type veth peer name \(right.interface) address \(right.hardwareAddress) \
        netns \(right.name)
      """
    try Self.shell(script + "\n" + setUp(left) + "\n" + setUp(right))
    for side in [left, right] { try awaitCarrier(side) }
  }

  private func setUp(_ side: NetworkNamespace) -> String {
    // Without accept_dad the link-local address too is usable as soon as the link is up.
    """
    ip netns exec \(side.name) sh -c '
      for scope in all default \(side.interface); do
        echo 0 >/proc/sys/net/ipv6/conf/$scope/accept_dad
        echo 0 >/proc/sys/net/ipv6/conf/$scope/router_solicitations
      done'
    ip -n \(side.name) addr add \(side.ipv4)/24 dev \(side.interface)
    ip -n \(side.name) addr add \(side.ipv6)/64 dev \(side.interface) nodad
    ip -n \(side.name) link set lo up
    ip -n \(side.name) link set \(side.interface) up
    """
  }

  private func awaitCarrier(_ side: NetworkNamespace) throws {
    let question = Command.peer("ip", "-n", side.name, "addr", "show", "dev", side.interface)
    for _ in 0..<500 {
      let answer = try question.run().output
      if answer.contains("state UP"), answer.contains("fe80::"), !answer.contains("tentative") {
        return
      }
      usleep(5000)
    }
    throw TestFailure("\(side.interface) in \(side.name) did not come up")
  }

  fileprivate func remove() {
    for side in [left, right] {
      // One that never came to be is as good as removed.
      _ = try? Command.peer("ip", "netns", "del", side.name).run()
    }
  }

  private static func shell(_ script: String) throws {
    let result = try Command.peer("sh", "-euc", script).run()
    guard result.exitStatus == 0 else { throw TestFailure("\(result)") }
  }
}

/// Makes two joined hosts for `body` and removes them when it returns or throws.
public func withNetworkPair<Result>(_ body: (NetworkPair) throws -> Result) throws -> Result {
  let pair = try NetworkPair.make()
  defer { pair.remove() }
  return try body(pair)
}
