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

  @Test(.requires(.networkNamespaces), arguments: [false, true])
  func `the wait for the neighbour is told apart from the time`(isIPv6: Bool) throws {
    try withNetworkPair { pair in
      let address = isIPv6 ? "fd77::2/64" : "10.77.0.2/24"
      // A neighbour that comes up late.
      try pair.right.shell("ip addr del \(address) dev right0")
      let run = try Command.tool(
        "netping",
        "--json",
        "-c3",
        "-i0.1",
        String(address.prefix { $0 != "/" })
      )
      .inside(pair.left).start()
      // Until the first probe waits for the neighbour; 0.3 seconds later all three do.
      let deadline = ContinuousClock.now + .seconds(20)
      while .now < deadline, run.isRunning,
        try !pair.left.shell("ip neigh show dev left0").output.contains("INCOMPLETE")
      { usleep(5_000) }
      usleep(300_000)
      // The kernel asks again after a second.
      try pair.right.shell("ip addr add \(address) dev right0 \(isIPv6 ? "nodad" : "")")
      let result = run.finish()
      let replies = try result.jsonRows().filter { $0["type"] == "reply" }
      #expect(replies.count == 3, "\(result)")
      for (number, reply) in replies.enumerated() {
        // All three wait for the same answer.
        let queued = try #require(reply["queued_ms"]?.number)
        let roundTrip = try #require(reply["rtt_ms"]?.number)
        #expect(queued > 500 - 100 * Double(number), "\(result)")
        #expect(roundTrip < 100, "\(result)")
        #expect(reply["stamps"] == "kernel", "\(result)")
      }
      #expect((try result.jsonRows().last?["rtt_ms"]?["max"]?.number ?? 1000) < 100, "\(result)")
      #expect(result.exitStatus == 0)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3")))
  func `what others send while the neighbour is looked for costs no stamp later`() throws {
    try withNetworkPair { pair in
      try pair.right.shell(
        """
        ip addr add 10.77.0.3/25 dev right0
        ip addr del 10.77.0.2/24 dev right0
        """
      )
      // The kernel gives a probe up that waits for its neighbour for longer than three seconds.
      try pair.left.shell("echo 30 >/proc/sys/net/ipv4/neigh/left0/mcast_solicit")
      let run = try Command.tool("netping", "--json", "-c8", "-i0.3", pair.right.ipv4)
        .inside(pair.left).start()
      try run.wait(for: "the start") { $0.contains("\"type\":\"start\"") }
      // Errors about anybody's packets reach every raw socket.
      try pair.right.shell(
        """
        python3 -c '
        import socket
        raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
        quoted = bytes.fromhex("4500001c0007000001110000") + bytes(8) + bytes(8)
        for _ in range(300):
            raw.sendto(bytes.fromhex("0301fcfe00000000") + quoted, ("10.77.0.1", 0))
        '
        """
      )
      // Until another probe has joined the first.
      usleep(500_000)
      try pair.right.shell("ip addr add 10.77.0.2/24 dev right0")
      let result = run.finish()
      let replies = try result.jsonRows().filter { $0["type"] == "reply" }
      #expect(replies.count == 8, "\(result)")
      for reply in replies {
        #expect(reply["stamps"] == "kernel", "\(result)")
        #expect((reply["rtt_ms"]?.number ?? 1000) < 100, "\(result)")
      }
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

  /// Where `isContested`, others fill the queue and the ring that are ours, too: some replies are
  /// lost then, and some departures; what is told of the others is right all the same.
  private func flood(
    _ options: [String],
    in pair: NetworkPair,
    sent: Double,
    isContested: Bool = false
  ) throws {
    for address in [pair.right.ipv4, pair.right.ipv6] {
      let result = try Command.tool("netping", ["--json", "-f", "-c400"] + options + [address])
        .inside(pair.left).run()
      let replies = try result.jsonRows().filter { $0["type"] == "reply" }
      #expect(isContested ? !replies.isEmpty : replies.count == 400, "\(result)")
      for reply in replies {
        if isContested, reply["stamps"] == "kernel_receive" { continue }
        #expect(reply["stamps"] == "kernel", "\(reply)")
        // What the kernel delays there is no part of the time.
        #expect((reply["rtt_ms"]?.number ?? 1000) < sent, "\(reply)")
        #expect(reply["queued_ms"] != nil, "\(reply)")
      }
      #expect(result.exitStatus == 0)
      #expect(result.errorLines == [])
    }
  }

  @Test(.requires(.networkNamespaces))
  func `a flood has the kernel's stamps, over IPv4 and IPv6`() throws {
    try withNetworkPair { pair in
      try flood([], in: pair, sent: 100)
      try flood(["-l200"], in: pair, sent: 100)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `another flood with the same identifier changes no stamp`() throws {
    try withNetworkPair { pair in
      let other = try Command.tool("netping", "-q", "-f", "-e77", "-w20", pair.right.ipv4)
        .inside(pair.left).start()
      defer { _ = other.interrupt() }
      try flood(["-e77"], in: pair, sent: 100, isContested: true)
    }
  }
}
