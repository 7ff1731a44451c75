import TestSupport
import Testing

/// The options of ping, one by one and together, with the installed ping as the measure.
@Suite struct NetpingOptionTests {
  /// Options that both versions of IP have.
  private static let common: [[String]] = [
    ["-c1", "-p", "ff"], ["-c1", "-p", "0aF"], ["-c1", "-q", "-p", "00ff"],
    ["-c1", "-p", "000102030405060708090a0b0c0d0e0f1011"], ["-c1", "-Q", "0x1c"],
    ["-c1", "-Q", "0"], ["-c1", "-M", "do"], ["-c1", "-M", "want", "-s", "3000"],
    ["-c1", "-M", "dont", "-s", "3000"], ["-c1", "-B"], ["-c1", "-I", "left0", "-B"],
    ["-c1", "-L"],
    ["-c1", "-r"], ["-c1", "-m", "5"], ["-c1", "-d"], ["-c1", "-C"], ["-c1", "-S", "20000"],
    ["-c1", "-e", "77"], ["-c1", "-e", "0"], ["-c1", "-a"],
    ["-c2", "-i.05", "-U"], ["-c3", "-i.05", "-D", "-O"], ["-c3", "-i.05", "-l1"],
    ["-c2", "-i0.05", "-t", "3", "-n", "-D"], ["-qc2", "-i.05"], ["-c2", "-w", "3", "-i.05"],
    ["-c1", "-W", "1.1"],
  ]

  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `the text is ping's with each option, over IPv4 and IPv6`() throws {
    try withNetworkPair { pair in
      for host in [pair.right.ipv4, pair.right.ipv6] {
        for options in Self.common { try expectTextOfPing(options + [host], in: pair.left) }
      }
      for options in [
        ["-c2", "-i.05", "-R"], ["-c2", "-i.05", "-T", "tsonly"],
        ["-c2", "-i.05", "-T", "tsandaddr"],
        ["-c1", "-R", "-q"], ["-c1", "-T", "tsprespec"], ["-c1", "-b"], ["-c1", "-4"],
      ] {
        try expectTextOfPing(options + [pair.right.ipv4], in: pair.left)
      }
      for options in [["-c1", "-F", "0"], ["-c1", "-6"], ["-c1", "-I", "fd77::1"]] {
        try expectTextOfPing(options + [pair.right.ipv6], in: pair.left)
      }
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `a flow label that is given is the one that is shown`() throws {
    try withNetworkPair { pair in
      // The two keep their labels apart for some seconds after they ended.
      for (ours, theirs) in [("0x12345", "0x12346"), ("7", "8")] {
        let one = try Command.tool("netping", "-c1", "-F", ours, pair.right.ipv6)
          .inside(pair.left).run()
        let other = try Command.peer("ping", "-n", "-c1", "-F", theirs, pair.right.ipv6)
          .inside(pair.left).run()
        #expect(one.output.withMomentsMasked == other.output.withMomentsMasked)
        #expect(one.exitStatus == 0)
      }
      let shown = try Command.tool("netping", "-c1", "-F", "0xabcde", pair.right.ipv6)
        .inside(pair.left).run()
      #expect(shown.output.contains(", flow 0xabcde, 56 data bytes\n"))
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `the text of floods is ping's, marks and all`() throws {
    try withNetworkPair { pair in
      for host in [pair.right.ipv4, pair.right.ipv6] {
        try expectTextOfPing(["-f", "-c1", host], in: pair.left)
        try expectTextOfPing(["-A", "-c5", host], in: pair.left)
        try expectTextOfPing(["-f", "-i.05", "-c3", host], in: pair.left)
        try expectTextOfPing(["-af", "-c1", host], in: pair.left)
      }
      try expectTextOfPing(["-f", "-c1", "-W.3", "10.77.0.99"], in: pair.left, exitStatus: 1)
      // netping has more than one probe under way when replies come so fast, and says so.
      let arguments = ["-qf", "-c50", pair.right.ipv4]
      let peers = try Command.peer("ping", ["-n"] + arguments).inside(pair.left).run()
      let ours = try Command.tool("netping", arguments).inside(pair.left).run()
      #expect(ours.output.withPaceMasked == peers.output.withPaceMasked)
      let result = try Command.tool("netping", "-f", "-c100", pair.right.ipv4)
        .inside(pair.left).run()
      let marks = try #require(result.outputLines.dropFirst().first)
      #expect(marks.filter { $0 == "." }.count == 100)
      #expect(marks.filter { $0 == "\u{8}" }.count == 200)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `groups and whole networks are asked as ping asks them`() throws {
    try withNetworkPair { pair in
      try pair.right.shell("echo 0 >/proc/sys/net/ipv4/icmp_echo_ignore_broadcasts")
      try pair.left.shell("ip addr add 10.78.0.1/24 brd + dev left0")
      try pair.left.shell("ip route add 224.0.0.0/4 dev left0")
      try pair.right.shell("ip addr add 10.78.0.2/24 brd + dev right0")
      try expectTextOfPing(["-b", "-c1", "10.78.0.255"], in: pair.left)
      // Among several targets too.
      let hosts = ["127.0.0.1", "10.78.0.255", "10.77.0.2", "10.79.0.9"]
      let both = try Command.tool("netping", ["--json", "-b", "-c2", "-i0.05", "-W1"] + hosts)
        .inside(pair.left).run()
      let summaries = try both.jsonRows().filter { $0["type"] == "summary" }
      #expect(summaries.map { $0["received"] } == [2, 2, 2, 0], "\(both)")
      #expect(summaries.allSatisfy { $0["rejected"] == 0 }, "\(both)")
      let warning = "netping: asking all hosts of the network at 10.78.0.255"
      #expect(both.errorLines.first == warning, "\(both)")
      let elsewhere = try Command.tool("netping", ["-b", "-I", "10.9.9.9"] + hosts)
        .inside(pair.left).run()
      #expect(elsewhere.errors.contains("give -I an address of this host"), "\(elsewhere)")
      try expectTextOfPing(["-c1", "224.0.0.1"], in: pair.left)
      try expectTextOfPing(["-c1", "-L", "224.0.0.1"], in: pair.left)
      try expectTextOfPing(["-c1", "-L", "ff02::1%left0"], in: pair.left)
      // Not fragmented for so many, unless that is asked for.
      try expectTextOfPing(
        ["-c1", "-L", "-M", "want", "-s", "2000", "ff02::1%left0"],
        in: pair.left
      )
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping"), .peer("nft")))
  func `a connected socket learns what routers say, and what the peer itself says once`() throws {
    try withNetworkPair { pair in
      try pair.right.shell(
        """
        cd /proc/sys/net
        echo 1 >ipv4/ip_forward
        echo 1 >ipv6/conf/all/forwarding
        echo 0 >ipv4/icmp_ratelimit
        echo 0 >ipv6/icmp/ratelimit
        ip route add 10.79.0.0/16 via \(pair.left.ipv4)
        ip -6 route add fd79::/64 via \(pair.left.ipv6)
        nft add table inet netdiag
        nft add chain inet netdiag in '{ type filter hook input priority 0; }'
        nft add rule inet netdiag in icmp type echo-request reject
        nft add rule inet netdiag in icmpv6 type echo-request reject
        """
      )
      try pair.left.shell(
        """
        ip route add 10.79.0.0/16 via \(pair.right.ipv4)
        ip -6 route add fd79::/64 via \(pair.right.ipv6)
        """
      )
      for (router, peer) in [("10.79.0.1", pair.right.ipv4), ("fd79::1", pair.right.ipv6)] {
        for arguments in [["-t1", router], [peer]] {
          let options = ["-C", "-c2", "-i.05", "-W1"] + arguments
          try expectTextOfPing(options, in: pair.left, exitStatus: 1)
          let rows = try Command.tool("netping", ["--json"] + options).inside(pair.left).run()
            .jsonRows()
          #expect(rows.filter { $0["type"] == "error" }.count == 2, "\(rows)")
          #expect(rows.last?["errors"] == 2, "\(rows)")
        }
      }
    }
  }

  @Test(
    .requires(.networkNamespaces),
    arguments: ["host-unreachable", "unknown-code", "unknown-error", "reply-then-error"]
  )
  func `a connected socket over IPv6 learns of each error of the peer once`(
    behaviour: String
  ) throws {
    try withEchoResponder(behaviour) { pair, _ in
      let rows = try Command.tool(
        "netping",
        ["--json", "-C", "-c2", "-i.05", "-W.3", pair.right.ipv6]
      )
      .inside(pair.left).run().jsonRows()
      #expect(rows.filter { $0["type"] == "error" }.count == 2, "\(rows)")
      #expect(rows.last?["errors"] == 2, "\(rows)")
    }
  }

  @Test(.requires(.networkNamespaces))
  func `what the kernel refuses to ask is told by its reason, alone and among others`() throws {
    try withNetworkPair { pair in
      try pair.left.shell(
        """
        ip addr add 10.78.0.1/24 brd + dev left0
        ip route add prohibit 10.79.0.2
        ip -6 route add prohibit fd79::2
        """
      )
      let many = "Permission denied; it stands for all hosts of a network: give -b to ask them"
      let route = "Permission denied; a route of this host forbids it ('ip route get' shows it)"
      for (host, options, words) in [
        ("10.78.0.255", [], many), ("10.78.0.255", ["-I", "left0"], many),
        ("10.78.0.255", ["-I", "10.77.0.1"], many), ("10.79.0.2", [], route),
        ("10.79.0.2", ["-b"], route), ("fd79::2", [], route),
      ] as [(String, [String], String)] {
        let alone = try Command.tool("netping", ["-c1"] + options + [host]).inside(pair.left).run()
        #expect(alone.errors == "netping: \(host): \(words)\n")
        #expect(alone.exitStatus == 2)
        let arguments = ["-c2", "-i0.05", "-W1"] + options + [host]
        let among = try Command.tool("netping", arguments + [host == "fd79::2" ? "::1" : host])
          .inside(pair.left).run()
        let failures = among.errorLines.map { $0.replacing(/.*sending icmp_seq=/, with: "") }
        let again = "2: Permission denied"
        // Once for each reason, however often it comes.
        #expect(failures.first == "1: \(words)" && failures.last == again, "\(among)")
        #expect(among.errors.split(separator: ";").count == 2, "\(among)")
        #expect(among.exitStatus == 1)
      }
      let hosts = ["10.78.0.255", "10.79.0.2", "fd79::2"]
      let mixed = try Command.tool("netping", ["-c2", "-i0.05"] + hosts).inside(pair.left).run()
      #expect(
        mixed.errorLines.prefix(3) == [
          "netping: 10.78.0.255: sending icmp_seq=1: \(many)",
          "netping: 10.79.0.2: sending icmp_seq=1: \(route)",
          "netping: fd79::2: sending icmp_seq=1: Permission denied",
        ],
        "\(mixed)"
      )
      #expect(mixed.errors.split(separator: ";").count == 3, "\(mixed)")
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `a probe that is too long for its path is told with the MTU, and counts as an error`() throws
  {
    try withNetworkPair { pair in
      try pair.left.shell("ip link set left0 mtu 1400")
      try pair.right.shell("ip link set right0 mtu 1400")
      for host in [pair.right.ipv4, pair.right.ipv6] {
        let arguments = ["-c3", "-i.05", "-M", "do", "-s", "1380", host]
        let ours = try Command.tool("netping", arguments).inside(pair.left).run()
        let peers = try Command.peer("ping", ["-n"] + arguments).inside(pair.left).run()
        // A line tells that these probes did not leave this host.
        let lines = ours.outputLines.filter { !$0.hasPrefix("Without a reply: ") }
        let masked = lines.joined(separator: "\n").withMomentsMasked
        #expect(masked == peers.outputLines.joined(separator: "\n").withMomentsMasked)
        #expect(ours.exitStatus == 1 && peers.exitStatus == 1)
        // ping writes them otherwise for each version of IP.
        let words = "local error: message too long, mtu\(host == pair.right.ipv4 ? "=" : ": ")1400"
        #expect(ours.errorLines == [String](repeating: "netping: \(words)", count: 3))
        #expect(peers.errorLines.allSatisfy { $0.hasSuffix(": \(words)") }, "\(peers)")
        let row = try Command.tool("netping", ["--json", "-W1"] + arguments).inside(pair.left).run()
        #expect(row.output.contains(#""reason":"not_sent","errno":90,"#))
        #expect(row.output.contains(#""mtu":1400}"#) && row.output.contains(#""errors":3,"#))
        // Through the same path with fragments.
        let want = ["-c1", "-M", "want", "-s", "1380", host]
        #expect(try Command.tool("netping", want).inside(pair.left).run().exitStatus == 0)
      }
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `a flow label that another program has for itself is told as such`() throws {
    try withNetworkPair { pair in
      let peer = try Command.peer("ping", "-n", "-F", "0x98", pair.right.ipv6)
        .inside(pair.left).start()
      defer { _ = peer.interrupt() }
      try peer.waitForLine(containing: "icmp_seq=1 ")
      let ours = Command.tool("netping", "-c1", "-F", "0x98", pair.right.ipv6)
      let result = try ours.inside(pair.left).run()
      #expect(result.exitStatus == 2, "\(result)")
      #expect(
        result.errors
          == "netping: -F 0x98: Operation not permitted; another program has this label: wait some "
          + "seconds, or give another\n"
      )
      let other = Command.tool("netping", "-c1", "-F", "0x99", pair.right.ipv6)
      #expect(try other.inside(pair.left).run().exitStatus == 0)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `probes with a mark follow the rules for it`() throws {
    try withNetworkPair { pair in
      try pair.left.shell("ip rule add fwmark 5 unreachable pref 5")
      try pair.left.shell("ip -6 rule add fwmark 5 unreachable pref 5")
      for host in [pair.right.ipv4, pair.right.ipv6] {
        for (mark, exitStatus) in [("5", 1), ("0x5", 1), ("6", 0)] as [(String, Int32)] {
          let result = try Command.tool("netping", "-c1", "-W.2", "-m", mark, host)
            .inside(pair.left).run()
          #expect(result.exitStatus == exitStatus, "\(result)")
        }
      }
    }
  }

  @Test(.requires(.networkNamespaces, .peer("tcpdump")))
  func `what options ask for is in the packets`() throws {
    try withNetworkPair { pair in
      let dump = try Command.peer(
        "tcpdump",
        ["-n", "-vv", "-l", "-x", "-i", "right0", "icmp[0] == 8 or ip6[40] == 128"]
      ).inside(pair.right).start()
      try dump.waitForLine(containing: "listening on")
      for (number, options) in [
        ["-Q", "0x1c", "-t", "7", "-M", "do"], ["-M", "dont"], ["-p", "beef", "-s", "16"],
        ["-T", "tsprespec=10.77.0.1,10.77.0.2"], ["-6"], ["-6", "-Q", "0x1c", "-F", "0xabcde"],
      ].enumerated() {
        let host = options.first == "-6" ? pair.right.ipv6 : pair.right.ipv4
        let arguments = ["-q", "-c1", "-e", String(1000 + number)] + options + [host]
        let result = try Command.tool("netping", arguments).inside(pair.left).run()
        #expect(result.exitStatus == 0, "\(result)")
      }
      try dump.waitForLine(containing: "id 1005")
      let packets = dump.interrupt().output.split(separator: " IP").map(String.init)
      func expect(_ number: Int, _ words: String...) {
        let packet = packets.first { $0.contains("id \(1000 + number), seq 1") } ?? "none"
        for word in words { #expect(packet.contains(word), "\(packet)") }
      }
      expect(0, "tos 0x1c", "ttl 7", "flags [DF]")
      expect(1, "tos 0x0", "ttl 64", "flags [none]")
      expect(2, "beef beef beef beef")
      expect(3, "TS{PRESPEC", "10.77.0.1", "10.77.0.2")
      expect(4, "hlim 64")
      expect(5, "class 0x1c", "flowlabel 0xabcde")
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `what ping refuses is refused, with the same exit status and one line`() throws {
    try withNetworkPair { pair in
      for options in [
        ["-p", "xyz"], ["-Q", "300"], ["-Q", "x"], ["-M", "maybe"], ["-T", "maybe"],
        ["-R", "-T", "tsonly"], ["-F", "0x100000"], ["-F", "x"], ["-I", "nosuch0"],
        ["-I", "10.9.9.9"], ["-x"], ["-i", ""],
      ] {
        let arguments = ["-c1"] + options + [pair.right.ipv4]
        let peers = try Command.peer("ping", arguments).inside(pair.left).run()
        let ours = try Command.tool("netping", arguments).inside(pair.left).run()
        #expect(peers.exitStatus == 2, "\(peers)")
        #expect(ours.exitStatus == 2, "\(ours)")
        #expect(ours.output.isEmpty && ours.errorLines.count == 1, "\(ours)")
      }
      // Here ping ends with status 1, which is that of a host without a reply.
      for options in [
        ["-c0"], ["-c1.1"], ["-w0.1"], ["-w0,1"], ["-t256"], ["-e65536"], ["-S0"], ["-l0"],
        ["-s-1"], ["-m-x"],
      ] {
        let ours = try Command.tool("netping", options + ["-q", pair.right.ipv4])
          .inside(pair.left).run()
        #expect(ours.exitStatus == 2, "\(ours)")
        #expect(ours.output.isEmpty && ours.errorLines.count == 1, "\(ours)")
      }
    }
  }

  @Test(.requires(.networkNamespaces))
  func `node information queries are refused by name`() throws {
    let result = try Command.tool("netping", "-N", "name", "::1").run()
    #expect(result.exitStatus == 2)
    #expect(result.errors.contains("-N") && result.errors.contains("node information"))
  }

  @Test(.requires(.networkNamespaces))
  func `an option of the other version of IP is left out with a message`() throws {
    try withNetworkPair { pair in
      for (options, host) in [
        (["-F", "5"], pair.right.ipv4), (["-R"], pair.right.ipv6),
        (["-T", "tsonly"], pair.right.ipv6),
      ] {
        let result = try Command.tool("netping", ["-c1"] + options + [host]).inside(pair.left).run()
        #expect(result.exitStatus == 0, "\(result)")
        #expect(result.errorLines.count == 1 && result.errors.contains("left out"), "\(result)")
      }
    }
  }

  @Test(.requires(.networkNamespaces))
  func `the routes that JSON has are those of the lines`() throws {
    try withNetworkPair { pair in
      let result = try Command.tool("netping", "-c1", "-R", "--json", pair.right.ipv4)
        .inside(pair.left).run()
      #expect(result.output.contains(#""recorded_route":["10.77.0.1","10.77.0.2","10.77.0.2""#))
      let times = try Command.tool("netping", "-c1", "-T", "tsandaddr", "--json", pair.right.ipv4)
        .inside(pair.left).run()
      #expect(times.output.contains(#""recorded_times":[{"address":"10.77.0.1","milliseconds":"#))
    }
  }
}

extension String {
  /// The same, with how many probes were under way left out.
  var withPaceMasked: String { withMomentsMasked.replacing(/pipe [0-9]+,\s/, with: "") }
}
