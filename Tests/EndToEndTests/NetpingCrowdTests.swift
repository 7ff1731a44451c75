import TestSupport
import Testing

/// Options about many targets, with some that answer and some that do not.
@Suite(.requires(.networkNamespaces)) struct NetpingCrowdTests {
  @Test func `a block of IPv6 is swept whole, in both personalities`() throws {
    try withNetworkPair { pair in
      try pair.right.shell(
        """
        ip -6 route add local fd78::/113 dev lo
        ip -6 route add blackhole fd78::/112
        """
      )
      try pair.left.shell("ip -6 route add fd78::/112 via \(pair.right.ipv6)")
      let sweep = try Command.tool(
        "netping",
        ["--sweep", "-W1", "--retries", "1", "--backoff", "1", "--generate", "fd78::/112"]
      ).inside(pair.left).within(.seconds(60)).run()
      // The first address belongs to all routers there.
      let lines = sweep.outputLines
      #expect(lines.count == 65_536)
      #expect(lines.count { $0.hasSuffix(" is alive") } == 32_767)
      #expect(lines.count { $0.hasSuffix(" is unreachable") } == 32_768)
      let last = try #require(lines.last)
      #expect(last.hasPrefix("65535 targets, 32767 alive, "), "\(last)")
      #expect(sweep.errors.isEmpty, "\(sweep.errors)")
      #expect(sweep.exitStatus == 1)
      let fping = try Command.tool(
        "netping",
        ["--fping", "-q", "-s", "-i0", "-r1", "-B1", "-t1000", "-g", "fd78::/113"]
      ).inside(pair.left).within(.seconds(60)).run()
      for figure in ["32767 targets", "32767 alive", "0 unreachable"] {
        #expect(fping.errorLines.contains { $0.hasSuffix(" " + figure) }, "\(fping)")
      }
      #expect(fping.exitStatus == 0)
    }
  }

  @Test(.requires(.peer("python3")))
  func `conditions hold for each target of a sweep, and those that fail are named`() throws {
    try withCrowd(["honest", "silent", "honest"]) { crowd in
      let sweep = ["--sweep", "--retries", "0", "-W2"]
      let targets = crowd.addresses(isIPv6: false)
      func run(_ options: [String], _ targets: [String]) throws -> CommandResult {
        try Command.tool("netping", sweep + options + targets).inside(crowd.pair.left).run()
      }
      let bad = try run(["--fail-if", "loss>1%", "--fail-if", "p99>9s"], targets)
      let named = "netping: 10.78.0.101 fails "
      #expect(bad.errorLines.count == 2, "\(bad)")
      #expect(bad.errorLines.first == named + "'loss>1%': loss is 100%, 99% above 1%", "\(bad)")
      // Of no reply at all nobody knows that it is fast enough.
      #expect(
        bad.errorLines.last?.hasPrefix(named + "'p99>9s': p99 is not known") == true,
        "\(bad)"
      )
      #expect(bad.exitStatus == 1)
      let good = try run(["--fail-if", "loss>1%"], [targets[0], targets[2]])
      #expect(good.errors.isEmpty, "\(good)")
      #expect(good.exitStatus == 0)
      // Enough answer, and yet one fails.
      let enough = try run(["--at-least", "2", "--fail-if", "loss>1%"], targets)
      #expect(enough.exitStatus == 1, "\(enough)")
      for option in [["--until", "2"], ["--windows", "1s"], ["--report-every", "1"]] {
        let refused = try run(option, targets)
        #expect(refused.exitStatus == 2, "\(refused)")
        #expect(refused.output.isEmpty, "\(refused)")
        #expect(refused.errorLines.count == 1, "\(refused)")
      }
    }
  }

  @Test(.requires(.peer("python3"), JSONSchemaCheck.requirement))
  func `reports of windows tell each target's own losses`() throws {
    try withCrowd(["honest", "silent", "triplicate"]) { crowd in
      let addresses = crowd.addresses(isIPv6: false)
      let result = try Command.tool(
        "netping",
        ["--json", "-c8", "-i0.2", "-W2", "--report-every", "0.6", "--windows", "1s,1m"]
          + addresses
      ).inside(crowd.pair.left).run()
      let rows = try result.jsonRows()
      let reports = rows.filter { $0["type"] == "report" }
      #expect(reports.count >= 6, "\(result)")
      for address in addresses {
        let own = reports.filter { $0["target"]?.string == address }
        #expect(own.count == reports.count / addresses.count, "\(result)")
        let longest = try #require(own.last?["windows"]?.elements?.last, "\(result)")
        let isSilent = address == addresses[1]
        #expect((longest["received"]?.integer ?? -1 > 0) == !isSilent, "\(result)")
        #expect((longest["lost"]?.integer ?? -1 > 0) == isSilent, "\(result)")
      }
      let summaries = rows.filter { $0["type"] == "summary" }
      #expect(summaries.map { $0["received"]?.integer } == [8, 0, 8], "\(result)")
      #expect(
        try JSONSchemaCheck.validate(
          lines: result.outputLines,
          against: "docs/schema/netping.schema.json"
        ) == []
      )
    }
  }

  @Test(.requires(.peer("python3")))
  func `a run until replies in a row waits for the slowest of its targets`() throws {
    try withCrowd(["honest", "delayed", "triplicate"]) { crowd in
      // The second answers each probe when two more have been asked.
      let result = try Command.tool(
        "netping",
        ["--json", "--until", "3", "-i0.2", "-W5"] + crowd.addresses(isIPv6: false)
      ).inside(crowd.pair.left).run()
      let summaries = try result.jsonRows().filter { $0["type"] == "summary" }
      #expect(
        summaries.map { $0["received"]?.integer ?? 0 >= 3 } == [true, true, true],
        "\(result)"
      )
      #expect(summaries[0]["transmitted"]?.integer ?? 0 >= 5, "\(result)")
      #expect(result.exitStatus == 0)
    }
  }

  @Test(.requires(.peer("python3")), arguments: [false, true])
  func `a line that names somebody else, or nobody, says which target it is about`(
    isIPv6: Bool
  ) throws {
    try withCrowd(["host-unreachable", "stranger", "silent", "honest"]) { crowd in
      let hosts = crowd.addresses(isIPv6: isIPv6)
      let words =
        isIPv6 ? "Destination unreachable: Address unreachable" : "Destination Host Unreachable"
      let text = try Command.tool("netping", ["-O", "-c2", "-i0.2", "-W0.3"] + hosts)
        .inside(crowd.pair.left).run()
      for line in [
        "From \(hosts[0]) icmp_seq=1 \(words) for \(hosts[0])",
        "no answer yet for icmp_seq=1 from \(hosts[2])",
      ] { #expect(text.outputLines.contains(line), "\(line) in \(text)") }
      #expect(
        text.outputLines.contains { $0.hasSuffix(" ms (DIFFERENT ADDRESS!) for \(hosts[1])") },
        "\(text)"
      )
      // For one target the lines are those of ping.
      let alone = try Command.tool("netping", "-c1", hosts[0]).inside(crowd.pair.left).run()
      #expect(alone.outputLines.contains("From \(hosts[0]) icmp_seq=1 \(words)"), "\(alone)")
      let sweep = try Command.tool("netping", ["--sweep", "-v", "-W0.3", "--retries", "0"] + hosts)
        .inside(crowd.pair.left).run()
      #expect(sweep.outputLines.contains("From \(hosts[0]) \(words) for \(hosts[0])"), "\(sweep)")
      #expect(sweep.outputLines.contains("\(hosts[2]) is unreachable"), "\(sweep)")
      #expect(
        sweep.outputLines.contains { $0.contains(#/ is alive \([0-9.]+ ms\)$/#) },
        "\(sweep)"
      )
      let names = try Command.tool("netping", ["--sweep", "-v", "--alive", "-W0.3"] + hosts)
        .inside(crowd.pair.left).run()
      #expect(names.output == hosts[3] + "\n")
    }
  }

  @Test func `between any two probes there is the pause, whoever answers`() throws {
    try withNetworkPair { pair in
      try pair.right.shell("ip route add local 10.78.0.0/24 dev lo")
      try pair.left.shell("ip route add 10.78.0.0/24 via \(pair.right.ipv4)")
      let block = ["--pause", "0.02", "--generate", "10.78.0.0/27"]
      for options in [["--sweep"], ["-c1"], ["-c2", "-i0.01"]] {
        let result = try Command.tool("netping", ["--json"] + options + block).inside(pair.left)
          .run()
        let totals = try #require(try result.jsonRows().last)
        #expect(totals["reachable"] == 30, "\(result)")
        let count = options.contains("-c2") ? 60 : 30
        #expect(totals["transmitted"]?.integer == count, "\(result)")
        #expect((totals["duration_ms"]?.number ?? 0) >= Double(count - 1) * 20, "\(totals)")
        #expect(result.exitStatus == 0)
      }
    }
  }

  @Test(.requires(.peer("python3"), .peer("setpriv")), arguments: [false, true])
  func `over a ping socket the errors of others keep no probe from being sent`(isIPv6: Bool)
    throws
  {
    // Each error fails the next send of the socket, to whomever, and some come while it is repeated.
    try withCrowd(Array(repeating: "many-errors", count: 6)) { crowd in
      let left = crowd.pair.left
      try left.shell("echo 0 2147483647 >/proc/sys/net/ipv4/ping_group_range")
      let options = ["--json", "-q", "-c50", "-i0.02", "-W2"]
      let result = try Command.tool("netping", options + crowd.addresses(isIPv6: isIPv6))
        .withoutPrivileges().inside(left).run()
      let totals = try #require(try result.jsonRows().last)
      #expect(totals["transmitted"] == 300, "\(totals)")
      #expect(totals["not_sent"] == 0, "\(totals)")
      #expect((totals["errors"]?.integer ?? 0) > 300, "\(totals)")
      #expect(result.errors.isEmpty, "\(result.errors)")
    }
  }

  @Test(arguments: [false, true])
  func `what cannot be sent to one target costs the others nothing`(isIPv6: Bool) throws {
    try withNetworkPair { pair in
      let (block, forbidden, family) =
        isIPv6 ? ("fd78::/64", "fd78::2", "-6") : ("10.78.0.0/24", "10.78.0.2", "-4")
      try pair.right.shell("ip \(family) route add local \(block) dev lo")
      try pair.left.shell(
        """
        ip \(family) route add \(block) via \(isIPv6 ? pair.right.ipv6 : pair.right.ipv4)
        ip \(family) route add prohibit \(forbidden)
        """
      )
      let prefix = isIPv6 ? "fd78::" : "10.78.0."
      let targets = (1...20).map { prefix + String($0) }
      let sweep = try Command.tool("netping", ["--sweep", "--retries", "0", "-W2"] + targets)
        .inside(pair.left).run()
      #expect(
        Set(sweep.outputLines.dropLast())
          == Set(targets.map { $0 + ($0 == forbidden ? " is unreachable" : " is alive") }),
        "\(sweep)"
      )
      #expect(
        sweep.errors
          == "netping: \(forbidden): sending icmp_seq=1: Permission denied; "
          + "a route of this host forbids it ('ip route get' shows it)\n"
      )
      #expect(sweep.exitStatus == 1)
      let rows = try Command.tool("netping", ["--json", "-c2", "-i0.1", "-W2"] + targets)
        .inside(pair.left).run().jsonRows()
      for summary in rows where summary["type"] == "summary" {
        let isForbidden = summary["target"]?.string == forbidden
        #expect(summary["not_sent"]?.integer == (isForbidden ? 2 : 0), "\(summary)")
        #expect(summary["received"]?.integer == (isForbidden ? 0 : 2), "\(summary)")
        #expect(summary["network_lost"] == 0, "\(summary)")
      }
    }
  }
}
