import Glibc
import TestSupport
import Testing

/// netping when it does not run for a while, or runs beside another.
@Suite struct NetpingStallTests {
  @Test(.requires(.networkNamespaces))
  func `after a stop there is no burst, and no figure is wrong`() throws {
    try withNetworkPair { pair in
      let run = try Command.tool("netping", "--json", "-i0.1", pair.right.ipv4)
        .inside(pair.left).start()
      try run.wait(for: "three replies") { $0.matches(of: /"type":"reply"/).count >= 3 }
      run.signal(SIGSTOP)
      usleep(1_050_000)
      let before = run.outputSoFar.matches(of: /"type":"reply"/).count
      run.signal(SIGCONT)
      usleep(420_000)
      let result = run.interrupt()
      let rows = try result.jsonRows()
      let replies = rows.filter { $0["type"] == "reply" }
      // The one that is due at once, and those of the intervals since.
      #expect((2...7).contains(replies.count - before), "\(result)")
      #expect(replies.map { $0["sequence"]?.integer } == Array(1...replies.count))
      #expect(rows.last?["transmitted"]?.integer == replies.count, "\(result)")
      #expect(rows.last?["loss_percent"] == 0, "\(result)")
      #expect(rows.last?["in_flight"] == 0, "\(result)")
      // Stopped right after a send, it still knows when the reply came.
      #expect((rows.last?["rtt_ms"]?["max"]?.number ?? 1000) < 100, "\(result)")
      #expect(result.exitStatus == 0)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3")))
  func `a reply that came while it was stopped has the time that it came at`() throws {
    try withEchoResponder("slow") { pair, responder in
      let run = try Command.tool("netping", "--json", "-c1", "-W5", pair.right.ipv4)
        .inside(pair.left).start()
      try responder.waitForLine(containing: "asked")
      run.signal(SIGSTOP)
      usleep(1_200_000)
      run.signal(SIGCONT)
      let result = run.finish()
      let reply = try #require(try result.jsonRows().first { $0["type"] == "reply" })
      let roundTrip = try #require(reply["rtt_ms"]?.number)
      #expect((300..<900).contains(roundTrip), "\(result)")
    }
  }

  @Test(.requires(.networkNamespaces))
  func `another's replies do not wake a run`() throws {
    try withNetworkPair { pair in
      let idle = try Command.tool("netping", "-i", "60", pair.right.ipv4)
        .inside(pair.left).start()
      try idle.waitForLine(containing: "icmp_seq=1 ")
      usleep(100_000)
      let before = try switches(of: idle.processIdentifier)
      let busy = try Command.tool("netping", "-q", "-c2000", "-i0", pair.right.ipv4)
        .inside(pair.left).run()
      #expect(busy.output.contains("2000 packets transmitted, 2000 received"), "\(busy)")
      let woken = try switches(of: idle.processIdentifier) - before
      #expect(woken <= 2, "it was woken \(woken) times by 2000 replies of another")
      _ = idle.interrupt()
    }
  }

  /// How often a process waited for something and was woken.
  private func switches(of process: Int32) throws -> Int {
    let status = try Command.peer("cat", "/proc/\(process)/status").run().output
    let line = try #require(status.firstMatch(of: /\nvoluntary_ctxt_switches:\s*(\d+)/))
    return try #require(Int(line.1))
  }
}
