import Glibc
import TestSupport
import Testing

/// What netping's times are measured with, on real interfaces.
@Suite struct NetpingStampTests {
  private func expectKernelStamps(
    _ result: CommandResult,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let replies = try result.jsonRows().filter { $0["type"] == "reply" }
    #expect(replies.count == 5, "\(result)", sourceLocation: sourceLocation)
    for reply in replies {
      #expect(reply["stamps"] == "kernel", "\(result)", sourceLocation: sourceLocation)
      #expect(reply["queued_ms"] != nil, "\(result)", sourceLocation: sourceLocation)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `raw sockets have the kernel's stamps, over IPv4 and IPv6`() throws {
    try withNetworkPair { pair in
      for address in [pair.right.ipv4, pair.right.ipv6, pair.left.ipv4, "::1"] {
        let ping = Command.tool("netping", "--json", "-c5", "-i0.02", address)
        try expectKernelStamps(try ping.inside(pair.left).run())
      }
    }
  }

  @Test(.requires(.networkNamespaces, .peer("setpriv")))
  func `ping sockets have the kernel's stamps, over IPv4 and IPv6`() throws {
    try withNetworkPair { pair in
      try pair.left.shell("echo 0 2147483647 >/proc/sys/net/ipv4/ping_group_range")
      for address in [pair.right.ipv4, pair.right.ipv6] {
        let ping = Command.tool("netping", "--json", "-c5", "-i0.02", address)
        try expectKernelStamps(try ping.withoutPrivileges().inside(pair.left).run())
      }
    }
  }

  @Test(.requires(.networkNamespaces))
  func `the wait for ARP is told apart from the time`() throws {
    try withNetworkPair { pair in
      let setting = "/proc/sys/net/ipv4/conf/\(pair.right.interface)/arp_ignore"
      try pair.right.shell("echo 8 >\(setting)")
      let run = try Command.tool("netping", "--json", "-c1", pair.right.ipv4)
        .inside(pair.left).start()
      usleep(300_000)
      // The kernel asks again after a second.
      try pair.right.shell("echo 0 >\(setting)")
      let result = run.finish()
      let reply = try #require(try result.jsonRows().first)
      #expect(reply["type"] == "reply", "\(result)")
      let queued = try #require(reply["queued_ms"]?.number)
      let roundTrip = try #require(reply["rtt_ms"]?.number)
      #expect(queued > 500, "\(result)")
      #expect(roundTrip < 100, "\(result)")
    }
  }

  @Test(.requires(.networkNamespaces))
  func `a verbose line tells of both`() throws {
    try withNetworkPair { pair in
      let result = try Command.tool("netping", "-v", "-c1", pair.right.ipv4)
        .inside(pair.left).run()
      #expect(
        result.output.contains(
          /icmp_seq=1 ident=\d+ ttl=64 time=[0-9.]+ ms \(queued [0-9.]+ ms, kernel stamps\)\n/
        ),
        "\(result)"
      )
    }
  }
}
