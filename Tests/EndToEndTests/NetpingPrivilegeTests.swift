import TestSupport
import Testing

/// netping without the right to open raw sockets.
@Suite struct NetpingPrivilegeTests {
  /// A namespace pair in which every group may use ping sockets.
  private func withPingSockets(_ body: (NetworkPair) throws -> Void) throws {
    try withNetworkPair { pair in
      try pair.left.shell("echo 0 2147483647 >/proc/sys/net/ipv4/ping_group_range")
      try body(pair)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping"), .peer("setpriv")))
  func `ping sockets serve users without privileges, with the same text`() throws {
    try withPingSockets { pair in
      for (address, status) in [
        (pair.right.ipv4, 0), (pair.right.ipv6, 0), ("10.77.0.99", 1), ("fd77::99", 1),
      ] as [(String, Int32)] {
        let arguments = ["-c", "2", "-i", "0.2", address]
        let ours = try Command.tool("netping", arguments).withoutPrivileges()
          .inside(pair.left).run()
        let peers = try Command.peer("ping", ["-n"] + arguments).inside(pair.left).run()
        #expect(ours.output.withTimesMasked == peers.output.withTimesMasked)
        #expect(ours.exitStatus == status, "\(ours)")
        #expect(ours.errors.isEmpty)
      }
    }
  }

  @Test(.requires(.networkNamespaces, .peer("setpriv")), arguments: [false, true])
  func `an error from a link-local address names its interface`(isUnprivileged: Bool) throws {
    try withPingSockets { pair in
      // Nobody has the address: this host says so itself, once it has asked the neighbours.
      try pair.left.shell("echo 100 >/proc/sys/net/ipv6/neigh/left0/retrans_time_ms")
      let ping = Command.tool("netping", "-c1", "-I", "left0", "fe80::dead")
      let result = try (isUnprivileged ? ping.withoutPrivileges() : ping).inside(pair.left).run()
      let line = result.outputLines.dropFirst().first ?? ""
      #expect(
        line.wholeMatch(
          of: /From fe80::[0-9a-f:]+%left0 icmp_seq=1 Destination unreachable: Address unreachable/
        ) != nil,
        "\(result)"
      )
    }
  }

  @Test(.requires(.networkNamespaces, .peer("setpriv")))
  func `errors about earlier probes fail no send`() throws {
    try withPingSockets { pair in
      let result = try Command.tool("netping", "-c", "30", "-i", "0.05", "--json", "10.77.0.99")
        .withoutPrivileges().inside(pair.left).run()
      let summary = try #require(try result.jsonRows().last)
      #expect(summary["transmitted"] == 30)
      #expect(summary["errors"] == 30)
      #expect(summary["not_sent"] == 0)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("setpriv")))
  func `without either kind of socket the message says what to do`() throws {
    try withNetworkPair { pair in
      try pair.left.shell("echo 1 0 >/proc/sys/net/ipv4/ping_group_range")
      let result = try Command.tool("netping", "-c1", "127.0.0.1").withoutPrivileges()
        .inside(pair.left).run()
      #expect(result.exitStatus == 2)
      #expect(result.errorLines.count == 1)
      for word in ["sudo", "setcap cap_net_raw+ep /", "/netping", "ping_group_range"] {
        #expect(result.errors.contains(word))
      }
    }
  }

  @Test(.requires(.networkNamespaces, .peer("setpriv")))
  func `flooding is left to root`() throws {
    try withPingSockets { pair in
      for interval in ["0", "0.001", "0.0019"] {
        let result = try Command.tool("netping", "-c1", "-i", interval, pair.right.ipv4)
          .withoutPrivileges().inside(pair.left).run()
        #expect(result.exitStatus == 2)
        #expect(result.errors.contains("left to root"))
      }
      let result = try Command.tool("netping", "-c2", "-i", "0.002", pair.right.ipv4)
        .withoutPrivileges().inside(pair.left).run()
      #expect(result.exitStatus == 0)
    }
  }

  @Test(.requires(.networkNamespaces), arguments: [[], ["--resolve"]])
  func `all capabilities are given up before the first packet is read`(options: [String]) throws {
    try withNetworkPair { pair in
      let run = try Command.tool("netping", options + ["-i0.1", pair.right.ipv4])
        .inside(pair.left).start()
      try run.waitForLine(containing: "icmp_seq=1 ")
      // Each thread has its own: one that asks for names may not keep them either.
      let statuses = try Command.peer(
        "sh",
        "-c",
        "cat /proc/\(run.processIdentifier)/task/*/status"
      ).run().output
      let threads = statuses.matches(of: /(?m)^Pid:/).count
      #expect(threads >= 1, "\(statuses)")
      for line in [
        "CapInh:\t0000000000000000", "CapPrm:\t0000000000000000", "CapEff:\t0000000000000000",
        "CapAmb:\t0000000000000000", "NoNewPrivs:\t1",
      ] {
        #expect(
          statuses.split(separator: "\n").filter { $0 == line }.count == threads,
          "\(line) in \(statuses)"
        )
      }
      #expect(run.interrupt().exitStatus == 0)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("setpriv")))
  func `a user without privileges cannot gain any during the run`() throws {
    try withPingSockets { pair in
      let run = try Command.tool("netping", "-i0.1", pair.right.ipv4).withoutPrivileges()
        .inside(pair.left).start()
      try run.waitForLine(containing: "icmp_seq=1 ")
      let status = try Command.peer("cat", "/proc/\(run.processIdentifier)/status").run().output
      for line in ["CapPrm:\t0000000000000000", "CapEff:\t0000000000000000", "NoNewPrivs:\t1"] {
        #expect(status.contains(line + "\n"), "\(status)")
      }
      #expect(run.interrupt().exitStatus == 0)
    }
  }

  @Test(
    .requires(.networkNamespaces, .peer("setpriv")),
    arguments: [
      (["-m", "5"], 2, "CAP_NET_ADMIN"), (["-e", "0"], 2, "raw socket"), (["-l", "4"], 2, "root"),
      (["-f"], 2, "root"), (["-d"], 0, "CAP_NET_ADMIN"),
    ] as [([String], Int32, String)]
  )
  func `what needs a privilege says which, and only what matters ends the run`(
    options: [String],
    exitStatus: Int32,
    word: String
  ) throws {
    try withPingSockets { pair in
      let result = try Command.tool("netping", ["-c1"] + options + [pair.right.ipv4])
        .withoutPrivileges().inside(pair.left).run()
      #expect(result.exitStatus == exitStatus, "\(result)")
      #expect(result.output.isEmpty == (exitStatus == 2), "\(result)")
      #expect(result.errorLines.count == 1 && result.errors.contains(word), "\(result)")
    }
  }

  @Test(.requires(.networkNamespaces, .peer("setpriv")))
  func `many hosts at once are asked with restraint`() throws {
    try withPingSockets { pair in
      for (options, word) in [(["-i", "0.5"], "each second"), (["-M", "want"], "fragmented")] {
        for host in ["ff02::1%left0", "224.0.0.1"] {
          try pair.left.shell("ip route replace 224.0.0.0/4 dev left0")
          let result = try Command.tool("netping", ["-c1"] + options + [host]).withoutPrivileges()
            .inside(pair.left).run()
          #expect(result.exitStatus == 2 && result.errors.contains(word), "\(result)")
        }
      }
      let result = try Command.tool("netping", "-c1", "-L", "ff02::1%left0").withoutPrivileges()
        .inside(pair.left).run()
      #expect(result.exitStatus == 0, "\(result)")
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping"), .peer("setpriv")))
  func `options do over ping sockets what they do for ping`() throws {
    try withPingSockets { pair in
      for options in [
        ["-R"], ["-T", "tsonly"], ["-T", "tsandaddr"], ["-U"], ["-Q", "4"], ["-C"], ["-B"], ["-L"],
        ["-p", "ff"], ["-S", "9000"], ["-M", "do"], ["-t", "5"], ["-e", "771"],
      ] {
        let arguments = ["-c1"] + options + [pair.right.ipv4]
        let ours = try Command.tool("netping", arguments).withoutPrivileges()
          .inside(pair.left).run()
        let peers = try Command.peer("ping", ["-n"] + arguments).inside(pair.left).run()
        #expect(ours.output.withMomentsMasked == peers.output.withMomentsMasked, "\(options)")
        #expect(ours.exitStatus == 0, "\(ours)")
        #expect(ours.errors.isEmpty)
      }
      let verbose = try Command.tool("netping", "-v", "-c1", "-e", "772", pair.right.ipv6)
        .withoutPrivileges().inside(pair.left).run()
      #expect(verbose.output.contains(": icmp_seq=1 ident=772 ttl=64 time="), "\(verbose)")
    }
  }
}
