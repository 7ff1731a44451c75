import TestSupport
import Testing

/// netping against a host of our own that answers in every wrong way.
@Suite struct NetpingHostilityTests {
  @Test(.requires(.networkNamespaces, .peer("python3")), arguments: HostileCase.all)
  func `each wrong answer has its row, counts, line and exit status`(hostile: HostileCase) throws {
    try withEchoResponder(hostile.name) { pair, _ in
      for address in [pair.right.ipv4, pair.right.ipv6] {
        let isIPv6 = address == pair.right.ipv6
        guard !isIPv6 || !hostile.isOnlyIPv4 else { continue }
        func run(_ options: String...) throws -> CommandResult {
          try Command.tool("netping", hostile.options + options + [address])
            .inside(pair.left).run()
        }
        let json = try run("--json")
        expectRows(of: json, try json.jsonRows(), hostile, isIPv6: isIPv6)
        let text = try run()
        expectLine(of: text, hostile, address)
        for result in [json, text] {
          #expect(result.exitStatus == (hostile.isSuccess ? 0 : 1), "\(result)")
          #expect(result.errors.isEmpty, "\(result)")
        }
      }
    }
  }

  @Test(
    .requires(.networkNamespaces, .peer("python3"), .peer("setpriv")),
    arguments: HostileCase.all
  )
  func `over ping sockets no wrong answer counts for more`(hostile: HostileCase) throws {
    try withEchoResponder(hostile.name) { pair, _ in
      try pair.left.shell("echo 0 2147483647 >/proc/sys/net/ipv4/ping_group_range")
      for address in [pair.right.ipv4, pair.right.ipv6] {
        let isIPv6 = address == pair.right.ipv6
        guard !isIPv6 || !hostile.isOnlyIPv4 else { continue }
        let expected = hostile.overPingSockets(isIPv6: isIPv6)
        let result = try Command.tool("netping", hostile.options + ["--json", address])
          .withoutPrivileges().inside(pair.left).run()
        if let expected {
          expectRows(of: result, try result.jsonRows(), expected, isIPv6: isIPv6)
        } else {
          try expectReplyBesideError(result, isReplyFirst: hostile.name == "reply-then-error")
        }
        #expect(result.exitStatus == (hostile.isSuccess ? 0 : 1), "\(result)")
        #expect(result.errors.isEmpty, "\(result)")
      }
    }
  }

  /// The kernel queues replies and errors apart, so that either may be read first; a reply that was
  /// there counts all the same.
  private func expectReplyBesideError(_ result: CommandResult, isReplyFirst: Bool) throws {
    let rows = try result.jsonRows()
    let summary = try #require(rows.last)
    let received = try #require(summary["received"]?.integer)
    #expect(summary["transmitted"] == 2, "\(result)")
    // An error to the last probe ends the run, and a reply behind it is too late.
    #expect(received == 2 || received == 1 && !isReplyFirst, "\(result)")
    #expect(summary["network_lost"]?.integer == 2 - received, "\(result)")
    #expect(rows.filter { $0["type"] == "reply" }.count == received, "\(result)")
    #expect((1...2).contains(summary["contradicted"]?.integer ?? 0), "\(result)")
  }

  private func expectRows(
    of result: CommandResult,
    _ rows: [JSONValue],
    _ hostile: HostileCase,
    isIPv6: Bool
  ) {
    // A message without a sequence number comes before anything about a newer probe.
    let aboutFirst = rows.dropLast().filter { row in
      row["sequence"] == 1 || row["reason"] == "unattributable"
    }
    let types = aboutFirst.compactMap { $0["type"]?.string }
    let reason = isIPv6 ? hostile.reasonIPv6 ?? hostile.reason : hostile.reason
    switch reason {
    // These name a probe that was never sent, or none: one row for each of the two probes.
    case "unsolicited":
      #expect(rows.filter { $0["reason"] == "unsolicited" }.count == 2, "\(result)")
    case "unattributable":
      #expect(types == ["rejected", "rejected", "timeout"], "\(result)")
    default:
      #expect(types == hostile.rows, "\(result)")
      #expect(aboutFirst.first?["reason"]?.string == reason, "\(result)")
    }
    var counts = ["transmitted": 2]
    for key in [
      "received", "duplicates", "corrupted", "late", "rejected", "errors", "network_lost",
      "local_dropped", "not_sent", "in_flight",
    ] { counts[key] = 0 }
    counts.merge(hostile.counts) { $1 }
    let summary = rows.last
    #expect(summary?["type"] == "summary", "\(result)")
    for (key, count) in counts {
      let withRest = hostile.countsWithRest[key] ?? count
      let actual = summary?[key]?.integer ?? -1
      let isExpected = (min(count, withRest)...max(count, withRest)).contains(actual)
      #expect(isExpected, "\(key) in \(result)")
    }
    let transmitted = summary?["transmitted"]?.integer ?? -1
    let received = summary?["received"]?.integer ?? -1
    #expect(
      summary?["loss_percent"]?.integer == 100 - 100 * received / transmitted,
      "\(result)"
    )
    #expect(summary?["network_lost"]?.integer == transmitted - received, "\(result)")
    for key in ["truncated", "oversized", "different_address", "contradicted"]
    where counts[key] == nil {
      #expect(rows.last?[key] == nil, "\(result)")
    }
  }

  private func expectLine(of result: CommandResult, _ hostile: HostileCase, _ address: String) {
    let line = address.contains(":") ? hostile.lineIPv6 ?? hostile.line : hostile.line
    let stranger = address.contains(":") ? "fd77::4d" : "10.77.0.77"
    let expected = line?.replacing("HOST", with: address).replacing("STRANGER", with: stranger)
    let first = result.outputLines.dropFirst().first ?? ""
    #expect(first.withTimesMasked == expected ?? "", "\(result)")
  }

  @Test(.requires(.networkNamespaces, .peer("python3")))
  func `a reply to the probe before it is told apart from the newest`() throws {
    try withEchoResponder("earlier-sequence") { pair, _ in
      let result = try Command.tool("netping", "--json", "-c2", "-i0.1", "-W0.3", pair.right.ipv4)
        .inside(pair.left).run()
      let rows = try result.jsonRows()
      #expect(
        rows.compactMap { $0["reason"]?.string } == ["unsolicited", "wrong_cookie"],
        "\(result)"
      )
      #expect(rows.last?["rejected"] == 2)
      #expect(result.exitStatus == 1)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3")))
  func `over IPv6 the kernel drops wrong checksums, and the network is to blame`() throws {
    try withEchoResponder("bad-checksum") { pair, _ in
      let result = try Command.tool("netping", "--json", "-c2", "-i0.1", "-W0.3", pair.right.ipv6)
        .inside(pair.left).run()
      let summary = try #require(try result.jsonRows().last)
      #expect(summary["network_lost"] == 2, "\(result)")
      #expect(summary["local_dropped"] == 0, "\(result)")
      #expect(result.exitStatus == 1)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3")))
  func `over IPv6 a message too short for a header is malformed`() throws {
    try withEchoResponder("four-octets") { pair, _ in
      let result = try Command.tool("netping", "--json", "-c2", "-i0.1", "-W0.3", pair.right.ipv6)
        .inside(pair.left).run()
      let rows = try result.jsonRows()
      #expect(rows.filter { $0["reason"] == "malformed" }.count == 2, "\(result)")
      #expect(rows.last?["rejected"] == 2)
    }
  }

  @Test(
    .requires(.networkNamespaces, .peer("python3"), .pythonModule("jsonschema")),
    arguments: [
      "honest", "silent", "time-zero", "corrupted", "triplicate", "time-exceeded", "stranger",
      "truncated", "oversize", "error-bare-header", "reply-then-error", "error-then-reply",
    ]
  )
  func `every row fits the schema`(behaviour: String) throws {
    try withEchoResponder(behaviour) { pair, _ in
      let result = try Command.tool("netping", "--json", "-c2", "-i0.1", "-W0.3", pair.right.ipv4)
        .inside(pair.left).run()
      let faults = try JSONSchemaCheck.validate(
        lines: result.outputLines,
        against: "docs/schema/netping.schema.json"
      )
      #expect(faults == [])
      #expect(try result.jsonRows().last?["type"] == "summary")
    }
  }
}
