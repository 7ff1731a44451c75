import TestSupport
import Testing

/// The two hosts that end-to-end tests run the tools on.
@Suite struct NetworkPairTests {
  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `both hosts answer each other at once over IPv4 and IPv6`() throws {
    try withNetworkPair { pair in
      for (host, address) in [(pair.left, pair.right.ipv4), (pair.right, pair.left.ipv6)] {
        let result = try Command.peer("ping", "-n", "-c1", "-W2", address).inside(host).run()
        #expect(result.exitStatus == 0, "\(result)")
      }
    }
  }

  @Test(.requires(.networkNamespaces))
  func `nothing is left when the body throws`() throws {
    var names: [String] = []
    #expect(throws: CancellationError.self) {
      try withNetworkPair { pair in
        names = [pair.left.name, pair.right.name]
        throw CancellationError()
      }
    }
    let list = try Command.peer("ip", "netns", "list").run().output
    #expect(names.count == 2)
    for name in names { #expect(!list.contains(name)) }
  }
}
