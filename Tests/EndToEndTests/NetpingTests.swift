import Glibc
import TestSupport
import Testing

/// netping on real interfaces, beside the ping that is installed.
@Suite struct NetpingTests {
  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `two hosts ask each other, over IPv4 and IPv6, and the text is ping's`() throws {
    try withNetworkPair { pair in
      for (here, there) in [(pair.left, pair.right), (pair.right, pair.left)] {
        for address in [there.ipv4, there.ipv6] {
          try expectTextOfPing(["-c", "3", "-i", "0.1", address], in: here)
        }
      }
    }
  }

  @Test(
    .requires(.networkNamespaces, .peer("ping")),
    arguments: [
      ["-c1", "-s0"], ["-c1", "-s15"], ["-c1", "-s16"], ["-c2", "-i.1", "-s1400"],
      ["-c1", "-s65507"], ["-c2", "-i0.1", "-q"], ["-c1", "-t", "1"], ["-c1", "-D"],
      ["-c1", "-I", "left0"], ["-c1", "-I", "10.77.0.1"], ["-c2", "-w3", "-i0.1"],
      ["-c1", "-4"], ["-c2", "-O", "-i0.1"],
    ]
  )
  func `the text is ping's with each option`(options: [String]) throws {
    try withNetworkPair { pair in
      // The neighbour is known, so that neither of the two waits for it.
      _ = try Command.peer("ping", "-c1", pair.right.ipv4).inside(pair.left).run()
      try expectTextOfPing(options + [pair.right.ipv4], in: pair.left)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `a host that does not exist is unreachable, in ping's words`() throws {
    try withNetworkPair { pair in
      let arguments = ["-c", "3", "-i", "0.2"]
      try expectTextOfPing(arguments + ["10.77.0.99"], in: pair.left, exitStatus: 1)
      try expectTextOfPing(arguments + ["fd77::99"], in: pair.left, exitStatus: 1)
      let result = try Command.tool("netping", "-c1", "10.77.0.99").inside(pair.left).run()
      #expect(result.output.contains("From 10.77.0.1 icmp_seq=1 Destination Host Unreachable\n"))
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `silence is 100 % loss, in ping's words`() throws {
    try withNetworkPair { pair in
      try pair.right.shell("echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all")
      try expectTextOfPing(
        ["-c2", "-i0.1", "-W0.3", pair.right.ipv4],
        in: pair.left,
        exitStatus: 1
      )
      try expectTextOfPing(["-w1", "-i0.3", pair.right.ipv4], in: pair.left, exitStatus: 1)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `a link-local address is asked through its interface`() throws {
    try withNetworkPair { pair in
      let lines = try pair.right.shell("ip -6 -o addr show dev right0 scope link").output
      let address = try #require(lines.firstMatch(of: /inet6 (fe80::[0-9a-f:]+)/)).1
      let zoned = try Command.tool("netping", "-c1", "\(address)%left0").inside(pair.left).run()
      #expect(zoned.output.contains("64 bytes from \(address)%left0: icmp_seq=1 ttl=64 time="))
      let tied = try Command.tool("netping", "-c1", "-I", "left0", String(address))
        .inside(pair.left).run()
      #expect(tied.output.contains("64 bytes from \(address)%left0: icmp_seq=1 ttl=64 time="))
      let bare = try Command.tool("netping", "-c1", String(address)).inside(pair.left).run()
      #expect(bare.exitStatus == 2)
      #expect(bare.errors.contains("needs its interface"))
    }
  }

  @Test(.requires(.networkNamespaces))
  func `what cannot be asked is exit status 2 and one line`() throws {
    try withNetworkPair { pair in
      for (arguments, word) in [
        (["192.0.2.1"], "Network is unreachable"), (["-6", pair.right.ipv4], "family"),
        (["-I", "nosuch0", pair.right.ipv4], "nosuch0"),
        (["-I", "10.9.9.9", pair.right.ipv4], "10.9.9.9"),
        (["-b", "-s65510", "10.77.0.2"], "65507"),
        (["no-such-host.invalid"], "no-such-host.invalid"),
      ] {
        let result = try Command.tool("netping", ["-c1"] + arguments).inside(pair.left).run()
        #expect(result.exitStatus == 2, "\(result)")
        #expect(result.output.isEmpty, "\(result)")
        #expect(result.errorLines.count == 1, "\(result)")
        #expect(result.errors.hasPrefix("netping: ") && result.errors.contains(word), "\(result)")
      }
    }
  }

  @Test(.requires(.networkNamespaces))
  func `a probe that the kernel refuses is told on standard error`() throws {
    try withNetworkPair { pair in
      let run = try Command.tool("netping", "-i0.2", pair.right.ipv4).inside(pair.left).start()
      try run.waitForLine(containing: "icmp_seq=1 ")
      try pair.left.shell("ip link set left0 down")
      try run.waitForLine(containing: "netping: sending icmp_seq=")
      let result = run.interrupt()
      #expect(result.errors.contains("Network is unreachable"))
      #expect(result.output.contains("% packet loss"))
      #expect(result.exitStatus == 0)
    }
  }

  @Test(.requires(.networkNamespaces), arguments: [SIGINT, SIGTERM, SIGALRM])
  func `a signal ends the run with its summary`(signal: Int32) throws {
    try withNetworkPair { pair in
      let run = try Command.tool("netping", pair.right.ipv4).inside(pair.left).start()
      try run.waitForLine(containing: "icmp_seq=1 ")
      run.signal(signal)
      let result = run.finish(timeout: .seconds(5))
      #expect(
        result.output.contains("\n--- 10.77.0.2 ping statistics ---\n1 packets transmitted, 1")
      )
      #expect(result.exitStatus == 0)
    }
  }

  @Test(.requires(.rawSockets))
  func `a reader who has gone ends the run quietly, and a full disk with a message`() throws {
    let arguments = ["-c", "3", "-i", "0.05", "127.0.0.1"]
    let closed = try Command.tool("netping", arguments).writing(to: .closedPipe).run()
    #expect(closed.errors.isEmpty)
    #expect(closed.exitStatus == 0)
    let full = try Command.tool("netping", arguments).writing(to: .file("/dev/full")).run()
    #expect(full.errorLines.count == 1)
    #expect(full.exitStatus == 2)
  }

  @Test(.requires(.rawSockets))
  func `colour is for terminals and for those who ask`() throws {
    let plain = try Command.tool("netping", "-c1", "127.0.0.1").run()
    #expect(!plain.output.contains("\u{1b}"))
    let colored = try Command.tool("netping", "-c1", "--color", "always", "127.0.0.1").run()
    #expect(colored.output.contains("\u{1b}[32m0% packet loss\u{1b}[0m"))
  }

  @Test(.requires(.networkNamespaces))
  func `two runs beside each other do not take each other's replies`() throws {
    try withNetworkPair { pair in
      let dead = try Command.tool("netping", "-q", "-c100", "-i0.01", "-W0.2", "10.77.0.99")
        .inside(pair.left).start()
      let alive = try Command.tool("netping", "-q", "-c100", "-i0.01", pair.right.ipv4)
        .inside(pair.left).run()
      #expect(alive.output.contains("100 packets transmitted, 100 received, 0% packet loss"))
      #expect(dead.finish().output.contains(" 0 received, "))
    }
  }
}
