import Glibc
import TestSupport
import Testing

/// netping and signals, at whatever moment they come.
@Suite(.requires(.networkNamespaces)) struct NetpingSignalTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGALRM])
  func `at any moment a run ends with its summary, or has not begun`(signal: Int32) throws {
    try withNetworkPair { pair in
      for pause in [0, 1, 2, 4, 7, 10, 15, 20, 30, 60, 120, 180] {
        let run = try Command.tool("netping", "--json", "-i0.05", pair.right.ipv4)
          .inside(pair.left).start()
        usleep(UInt32(pause) * 1000)
        run.signal(signal)
        let result = run.finish(timeout: .seconds(10))
        if case .killed(let number) = result.ending {
          #expect(number == signal)
          #expect(result.output.isEmpty, "\(result)")
        } else {
          let summary = try #require(try result.jsonRows().last, "\(result)")
          #expect(summary["type"] == "summary", "\(result)")
          let received = summary["received"]?.integer ?? -1
          #expect(
            summary["transmitted"]?.integer == received + (summary["in_flight"]?.integer ?? -1),
            "\(result)"
          )
          #expect(result.exitStatus == (received > 0 ? 0 : 1), "\(result)")
          // A signal before the first probe is told of.
          let isEarly = result.errors == "netping: interrupted before anybody was asked\n"
          #expect(result.errors.isEmpty || isEarly && received == 0, "\(result)")
        }
      }
    }
  }

  @Test func `while others flood it, a run tells its figures and ends when it is asked to`() throws
  {
    try withEchoResponder("avalanche") { pair, responder in
      let run = try Command.tool("netping", "--json", "-W60", pair.right.ipv4)
        .inside(pair.left).start()
      try responder.waitForLine(containing: "asked")
      try run.wait(for: "the first of the flood", timeout: .seconds(20)) {
        $0.contains(#""type":"rejected""#)
      }
      run.signal(SIGQUIT)
      try run.waitForLine(containing: " packets, ", timeout: .seconds(20))
      run.signal(SIGTERM)
      let result = run.finish(timeout: .seconds(20))
      #expect(try JSONValue(parsing: result.outputLines.last ?? "")["type"] == "summary")
      #expect(result.exitStatus != nil, "\(result.ending)")
    }
  }

  @Test func `a flood of its own tells its figures as often as it is asked`() throws {
    try withNetworkPair { pair in
      let run = try Command.tool("netping", "-f", "-q", pair.right.ipv4).inside(pair.left).start()
      try run.waitForLine(containing: "PING ")
      for number in 1...10 {
        run.signal(SIGQUIT)
        let deadline = ContinuousClock.now + .seconds(10)
        while .now < deadline, run.errorsSoFar.count(where: { $0 == "\n" }) < number {
          usleep(2000)
        }
      }
      run.signal(SIGTERM)
      let result = run.finish(timeout: .seconds(10))
      #expect(result.errorLines.count == 10, "\(result)")
      #expect(
        result.errorLines.allSatisfy { $0.contains(#/^\r\d+\/\d+ packets, \d+% loss/#) },
        "\(result)"
      )
      #expect(result.output.contains("\n--- 10.77.0.2 ping statistics ---\n"), "\(result)")
      #expect(result.output.contains(" 0% packet loss, "), "\(result)")
      #expect(result.exitStatus == 0)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a sweep that is ended tells of every target`(signal: Int32) throws {
    try withCrowd(["honest", "silent"]) { crowd in
      let run = try Command.tool(
        "netping",
        ["--sweep", "-W60"] + crowd.addresses(isIPv6: false) + ["--generate", "10.78.0.0/28"]
      ).inside(crowd.pair.left).start()
      try run.waitForLine(containing: "10.78.0.100 is alive")
      run.signal(SIGQUIT)
      try run.waitForLine(containing: "16 targets, 1 alive, ")
      run.signal(signal)
      let result = run.finish(timeout: .seconds(10))
      #expect(result.errorLines.count == 1, "\(result)")
      #expect(result.outputLines.count { $0.hasSuffix(" is unreachable") } == 15, "\(result)")
      #expect(
        result.outputLines.last?.hasPrefix("16 targets, 1 alive, 16 probes, 1 replies, ") == true,
        "\(result)"
      )
      #expect(result.exitStatus == 1)
    }
  }

  @Test func `the figures of several targets have their names`() throws {
    try withCrowd(["honest", "silent"]) { crowd in
      let run = try Command.tool(
        "netping",
        ["-i0.2", "-W60"] + crowd.addresses(isIPv6: false)
      ).inside(crowd.pair.left).start()
      try run.waitForLine(containing: "icmp_seq=2 ")
      run.signal(SIGQUIT)
      try run.waitForLine(containing: "\r10.78.0.101: 0/")
      let result = run.interrupt()
      #expect(result.errorLines.count == 2, "\(result)")
      #expect(result.errorLines.first?.hasPrefix("\r10.78.0.100: ") == true, "\(result)")
      #expect(result.exitStatus == 1)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a graph that is ended has its summary below it`(signal: Int32) throws {
    try withNetworkPair { pair in
      let tool = Command.tool("netping", "--graph", "-i0.1", pair.right.ipv4)
      // script(1) stands between: the shell tells the number of the process that it becomes.
      let shell = Command.peer(
        "sh",
        ["-c", "echo process $$; exec \"$@\"", "sh", tool.executable] + tool.arguments
      )
      let run = try shell.inside(pair.left).onTerminal().setting("TERM", to: "xterm").start()
      try run.wait(for: "a frame with replies") { $0.contains(#/[2-9]\/\d+ received/#) }
      // The terminal ends lines with a carriage return too.
      let match = try #require(run.outputSoFar.firstMatch(of: #/process (\d+)/#))
      let process = try #require(Int32(match.1))
      kill(process, SIGQUIT)
      try run.wait(for: "the figures") { $0.contains(" packets, 0% loss") }
      kill(process, signal)
      let result = run.finish(timeout: .seconds(10))
      let end = result.output.suffix(400)
      #expect(end.contains(" packets transmitted, "), "\(result)")
      #expect(!result.output.contains("\u{1b}[?"), "\(result)")
      #expect(result.exitStatus == 0, "\(result)")
    }
  }
}
