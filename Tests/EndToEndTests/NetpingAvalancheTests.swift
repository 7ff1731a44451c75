import TestSupport
import Testing

/// netping under forty thousand messages that none of its probes asked for: nothing of it counts,
/// every message is told or counted, and the run ends in time with no more memory than without.
@Suite(.serialized, .requires(.networkNamespaces, .peer("python3"))) struct NetpingAvalancheTests {
  /// Two hosts, the right of which sends 20,000 messages behind each of its first two replies: 8,000
  /// duplicates, 4,000 forged replies, 4,000 replies to a later probe and 4,000 forged errors.
  ///
  /// All of them fit the receive queue, however late it is read.
  private func withFlood(
    _ responder: String = "flood",
    _ body: (NetworkPair) throws -> Void
  ) throws {
    try withEchoResponder(responder) { pair, _ in
      // Long probes make for a long queue, and must not be fragmented.
      try pair.right.shell("ip link set right0 mtu 20000")
      try pair.left.shell("ip link set left0 mtu 20000")
      try body(pair)
    }
  }

  /// The third reply ends the run: it comes behind all else, whenever that is, and those to probes
  /// that were sent meanwhile may come with it.
  private static let options = ["--until", "3", "-i0.3", "-W20", "-s16000"]

  private func expectCounts(
    _ summary: JSONValue,
    _ result: CommandResult,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = [
      "duplicates": 16_000, "rejected": 24_000, "truncated": 16_000, "late": 0, "corrupted": 0,
      "errors": 0, "network_lost": 0, "local_dropped": 0, "not_sent": 0,
    ]
    for (key, count) in expected {
      #expect(
        summary[key]?.integer == count,
        "\(key) in \(summary)",
        sourceLocation: sourceLocation
      )
    }
    let received = summary["received"]?.integer ?? 0
    #expect(received >= 3, "\(summary)", sourceLocation: sourceLocation)
    #expect(
      summary["transmitted"]?.integer == received + (summary["in_flight"]?.integer ?? 0),
      "\(summary)",
      sourceLocation: sourceLocation
    )
    #expect(result.exitStatus == 0, sourceLocation: sourceLocation)
    #expect(result.errors.isEmpty, sourceLocation: sourceLocation)
  }

  @Test(arguments: [false, true])
  func `as JSON each message has its row`(isIPv6: Bool) throws {
    try withFlood { pair in
      let address = isIPv6 ? pair.right.ipv6 : pair.right.ipv4
      let result = try Command.tool("netping", ["--json"] + Self.options + [address])
        .inside(pair.left).run()
      let lines = result.outputLines
      var counts: [String: Int] = [:]
      for line in lines {
        let type = line.dropFirst(#"{"type":""#.count).prefix { $0 != "\"" }
        counts[String(type), default: 0] += 1
      }
      let summary = try JSONValue(parsing: lines.last ?? "")
      expectCounts(summary, result)
      #expect(
        counts == [
          "start": 1, "reply": summary["received"]?.integer ?? 0, "duplicate": 16_000,
          "rejected": 24_000, "summary": 1,
        ]
      )
      #expect(lines.allSatisfy { $0.utf8.count < 2000 })
    }
  }

  @Test(arguments: [false, true])
  func `quietly each message is counted`(isIPv6: Bool) throws {
    try withFlood { pair in
      let address = isIPv6 ? pair.right.ipv6 : pair.right.ipv4
      let result = try Command.tool("netping", ["--json", "-q"] + Self.options + [address])
        .inside(pair.left).run()
      expectCounts(try JSONValue(parsing: result.outputLines.last ?? ""), result)
      #expect(result.outputLines.count == 1)
    }
  }

  @Test func `the first reply that is late counts as that, and the others as its duplicates`()
    throws
  {
    try withFlood("late-flood") { pair in
      let options = ["--json", "-q", "-c2", "-i1", "-W0.3", "-s16000", "-w20"]
      let result = try Command.tool("netping", options + [pair.right.ipv4])
        .inside(pair.left).run()
      let summary = try #require(try result.jsonRows().last)
      #expect((summary["late"]?.integer ?? 0) >= 2, "\(result)")
      #expect(summary["late"] == summary["received"], "\(result)")
      #expect(summary["duplicates"]?.integer ?? 0 >= 8000, "\(result)")
    }
  }

  @Test func `in ping's words duplicates have lines, and what is forged has none`() throws {
    try withFlood { pair in
      let result = try Command.tool("netping", ["--histogram"] + Self.options + [pair.right.ipv4])
        .inside(pair.left).run()
      let lines = result.outputLines
      let good = lines.count { $0.hasPrefix("16008 bytes from 10.77.0.2: icmp_seq=") }
      #expect(good >= 3)
      for number in [1, 2] {
        let line = "24 bytes from 10.77.0.2: icmp_seq=\(number) ttl=64 (truncated)"
        #expect(lines.count { $0 == line } == 8000)
      }
      #expect(lines.count < 16_000 + good + 50)
      #expect(
        result.output.contains(
          #/\n\d+ packets transmitted, \d+ received, \+16000 duplicates, [\d.]+% packet loss, time /#
        )
      )
      // The distribution is that of the good replies alone.
      let counts = lines.compactMap {
        $0.firstMatch(of: #/\| +(\d+) +[\d.]+%/#).flatMap { Int($0.1) }
      }
      #expect(counts.reduce(0, +) == good, "\(lines.suffix(20))")
      #expect(result.exitStatus == 0)
    }
  }

  @Test func `the graph goes on, and is no longer for it`() throws {
    try withFlood { pair in
      let result = try Command.tool("netping", ["--graph"] + Self.options + [pair.right.ipv4])
        .inside(pair.left).onTerminal().setting("TERM", to: "xterm").run()
      #expect(result.output.contains(#/ received, \+16000 duplicates, /#), "\(result)")
      #expect(result.outputBytes.count < 200_000, "\(result.outputBytes.count) octets")
      #expect(result.exitStatus == 0)
    }
  }

  @Test func `a flood of our own takes no harm from it`() throws {
    try withFlood { pair in
      let result = try Command.tool("netping", ["-f"] + Self.options + [pair.right.ipv4])
        .inside(pair.left).run()
      #expect(result.output.contains(#/ received, \+16000 duplicates, /#))
      #expect(result.exitStatus == 0)
    }
  }

  @Test func `under the name of fping the target is alive once for each probe`() throws {
    try withFlood { pair in
      let result = try Command.tool(
        "netping",
        ["--fping", "-c3", "-p300", "-t20000", "-s", "-b16000", pair.right.ipv4]
      ).inside(pair.left).run()
      #expect(result.outputLines.filter { $0.contains(" bytes, ") }.count == 3)
      #expect(
        result.errorLines.contains {
          $0.hasPrefix("10.77.0.2 : xmt/rcv/%loss = 3/3/0%, min/avg/max = ")
        }
      )
      #expect(result.exitStatus == 0)
    }
  }

  @Test func `memory stays where it was`() throws {
    try withFlood { pair in
      func peak(_ address: String) throws -> Int {
        let command = Command.tool("netping", ["--json"] + Self.options + [address])
        let script = """
          import resource, subprocess, sys
          subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
          print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
          """
        let result = try Command.peer(
          "python3",
          ["-c", script, command.executable] + command.arguments
        ).inside(pair.left).run()
        return try #require(Int(result.outputLines.last ?? ""), "\(result)")
      }
      let calm = try peak(pair.left.ipv4)
      let flooded = try peak(pair.right.ipv4)
      // A hundred octets for each message would be more.
      #expect(flooded - calm < 4000, "\(flooded) KiB, and \(calm) KiB without the flood")
    }
  }
}
