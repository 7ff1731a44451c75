import TestSupport
import Testing

/// netping while the interface, the addresses, the routes or the firewall under it change.
@Suite struct NetpingDisturbanceTests {
  /// Something that happens to the left host while it asks, and is undone.
  struct Disturbance: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What the kernel says of each probe meanwhile.
    let errorNumber: Int
    let message: String
    /// What is to be done, which the first complaint says.
    let remedy: String
    /// Runs as root of the left host, with the family's option and the asked address as `$1`, `$2`.
    let begin: String
    let end: String

    /// What standard error says of probes that were not sent.
    func complaints(of rows: [JSONValue]) -> [String] {
      rows.enumerated().map { index, row in
        "netping: sending icmp_seq=\(row["sequence"]?.integer ?? 0): \(message)"
          + (index == 0 ? "; " + remedy : "")
      }
    }
  }

  static let disturbances = [
    Disturbance(
      testDescription: "the interface goes down and up",
      errorNumber: 101,
      message: "Network is unreachable",
      remedy: "this host has no route or address for it ('ip route' and 'ip address' show them)",
      begin: "ip link set left0 down",
      // Going down takes addresses of IPv6 away.
      end: """
        ip link set left0 up
        ip addr replace fd77::1/64 dev left0 nodad
        """
    ),
    Disturbance(
      testDescription: "the address is removed and comes back",
      errorNumber: 101,
      message: "Network is unreachable",
      remedy: "this host has no route or address for it ('ip route' and 'ip address' show them)",
      begin: "ip addr del 10.77.0.1/24 dev left0; ip addr del fd77::1/64 dev left0",
      end: "ip addr add 10.77.0.1/24 dev left0; ip addr add fd77::1/64 dev left0 nodad"
    ),
    Disturbance(
      testDescription: "the route is removed and comes back",
      errorNumber: 101,
      message: "Network is unreachable",
      remedy: "this host has no route or address for it ('ip route' and 'ip address' show them)",
      begin: "ip route del 10.77.0.0/24; ip -6 route del fd77::/64",
      end: "ip route add 10.77.0.0/24 dev left0; ip -6 route add fd77::/64 dev left0"
    ),
    Disturbance(
      testDescription: "the route forbids it for a while",
      errorNumber: 13,
      message: "Permission denied",
      remedy: "a route of this host forbids it ('ip route get' shows it)",
      begin: "ip $1 route add prohibit $2",
      end: "ip $1 route del prohibit $2"
    ),
  ]

  static let firewall = Disturbance(
    testDescription: "the firewall drops the probes for a while",
    errorNumber: 1,
    message: "Operation not permitted",
    remedy:
      "a firewall on this host forbids it ('nft list ruleset' and 'iptables -S' show the rules)",
    begin: """
      nft add table inet netdiag
      nft add chain inet netdiag out '{ type filter hook output priority 0; }'
      nft add rule inet netdiag out icmp type echo-request drop
      nft add rule inet netdiag out icmpv6 type echo-request drop
      """,
    end: "nft delete table inet netdiag"
  )

  @Test(.requires(.networkNamespaces), arguments: disturbances, [false, true])
  func `what cannot be sent costs nothing else, and the run goes on`(
    disturbance: Disturbance,
    isIPv6: Bool
  ) throws {
    try expectNothingElseLost(disturbance, isIPv6: isIPv6)
  }

  @Test(.requires(.networkNamespaces, .peer("nft")), arguments: [false, true])
  func `what a firewall refuses costs nothing else, and the run goes on`(isIPv6: Bool) throws {
    try expectNothingElseLost(Self.firewall, isIPv6: isIPv6)
  }

  @Test(
    .requires(.networkNamespaces, .peer("nft"), .peer("setpriv")),
    arguments: [false, true]
  )
  func `a firewall that answers is told as one, and sees each probe once`(isUser: Bool) throws {
    try withNetworkPair { pair in
      try pair.left.shell(
        """
        echo 0 2147483647 >/proc/sys/net/ipv4/ping_group_range
        nft add table ip netdiag
        nft add chain ip netdiag out '{ type filter hook output priority 0; }'
        nft add rule ip netdiag out icmp type echo-request counter reject
        """
      )
      var command = Command.tool("netping", "--json", "-c3", "-i0.1", "-W0.5", pair.right.ipv4)
      if isUser { command = command.withoutPrivileges() }
      let result = try command.inside(pair.left).run()
      let rows = try result.jsonRows()
      let refusals = rows.filter { $0["reason"] == "not_sent" }
      #expect(refusals.map { $0["errno"]?.integer } == [1, 1, 1], "\(result)")
      #expect(rows.last?["not_sent"] == 3, "\(result)")
      let rules = try pair.left.shell("nft list table ip netdiag").output
      #expect(rules.contains("counter packets 3 "), "\(rules)")
      #expect(result.exitStatus == 1)
    }
  }

  private func expectNothingElseLost(_ disturbance: Disturbance, isIPv6: Bool) throws {
    try withNetworkPair { pair in
      let address = isIPv6 ? pair.right.ipv6 : pair.right.ipv4
      func disturb(_ script: String) throws {
        try pair.left.shell("set -- \(isIPv6 ? "-6" : "-4") \(address)\n" + script)
      }
      let run = try Command.tool("netping", "--json", "-i0.05", "-W0.5", address)
        .inside(pair.left).start()
      try run.wait(for: "a reply") { $0.contains("\"type\":\"reply\"") }
      try disturb(disturbance.begin)
      try run.wait(for: "two failures") { $0.matches(of: /"reason":"not_sent"/).count >= 2 }
      try disturb(disturbance.end)
      try run.wait(for: "a reply after them") { output in
        output.split(separator: "\n").last?.contains("\"type\":\"reply\"") == true
      }
      let result = run.interrupt()
      let rows = try result.jsonRows()
      let refusals = rows.filter { $0["type"] == "error" }
      #expect(refusals.count >= 2)
      for refusal in refusals {
        #expect(refusal["reason"] == "not_sent", "\(result)")
        #expect(refusal["errno"]?.integer == disturbance.errorNumber, "\(result)")
        #expect(refusal["message"]?.string == disturbance.message, "\(result)")
      }
      try expectAccountedFor(result, notSent: refusals.count)
      #expect(result.exitStatus == 0)
      #expect(result.errorLines == disturbance.complaints(of: refusals))
    }
  }

  /// Every probe is accounted for once, and nearly all that was sent came back.
  private func expectAccountedFor(
    _ result: CommandResult,
    notSent: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let rows = try result.jsonRows()
    let summary = try #require(rows.last, sourceLocation: sourceLocation)
    #expect(summary["type"] == "summary", sourceLocation: sourceLocation)
    func count(_ key: String) -> Int { summary[key]?.integer ?? -1 }
    let replies = rows.filter { $0["type"] == "reply" }.count
    #expect(count("received") == replies, "\(result)", sourceLocation: sourceLocation)
    #expect(count("not_sent") == notSent, "\(result)", sourceLocation: sourceLocation)
    #expect(
      count("transmitted")
        == replies + notSent + count("network_lost") + count("in_flight"),
      "\(result)",
      sourceLocation: sourceLocation
    )
    // A probe that was under way when the interface went, and while it came up again.
    #expect(count("network_lost") <= 3, "\(result)", sourceLocation: sourceLocation)
    #expect(count("in_flight") <= 1, "\(result)", sourceLocation: sourceLocation)
    for key in ["local_dropped", "duplicates", "corrupted", "rejected"] {
      #expect(count(key) == 0, "\(key) in \(result)", sourceLocation: sourceLocation)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("nft")))
  func `probes that a firewall never lets out are told one by one, and the answer is no`() throws {
    try withNetworkPair { pair in
      try pair.left.shell(Self.firewall.begin)
      for address in [pair.right.ipv4, pair.right.ipv6] {
        let result = try Command.tool("netping", "-c3", "-i0.05", "-W0.3", address)
          .inside(pair.left).run()
        #expect(
          result.errorLines
            == Self.firewall.complaints(
              of: [1, 2, 3].map { .object(["sequence": .number($0)]) }
            )
        )
        #expect(
          result.output.contains("\nWithout a reply: 0 lost in the network, 3 not sent\n"),
          "\(result)"
        )
        #expect(
          result.output.contains("\n3 packets transmitted, 0 received, 100% packet loss, time "),
          "\(result)"
        )
        #expect(result.exitStatus == 1)
      }
    }
  }

  @Test(.requires(.networkNamespaces))
  func `a run that sends from an address of its own ends in order when that is gone`() throws {
    try withNetworkPair { pair in
      try pair.left.shell("ip addr add 10.77.0.9/24 dev left0")
      let run = try Command.tool(
        "netping",
        "--json",
        "-i0.05",
        "-W0.3",
        "-I",
        "10.77.0.9",
        pair.right.ipv4
      ).inside(pair.left).start()
      try run.wait(for: "a reply") { $0.contains("\"type\":\"reply\"") }
      try pair.left.shell("ip addr del 10.77.0.9/24 dev left0")
      // A raw socket goes on sending from it, and nobody can answer any more.
      try run.wait(for: "what came of it") {
        $0.contains(/"type":"timeout"|"reason":"not_sent"/)
      }
      let result = run.interrupt()
      let summary = try #require(try result.jsonRows().last)
      let lost = (summary["network_lost"]?.integer ?? 0) + (summary["not_sent"]?.integer ?? 0)
      #expect(lost > 0, "\(result)")
      #expect(summary["local_dropped"] == 0)
      #expect(result.exitStatus == 0)
      #expect(result.errorLines.allSatisfy { $0.hasPrefix("netping: sending icmp_seq=") })
    }
  }
}
