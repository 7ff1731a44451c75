import TestSupport
import Testing

/// netping with more targets than anybody types, under the name of fping.
@Suite struct NetpingTargetListTests {
  /// Two hosts, the right of which answers for 10.16.0.0/12 and is silent about 10.32.0.0/12.
  private func withManyHosts(_ body: (NetworkPair) throws -> Void) throws {
    try withNetworkPair { pair in
      try pair.right.shell(
        """
        ip route add local 10.16.0.0/12 dev lo
        ip route add blackhole 10.32.0.0/12
        """
      )
      try pair.left.shell(
        """
        ip route add 10.16.0.0/12 via \(pair.right.ipv4)
        ip route add 10.32.0.0/12 via \(pair.right.ipv4)
        """
      )
      try body(pair)
    }
  }

  /// `count` addresses from 10.`second`.0.0 on, a line each.
  private func list(_ count: Int, from second: Int) -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(count * 14)
    for number in 0..<count {
      let line = "10.\(second + number >> 16).\(number >> 8 & 255).\(number & 255)\n"
      octets += line.utf8
    }
    return octets
  }

  /// The figures that `-s` writes: each number by the word behind it.
  private func figures(_ result: CommandResult) -> [String: Int] {
    var figures: [String: Int] = [:]
    for line in result.errors.matches(of: /(?m)^ *(\d+) ([a-z]+)/) {
      figures[String(line.2)] = Int(line.1)
    }
    return figures
  }

  @Test(.requires(.networkNamespaces), .timeLimit(.minutes(4)))
  func `a million targets on standard input are all asked`() throws {
    try withManyHosts { pair in
      let result = try Command.tool("netping", "--fping", "-q", "-s", "-i0", "-f", "-")
        .reading(.bytes(list(1_000_000, from: 16))).inside(pair.left)
        .within(.seconds(180)).run()
      let figures = figures(result)
      #expect(figures["targets"] == 1_000_000, "\(result)")
      #expect(figures["alive"] == 1_000_000, "\(result)")
      #expect(figures["unreachable"] == 0, "\(result)")
      #expect(result.exitStatus == 0)
      #expect(result.output.isEmpty)
    }
  }

  @Test(.requires(.networkNamespaces), .timeLimit(.minutes(2)))
  func `more silent targets than sequence numbers are all asked again`() throws {
    try withManyHosts { pair in
      let count = 70_000
      let result = try Command.tool(
        "netping",
        ["--fping", "-u", "-s", "-i0", "-r1", "-t300", "-B1", "-f", "-"]
      ).reading(.bytes(list(count, from: 16) + list(count, from: 32))).inside(pair.left)
        .within(.seconds(90)).run()
      let figures = figures(result)
      #expect(figures["targets"] == 2 * count, "\(figures)")
      #expect(figures["alive"] == count, "\(figures)")
      #expect(figures["unreachable"] == count, "\(figures)")
      #expect(figures["timeouts"] == 2 * count, "\(figures)")
      let silent = String(decoding: list(count, from: 32), as: UTF8.self)
      #expect(result.output == silent, "the silent ones, in the order in which they were given")
      #expect(result.exitStatus == 1)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `what is wrong in a list is told with its reason, and the rest is asked`() throws {
    try withManyHosts { pair in
      let lines: [[UInt8]] = [
        Array("10.16.0.1".utf8), Array("# a comment".utf8), [], Array("\t10.16.0.2 # mine".utf8),
        Array("no-such-host.invalid".utf8), Array("10.16.0.300".utf8),
        Array("bad\u{1b}[31mname".utf8), [0xff, 0xfe], Array(repeating: 0x61, count: 3000),
        Array("10.16.0.3\r".utf8),
      ]
      let result = try Command.tool("netping", "--fping", "-s", "-f", "-")
        .reading(.bytes(Array(lines.joined(separator: [0x0a])))).inside(pair.left)
        .within(.seconds(30)).run()
      #expect(
        result.output == "10.16.0.1 is alive\n10.16.0.2 is alive\n10.16.0.3 is alive\n",
        "\(result)"
      )
      for told in [
        "no-such-host.invalid: ", "10.16.0.300: ", "bad\\x1b[31mname: a name has no control",
        "\\xff\\xfe: not UTF-8", "…: no name has more than 255 octets",
      ] {
        #expect(result.errors.contains(told), "\(told) in \(result)")
      }
      #expect(!result.errors.contains("\u{1b}"), "\(result)")
      #expect(figures(result)["targets"] == 3, "\(result)")
      #expect(figures(result)["unknown"] == 5, "\(result)")
      #expect(result.exitStatus == 2)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `each target of a list has its line and its row, whatever became of it`() throws {
    try withNetworkPair { pair in
      let list = """
        # all of them
        10.77.0.2 # ours
        no-such-host.invalid
        bad\u{1b}name
        192.0.2.1
        10.77.0.9

        """
      let sweep = Command.tool(
        "netping",
        "--sweep",
        "--targets",
        "-",
        "-W0.2",
        "--retries",
        "0"
      ).reading(.text(list)).inside(pair.left)
      let text = try sweep.run()
      for line in [
        "10.77.0.2 is alive", "192.0.2.1 is unreachable", "10.77.0.9 is unreachable",
      ] {
        #expect(text.outputLines.contains(line), "\(line) in \(text)")
      }
      #expect(
        text.output.contains(/(?m)^no-such-host\.invalid is unreachable \(.+\)$/),
        "\(text)"
      )
      let complaints = [
        "netping: stdin:4: bad\\x1bname: a name has no control characters",
        "netping: stdin:3: no-such-host.invalid: ",
        "netping: 192.0.2.1: sending icmp_seq=1: Network is unreachable; ",
      ]
      #expect(text.errorLines.count == complaints.count, "\(text)")
      for (line, complaint) in zip(text.errorLines, complaints) {
        #expect(line.hasPrefix(complaint), "\(text)")
      }
      #expect(text.exitStatus == 2)

      var asJSON = sweep
      asJSON.arguments.append("--json")
      let json = try asJSON.run()
      let rows = try json.jsonRows()
      let summaries = rows.filter { $0["type"] == "summary" }
      #expect(
        summaries.compactMap { $0["target"]?.string }
          == ["10.77.0.2", "no-such-host.invalid", "192.0.2.1", "10.77.0.9"],
        "\(json)"
      )
      #expect(summaries.map { $0["received"]?.integer } == [1, 0, 0, 0], "\(json)")
      #expect(summaries.map { $0["not_sent"]?.integer } == [0, 0, 1, 0], "\(json)")
      #expect(rows.last?["type"] == "totals", "\(json)")
      #expect(rows.last?["reachable"] == 1, "\(json)")
      #expect(rows.last?["unreachable"] == 2, "\(json)")
      #expect(rows.last?["unresolved"] == 1, "\(json)")
      #expect(json.exitStatus == 2)
    }
  }
}
