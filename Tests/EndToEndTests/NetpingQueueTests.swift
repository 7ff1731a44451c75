import TestSupport
import Testing

/// netping behind a device whose queue is full.
@Suite struct NetpingQueueTests {
  /// Two hosts, the left of which may send `rate`, and keeps as many octets waiting as `limit`.
  private func withTokenBucket(
    rate: String,
    limit: Int,
    _ body: (NetworkPair) throws -> Void
  ) throws {
    try withNetworkPair { pair in
      // The neighbour is known: nothing but probes needs the queue.
      try pair.left.shell(
        """
        ip neigh replace \(pair.right.ipv4) lladdr \(pair.right.hardwareAddress) dev left0
        tc qdisc add dev left0 root tbf rate \(rate) burst 200 limit \(limit)
        """
      )
      try body(pair)
    }
  }

  @Test(.requires(.networkNamespaces, .tokenBucket))
  func `a probe that the device has no room for waits, and none is lost`() throws {
    try withTokenBucket(rate: "16kbit", limit: 300) { pair in
      let result = try Command.tool("netping", "--json", "-c20", "-i0.01", "-W2", pair.right.ipv4)
        .inside(pair.left).run()
      let rows = try result.jsonRows()
      let summary = try #require(rows.last)
      #expect(summary["transmitted"] == 20, "\(result)")
      #expect(summary["received"] == 20, "\(result)")
      #expect(summary["not_sent"] == 0, "\(result)")
      #expect(summary["network_lost"] == 0, "\(result)")
      // What waits in the own queue is no part of the time.
      #expect(rows.first?["type"] == "start", "\(result)")
      for reply in rows.dropFirst().dropLast() {
        #expect(reply["type"] == "reply", "\(result)")
        #expect(reply["stamps"] == "kernel", "\(result)")
        #expect((reply["rtt_ms"]?.number ?? 1000) < 20, "\(result)")
      }
      // 20 times 98 octets need a second.
      #expect((summary["duration_ms"]?.number ?? 0) > 600, "\(result)")
      #expect(result.exitStatus == 0)
      #expect(result.errorLines == [])
    }
  }

  @Test(.requires(.networkNamespaces, .tokenBucket))
  func `a run waits for what still stands in the own queue at its end`() throws {
    try withTokenBucket(rate: "16kbit", limit: 3000) { pair in
      let result = try Command.tool("netping", "--json", "-c8", "-i0.01", "-W5", pair.right.ipv4)
        .inside(pair.left).run()
      let rows = try result.jsonRows()
      #expect(rows.last?["received"] == 8, "\(result)")
      #expect(rows.last?["network_lost"] == 0, "\(result)")
      #expect((rows.last?["rtt_ms"]?["max"]?.number ?? 1000) < 20, "\(result)")
      #expect((rows.dropLast().last?["queued_ms"]?.number ?? 0) > 100, "\(result)")
    }
  }

  @Test(.requires(.networkNamespaces, .tokenBucket))
  func `a sweep waits for room, and finds everybody at the first try`() throws {
    try withTokenBucket(rate: "64kbit", limit: 300) { pair in
      try pair.right.shell("ip route add local 10.78.0.0/24 dev lo")
      try pair.left.shell("ip route add 10.78.0.0/24 via \(pair.right.ipv4)")
      let result = try Command.tool(
        "netping",
        ["--sweep", "--json", "-W5", "--generate", "10.78.0.0/26"]
      ).inside(pair.left).run()
      let totals = try #require(try result.jsonRows().last)
      #expect(totals["reachable"] == 62, "\(result)")
      #expect(totals["transmitted"] == 62, "\(result)")
      #expect(totals["not_sent"] == 0, "\(result)")
      // 62 times 98 octets need 0.7 seconds.
      #expect((totals["duration_ms"]?.number ?? 0) > 400, "\(result)")
      #expect(result.exitStatus == 0)
      #expect(result.errors.isEmpty, "\(result)")
    }
  }

  @Test(.requires(.networkNamespaces, .tokenBucket))
  func `a queue that stays full is told, and is not the network's fault`() throws {
    try withTokenBucket(rate: "8bit", limit: 150) { pair in
      let options = ["-c4", "-i0.05", "-W0.3", pair.right.ipv4]
      let result = try Command.tool("netping", ["--json"] + options).inside(pair.left).run()
      let rows = try result.jsonRows()
      let refusals = rows.filter { $0["reason"] == "not_sent" }
      // Some two are let through by the burst or wait in the queue.
      #expect((2...3).contains(refusals.count), "\(result)")
      for refusal in refusals {
        #expect(refusal["errno"] == 105, "\(result)")
        #expect(refusal["message"] == "No buffer space available", "\(result)")
      }
      #expect(rows.last?["not_sent"]?.integer == refusals.count, "\(result)")
      #expect(rows.last?["transmitted"] == 4, "\(result)")
      let text = try Command.tool("netping", options).inside(pair.left).run()
      #expect(
        text.errors.contains(
          /: No buffer space available; the send queue of the interface is full/
        ),
        "\(text)"
      )
      #expect(text.output.contains(/\nWithout a reply: .*\d not sent\n/), "\(text)")
    }
  }

  @Test(.requires(.networkNamespaces))
  func `a sweep has room for its probes to neighbours that are not there`() throws {
    try withNetworkPair { pair in
      let result = try Command.tool("netping", "--sweep", "--alive", "--generate", "10.77.0.0/24")
        .inside(pair.left).run()
      #expect(result.outputLines.sorted() == [pair.left.ipv4, pair.right.ipv4], "\(result)")
      #expect(result.errorLines == [], "\(result)")
      #expect(result.exitStatus == 1)
    }
  }
}

extension Requirement {
  /// A kernel with the token bucket filter, and `tc` to set it up with.
  static let tokenBucket = Requirement(reason: "needs tc and the kernel's tbf") {
    guard Privileges.canMakeNetworkNamespaces, Peer.isInstalled("tc") else { return false }
    let attempt = try? withNetworkPair { pair in
      try pair.left.shell("tc qdisc add dev left0 root tbf rate 8kbit burst 200 limit 300")
    }
    return attempt != nil
  }
}
