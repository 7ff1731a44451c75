import TestSupport

/// Many hosts behind one wire, each of which answers in its own way.
struct Crowd {
  /// The two ends of the wire; the hosts are behind the right one.
  let pair: NetworkPair
  /// The cases of the hosts, in the order in which they are asked.
  let cases: [String]

  /// The first host's number; those up to it are routers', and 77 is the stranger's.
  private static let firstNumber = 100

  /// The last octet of the address of the host at `place`.
  static func number(_ place: Int) -> Int { firstNumber + place }

  /// The address of the host at `place`.
  func address(_ place: Int, isIPv6: Bool) -> String {
    isIPv6
      ? "fd78::" + String(Self.number(place), radix: 16) : "10.78.0.\(Self.number(place))"
  }

  /// The addresses of all hosts, in order.
  func addresses(isIPv6: Bool) -> [String] {
    cases.indices.map { address($0, isIPv6: isIPv6) }
  }
}

/// A crowd whose hosts answer as `cases` say, over both versions of IP.
func withCrowd(_ cases: [String], _ body: (Crowd) throws -> Void) throws {
  let numbered = cases.enumerated().map { "\(Crowd.number($0.offset))=\($0.element)" }
  try withEchoResponder(numbered.joined(separator: ",")) { pair, _ in
    // The kernel there is to say nothing about hosts that it does not know.
    try pair.right.shell(
      """
      ip route add blackhole 10.78.0.0/24
      ip -6 route add blackhole fd78::/64
      """
    )
    try pair.left.shell(
      """
      ip route add 10.78.0.0/24 via \(pair.right.ipv4)
      ip -6 route add fd78::/64 via \(pair.right.ipv6)
      ip neigh replace \(pair.right.ipv4) lladdr \(pair.right.hardwareAddress) dev left0
      ip -6 neigh replace \(pair.right.ipv6) lladdr \(pair.right.hardwareAddress) dev left0
      """
    )
    try body(Crowd(pair: pair, cases: cases))
  }
}
