import Foundation
import TestSupport
import Testing

/// What netping makes of its figures, on real interfaces.
@Suite struct NetpingStatisticsTests {
  @Test(.requires(.networkNamespaces))
  func `behind ping's own text stands what was asked for, and nothing else`() throws {
    try withNetworkPair { pair in
      let options = ["-q", "-c300", "-i0.002", pair.right.ipv4]
      let plain = try Command.tool("netping", options).inside(pair.left).run()
      let asked = try Command.tool("netping", ["--statistics", "--histogram"] + options)
        .inside(pair.left).run()
      #expect(plain.output.split(separator: "\n").count == 4)
      let lines = asked.output.split(separator: "\n").map(String.init)
      #expect(lines[4].contains(#/^rtt p50\/p90\/p95\/p99\/p99\.9 = [\d.\/]+ ms$/#))
      #expect(lines[5].hasPrefix("jitter "))
      #expect(lines[6].hasPrefix("loss between 0% and 1.26% with 95% confidence, longest run 0"))
      #expect(lines[7].hasPrefix("reordered 0 (0%"))
      let counts = lines.dropFirst(8).compactMap {
        $0.firstMatch(of: #/\| +(\d+) +[\d.]+%/#).flatMap { Int($0.1) }
      }
      #expect(counts.reduce(0, +) == 300)
      #expect(lines.dropFirst(8).joined().contains("p99.9"))
      #expect(lines.allSatisfy { $0.count <= 80 })
    }
  }

  @Test(.requires(.networkNamespaces))
  func `verdicts decide the exit status, and say which figure was how far off`() throws {
    try withNetworkPair { pair in
      func run(_ conditions: String...) throws -> CommandResult {
        let options = conditions.flatMap { ["--fail-if", $0] }
        return try Command.tool("netping", options + ["-q", "-c3", "-i0.05", pair.right.ipv4])
          .inside(pair.left).run()
      }
      let good = try run("loss>1%", "p99>10s")
      #expect(good.exitStatus == 0)
      #expect(good.errors == "")
      let bad = try run("loss>1%", "min>=0", "max>1ns")
      #expect(bad.exitStatus == 1)
      let lines = bad.errorLines
      #expect(lines.count == 2)
      #expect(lines[0].hasPrefix("netping: 10.77.0.2 fails 'min>=0': min is 0."))
      #expect(
        lines[1].contains(#/fails 'max>1ns': max is [\d.]+ ms, [\d.]+ ms above 0\.000001 ms$/#)
      )
      let wrong = try run("p98>20ms")
      #expect(wrong.exitStatus == 2)
      #expect(wrong.errors.hasPrefix("  p98>20ms\n  ^\nnetping: --fail-if: there is no figure"))
      #expect(wrong.output == "")
    }
  }

  @Test(.requires(.networkNamespaces))
  func `a run until three replies in a row ends when the host is back`() throws {
    try withNetworkPair { pair in
      try pair.right.shell("echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all")
      let run = try Command.tool(
        "netping",
        "-O",
        "-i0.1",
        "-W0.3",
        "--until",
        "3",
        pair.right.ipv4
      ).inside(pair.left).start()
      try run.waitForLine(containing: "no answer yet for icmp_seq=3")
      try pair.right.shell("echo 0 >/proc/sys/net/ipv4/icmp_echo_ignore_all")
      let result = run.finish()
      #expect(result.exitStatus == 0)
      #expect(result.output.contains(" 3 received, "))
    }
  }

  @Test(.requires(.networkNamespaces))
  func `a run that ends before so many replies in a row came says no`() throws {
    try withNetworkPair { pair in
      func run(_ options: String...) throws -> CommandResult {
        try Command.tool("netping", ["-q", "-i0.05", "--until", "3"] + options + [pair.right.ipv4])
          .inside(pair.left).run()
      }
      #expect(try run().exitStatus == 0)
      #expect(try run("-c3").exitStatus == 0)
      for options in [["-c2"], ["-w1", "-i2"]] {
        let result = try Command.tool(
          "netping",
          ["-q", "-i0.05", "--until", "3"] + options + [pair.right.ipv4]
        ).inside(pair.left).run()
        #expect(result.exitStatus == 1, "\(result)")
      }
      let run = try Command.tool("netping", "--until", "100", pair.right.ipv4)
        .inside(pair.left).start()
      try run.waitForLine(containing: "icmp_seq=1 ")
      #expect(run.interrupt().exitStatus == 1)
    }
  }

  @Test(.requires(.networkNamespaces, JSONSchemaCheck.requirement))
  func `reports of windows come on time, in both forms, and fit the schema`() throws {
    try withNetworkPair { pair in
      let options = ["-c", "12", "-i0.1", "--report-every", "0.5", "--windows", "1s,1m"]
      let text = try Command.tool("netping", ["-q"] + options + [pair.right.ipv4])
        .inside(pair.left).run()
      let lines = text.output.split(separator: "\n").filter { $0.hasPrefix("[") }
      #expect(lines.count == 4)
      #expect(
        lines.last?.contains(
          #/^\[\d\d:\d\d:\d\d\] 10\.77\.0\.2 last 1 min: 1\d received, 0 lost \(0%\), min/#
        ) == true
      )
      let rows = try Command.tool("netping", ["--json"] + options + [pair.right.ipv4])
        .inside(pair.left).run()
      let faults = try JSONSchemaCheck.validate(
        lines: rows.outputLines,
        against: "docs/schema/netping.schema.json"
      )
      #expect(faults == [])
      let types = try rows.jsonRows().map { $0["type"] }
      #expect(types.first == "start")
      #expect(types.last == "summary")
      #expect(types.filter { $0 == "report" }.count == 2)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `the graph is drawn in place, and the summary stands below it`() throws {
    try withNetworkPair { pair in
      let result = try Command.tool(
        "netping",
        "--graph",
        "-c8",
        "-i0.1",
        pair.right.ipv4
      ).inside(pair.left).onTerminal().setting("TERM", to: "xterm").run()
      #expect(result.exitStatus == 0)
      let frames = result.output.split(separator: "a column is ").count - 1
      #expect(frames >= 2)
      // Nothing is hidden, and no other screen is switched to.
      #expect(!result.output.contains("\u{1b}[?"))
      let last = result.output.components(separatedBy: "\u{1b}[J").last ?? ""
      #expect(last.contains("8 packets transmitted, 8 received, "))
      #expect(result.output.contains("8/8 received"))
      #expect(!result.output.contains("icmp_seq="))
    }
  }

  @Test(.requires(.networkNamespaces))
  func `there is no graph where nothing can be drawn`() throws {
    let piped = try Command.tool("netping", "--graph", "-c1", "127.0.0.1").run()
    #expect(piped.exitStatus == 2)
    #expect(piped.output == "")
    #expect(piped.errors.hasPrefix("netping: --graph: standard output is not a terminal"))
    for kind in ["", "dumb"] {
      let unknown = try Command.tool("netping", "--graph", "-c1", "127.0.0.1")
        .onTerminal().setting("TERM", to: kind).run()
      #expect(unknown.exitStatus == 2, "\(unknown)")
      #expect(unknown.output.hasPrefix("netping: --graph: standard output is not a terminal"))
    }
    let json = try Command.tool("netping", "--graph", "--json", "-c1", "127.0.0.1").run()
    #expect(json.exitStatus == 2)
  }

  @Test(.requires(.networkNamespaces))
  func `on a terminal routers are quoted in words, in a pipe the text is ping's`() throws {
    try withNetworkPair { pair in
      let ping = Command.tool("netping", "-c2", "-i0.1", "10.77.0.99").inside(pair.left)
      let words =
        "10.77.0.1 said twice: destination host unreachable "
        + "(most often because nothing answered its ARP)"
      let piped = try ping.run()
      #expect(!piped.output.contains(" said "))
      let shown = try ping.onTerminal().run()
      #expect(shown.output.contains(words))
      let asked = try Command.tool("netping", "-v", "-c2", "-i0.1", "10.77.0.99")
        .inside(pair.left).run()
      #expect(asked.output.contains("\n\(words)\n\n--- "))
    }
  }

  @Test(.requires(.networkNamespaces))
  func `a resolver that never answers changes no time, and no line waits for it`() throws {
    try withNetworkPair { pair in
      let file = try TemporaryFile(Array("nameserver 10.77.0.77\n".utf8))
      // The other side takes what is sent to the resolver, and drops it without a word.
      try pair.left.shell(
        "ip neigh add 10.77.0.77 lladdr \(pair.right.hardwareAddress) dev left0"
      )
      let ping = Command.tool(
        "netping",
        "--resolve",
        "--json",
        "-c20",
        "-i0.05",
        pair.right.ipv4
      )
      let script = "mount --bind \(file.path) /etc/resolv.conf; exec \"$@\""
      let command = Command.peer(
        "unshare",
        ["-m", "sh", "-euc", script, "sh", ping.executable] + ping.arguments
      )
      let result = try command.inside(pair.left).within(.seconds(8)).run()
      #expect(result.exitStatus == 0, "\(result)")
      let rows = try result.jsonRows()
      let replies = rows.filter { $0["type"] == "reply" }
      #expect(replies.count == 20)
      #expect(replies.allSatisfy { $0["name"] == nil })
      let duration = try #require(rows.last?["duration_ms"]?.number)
      #expect(abs(duration - 19 * 50) < 10, "probes kept their times")
    }
  }
}
