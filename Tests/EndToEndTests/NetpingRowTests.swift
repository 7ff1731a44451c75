import Glibc
import TestSupport
import Testing

/// What scripts count on of `netping --json`: each line is a row that fits the schema, and however
/// a run goes and ends, each target has its summary, and several have their totals.
@Suite struct NetpingRowTests {
  /// Holds the rows of `result` against the schema, their end and their sums; the rows.
  @discardableResult
  private func expectWholeRun(
    _ result: CommandResult,
    targets: Int = 1,
    status: Int32 = 0,
    types: Set<String>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [JSONValue] {
    let faults = try JSONSchemaCheck.validate(
      lines: result.outputLines,
      against: "docs/schema/netping.schema.json"
    )
    #expect(faults == [], "\(result)", sourceLocation: sourceLocation)
    let rows = try result.jsonRows()
    let seen = Set(rows.compactMap { $0["type"]?.string })
    #expect(types.isSubset(of: seen), "\(seen) in \(result)", sourceLocation: sourceLocation)
    let totals = rows.last.flatMap { $0["type"] == "totals" ? $0 : nil }
    #expect((totals != nil) == (targets > 1), "\(result)", sourceLocation: sourceLocation)
    let summaries = rows.dropLast(targets > 1 ? 1 : 0).suffix(targets)
    #expect(summaries.count == targets, "\(result)", sourceLocation: sourceLocation)
    #expect(
      summaries.allSatisfy { $0["type"] == "summary" },
      "\(result)",
      sourceLocation: sourceLocation
    )
    for row in Array(summaries) + [totals].compactMap({ $0 }) {
      let parts = ["received", "network_lost", "local_dropped", "not_sent", "in_flight"]
      let sum = parts.reduce(0) { $0 + (row[$1]?.integer ?? -1_000_000) }
      #expect(row["transmitted"]?.integer == sum, "\(result)", sourceLocation: sourceLocation)
    }
    for key in Self.sums where totals != nil {
      let sum = summaries.reduce(0) { $0 + ($1[key]?.integer ?? -1_000_000) }
      #expect(totals?[key]?.integer == sum, "\(key): \(result)", sourceLocation: sourceLocation)
    }
    #expect(result.exitStatus == status, "\(result)", sourceLocation: sourceLocation)
    return rows
  }

  private static let sums = [
    "transmitted", "received", "duplicates", "corrupted", "late", "errors", "network_lost",
    "local_dropped", "not_sent", "in_flight",
  ]

  /// netping with JSON, seen from the left host.
  private func ping(_ pair: NetworkPair, _ arguments: String...) -> Command {
    Command.tool("netping", ["--json"] + arguments).inside(pair.left)
  }

  /// Hosts that answer, that do not exist and that no route leads to.
  private let crowd = ["10.77.0.2", "10.77.0.99", "192.0.2.1", "fd77::2", "10.77.0.1"]

  @Test(.requires(.networkNamespaces, JSONSchemaCheck.requirement))
  func `of one target and of several`() throws {
    try withNetworkPair { pair in
      for address in [pair.right.ipv4, pair.right.ipv6] {
        let rows = try expectWholeRun(
          ping(pair, "-c2", "-i0.05", address).run(),
          types: ["start", "reply"]
        )
        #expect(rows.first?["type"] == "start")
      }
      let many = Command.tool("netping", ["--json", "-c2", "-i0.2", "-W1"] + crowd)
      try expectWholeRun(
        many.inside(pair.left).run(),
        targets: 5,
        status: 1,
        types: ["start", "reply", "error"]
      )
      try expectWholeRun(ping(pair, "-qc2", "-i0.05", "10.77.0.2").run(), types: ["summary"])
    }
  }

  @Test(.requires(.networkNamespaces, JSONSchemaCheck.requirement))
  func `of a sweep, with names that have no address too`() throws {
    try withNetworkPair { pair in
      let sweep = ["--json", "--sweep", "-W0.2", "--retries", "1"]
      let rows = try expectWholeRun(
        Command.tool("netping", sweep + crowd + ["nowhere.invalid"]).inside(pair.left).run(),
        targets: 6,
        status: 2,
        types: ["start", "reply", "error"]
      )
      #expect(rows.last?["unresolved"] == 1)
      try expectWholeRun(
        Command.tool("netping", sweep + ["10.77.0.2"]).inside(pair.left).run(),
        types: ["start", "reply"]
      )
      // The whole network, most of which does not exist.
      try expectWholeRun(
        Command.tool("netping", sweep + ["--generate", "10.77.0.0/27"]).inside(pair.left).run(),
        targets: 30,
        status: 1,
        types: ["start", "reply", "timeout"]
      )
    }
  }

  @Test(.requires(.networkNamespaces, JSONSchemaCheck.requirement))
  func `of names that have no address, and nothing else`() throws {
    try withNetworkPair { pair in
      for options in [[], ["--sweep"]] {
        let one = try Command.tool("netping", ["--json"] + options + ["nowhere.invalid"])
          .inside(pair.left).run()
        let rows = try expectWholeRun(one, status: 2, types: ["start"])
        #expect(rows.last?["unresolved"] != nil)
        #expect(one.errorLines.count == 1)
        #expect(one.errors.hasPrefix("netping: nowhere.invalid: "))
        let two = Command.tool("netping", ["--json"] + options + ["a.invalid", "b.invalid"])
        try expectWholeRun(two.inside(pair.left).run(), targets: 2, status: 2, types: ["start"])
      }
      let text = try Command.tool("netping", "nowhere.invalid").inside(pair.left).run()
      #expect(text.output.isEmpty)
      #expect(text.exitStatus == 2)
    }
  }

  @Test(.requires(.networkNamespaces, JSONSchemaCheck.requirement))
  func `of a run that nobody answers, and of one that ends by its deadline`() throws {
    try withNetworkPair { pair in
      try pair.right.shell("echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all")
      let rows = try expectWholeRun(
        ping(pair, "-c2", "-i0.05", "-W0.2", pair.right.ipv4).run(),
        status: 1,
        types: ["timeout"]
      )
      #expect(rows.last?["loss_percent"] == 100)
      #expect(rows.last?["rtt_ms"] == .null)
      try expectWholeRun(
        ping(pair, "-w1", "-i0.3", pair.right.ipv4, pair.left.ipv4).run(),
        targets: 2,
        status: 1,
        types: ["timeout", "reply"]
      )
    }
  }

  @Test(.requires(.networkNamespaces, JSONSchemaCheck.requirement))
  func `of a run that a signal ends, and SIGQUIT writes no row`() throws {
    try withNetworkPair { pair in
      try pair.right.shell("echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all")
      for (arguments, count) in [
        (["-i0.05", "10.77.0.2"], 1), (["-i0.05", "10.77.0.2", "10.77.0.1", "fd77::2"], 3),
        (["--sweep", "-W30", "10.77.0.2", "10.77.0.1", "fd77::2"], 3),
      ] {
        let run = try Command.tool("netping", ["--json"] + arguments).inside(pair.left).start()
        try run.wait(for: "the start") { $0.contains("\"start\"") }
        usleep(200_000)
        run.signal(SIGQUIT)
        usleep(100_000)
        let result = run.interrupt()
        let rows = try expectWholeRun(result, targets: count, status: 1, types: ["start"])
        #expect((rows.last?["in_flight"]?.integer ?? 0) > 0, "\(result)")
        let isSweep = arguments[0] == "--sweep"
        #expect(result.errorLines.count == (isSweep ? 1 : count), "\(result)")
        #expect(result.errors.contains(isSweep ? "3 targets, " : " packets, "), "\(result)")
      }
      let many = try ping(pair, "-i0.5", "--generate", "127.0.0.1-127.0.0.20").start()
      try many.wait(for: "a reply") { $0.contains("\"reply\"") }
      many.signal(SIGQUIT)
      usleep(100_000)
      let result = many.interrupt()
      try expectWholeRun(result, targets: 20, types: ["start", "reply"])
      #expect(
        result.errors.contains(/\r20 targets, \d+ alive, \d+ probes, \d+ replies, time \d+ms\n/)
      )
    }
  }

  @Test(
    .requires(.networkNamespaces, .peer("python3"), JSONSchemaCheck.requirement),
    arguments: [
      ("delayed", "late"), ("triplicate", "duplicate"), ("corrupted", "rejected"),
      ("stranger", "rejected"), ("later-sequence", "rejected"), ("time-exceeded", "error"),
      ("silent", "timeout"),
    ]
  )
  func `of whatever may be told of a probe`(behaviour: String, type: String) throws {
    try withEchoResponder(behaviour) { pair, _ in
      try pair.left.shell("ip addr add 10.77.0.3/24 dev left0")
      for addresses in [[pair.right.ipv4], [pair.right.ipv4, "10.77.0.3", pair.right.ipv6]] {
        let options = ["--json", "-c3", "-i0.2", "-W0.1", "--report-every", "0.2"]
        let result = try Command.tool("netping", options + addresses).inside(pair.left).run()
        let status = try #require(result.exitStatus)
        try expectWholeRun(
          result,
          targets: addresses.count,
          status: status,
          types: [type, "start", "report"]
        )
        #expect((0...1).contains(status), "\(result)")
      }
    }
  }

  @Test(.requires(.networkNamespaces, JSONSchemaCheck.requirement))
  func `of what the kernel refuses to send`() throws {
    try withNetworkPair { pair in
      try pair.left.shell("ip route add prohibit 10.77.0.2/32")
      let rows = try expectWholeRun(
        ping(pair, "-c2", "-i0.05", "10.77.0.1", "10.77.0.2").run(),
        targets: 2,
        status: 1,
        types: ["error", "reply"]
      )
      #expect(rows.contains { $0["reason"] == "not_sent" })
      #expect(rows.last?["not_sent"] == 2)
    }
  }

  @Test(.requires(.rawSockets))
  func `what has no JSON says so, and writes no row`() throws {
    for arguments in [
      ["--graph", "127.0.0.1"], ["--fping", "127.0.0.1"], ["--sweep", "-c1", "::1"],
    ] {
      let result = try Command.tool("netping", arguments + ["--json"]).run()
      #expect(result.output.isEmpty, "\(result)")
      #expect(result.errorLines.count == 1, "\(result)")
      #expect(result.exitStatus == (arguments[0] == "--fping" ? 1 : 2), "\(result)")
    }
  }
}
