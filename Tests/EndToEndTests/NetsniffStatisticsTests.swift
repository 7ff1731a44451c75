import Foundation
import TestSupport
import Testing

/// netsniff --stats: on files without privileges, on a terminal and until a signal on a wire.
@Suite(.serialized) struct NetsniffStatisticsTests {
  private static func statistics(_ arguments: String..., capture: CaptureBytes) throws
    -> CommandResult
  {
    let file = try TemporaryFile(capture.octets)
    return try Command.tool("netsniff", ["--stats", "-r", file.path] + arguments).run()
  }

  @Test func `statistics come instead of lines`() throws {
    let result = try Self.statistics(capture: NetsniffFileTests.capture())
    #expect(result.exitStatus == 0)
    #expect(result.outputLines.first == "Statistics: 4 packets, 183 octets in 0.000 s")
    #expect(result.outputLines.contains { $0.hasPrefix("tcp  10.0.0.1.40000 ") })
    #expect(!result.output.contains("who-has"))
    #expect(!result.output.contains("\u{1b}"))
  }

  @Test func `with --print they come behind the lines`() throws {
    let result = try Self.statistics("--print", "-t", capture: NetsniffFileTests.capture())
    #expect(Array(result.outputLines.prefix(4)) == NetsniffFileTests.lines)
    #expect(result.outputLines[4].hasPrefix("Statistics: 4 packets"))
    let rows = try Self.statistics("--print", "--json", capture: NetsniffFileTests.capture())
      .jsonRows()
    #expect(rows.prefix(4).allSatisfy { $0["type"] == "packet" })
    #expect(rows[4]["type"] == "statistics_totals")
    #expect(rows.last?["type"] == "summary")
  }

  @Test func `a limit, a filter and a copy work with them`() throws {
    let capture = NetsniffFileTests.capture()
    let limited = try Self.statistics("-c", "2", capture: capture)
    #expect(limited.outputLines.first?.hasPrefix("Statistics: 2 packets") == true)
    let filtered = try Self.statistics("arp", capture: capture)
    #expect(filtered.outputLines.first?.hasPrefix("Statistics: 1 packet,") == true)
    let copy = try TemporaryFile()
    let kept = try Self.statistics("-w", copy.path, capture: capture)
    #expect(kept.outputLines.first?.hasPrefix("Statistics: 4 packets") == true)
    let again = try Command.tool("netsniff", "-t", "-r", copy.path).run()
    #expect(again.outputLines == NetsniffFileTests.lines)
  }

  @Test func `what cannot be together is refused`() throws {
    for arguments in [
      ["--stats", "-w", "-"], ["--stats", "--count"], ["--top", "3"], ["--stats", "--top", "-1"],
    ] {
      let result = try Command.tool("netsniff", arguments).run()
      #expect(result.exitStatus == 2, "\(result)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func `a file that breaks off has the statistics of what was readable`() throws {
    var octets = NetsniffFileTests.capture().octets
    octets.removeLast()
    let file = try TemporaryFile(octets)
    let result = try Command.tool("netsniff", "--stats", "-r", file.path).run()
    #expect(result.exitStatus == 2)
    #expect(result.outputLines.first?.hasPrefix("Statistics: 3 packets") == true)
  }

  @Test func `a failed write is told`() throws {
    let file = try TemporaryFile(NetsniffFileTests.capture().octets)
    let full = try Command.tool("netsniff", "--stats", "-r", file.path)
      .writing(to: .file("/dev/full")).run()
    #expect(full.exitStatus == 2)
    let closed = try Command.tool("netsniff", "--stats", "-r", file.path)
      .writing(to: .closedPipe).run()
    #expect(closed.exitStatus == 0)
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `all rows fit the schema, and each type is there`() throws {
    var types: Set<String> = []
    for linkType in Set(PacketBytes.all.map(\.linkType)) {
      var capture = CaptureBytes(linkType: linkType)
      for packet in PacketBytes.all where packet.linkType == linkType {
        capture.addPacket(packet.bytes)
        capture.addPacket(Array(packet.bytes.dropLast(3)), wireByteCount: 2000, seconds: 5)
      }
      let result = try Self.statistics("--json", "-v", capture: capture)
      #expect(
        try JSONSchemaCheck.validate(
          lines: result.outputLines,
          against: "docs/schema/netsniff.schema.json"
        ) == []
      )
      types.formUnion(try result.jsonRows().compactMap { $0["type"]?.string })
    }
    let kinds = ["totals", "protocol", "endpoint", "conversation", "vlan", "icmp_type", "interval"]
    #expect(types == Set(kinds.map { "statistics_" + $0 } + ["summary"]))
  }

  @Test(.requires(.networkNamespaces, .peer("ping"), .peer("script")))
  func `on a terminal they are drawn in place, and once more at control-C`() throws {
    try withNetworkPair { pair in
      let tool = Command.tool("netsniff", "--stats", "-i", "right0", "icmp")
      // script(1) stands between: the shell tells the number of the process that it becomes.
      let shell = Command.peer(
        "sh",
        ["-c", "echo process $$; exec \"$@\"", "sh", tool.executable] + tool.arguments
      )
      let run = try shell.inside(pair.right).onTerminal().setting("TERM", to: "xterm").start()
      try run.wait(for: "a frame without packets") { $0.contains("Statistics: 0 packets") }
      try pair.left.shell("ping -q -c 3 -i 0.6 -W 2 \(pair.right.ipv4)")
      try run.wait(for: "a frame with all packets") { $0.contains("Statistics: 6 packets") }
      let match = try #require(run.outputSoFar.firstMatch(of: #/process (\d+)/#))
      kill(try #require(Int32(match.1)), SIGINT)
      let result = run.finish(timeout: .seconds(10))
      #expect(result.exitStatus == 0, "\(result)")
      // Nothing is hidden, and no other screen is switched to.
      #expect(!result.output.contains("\u{1b}[?"))
      let frames = result.output.components(separatedBy: "\u{1b}[J")
      #expect(frames.count >= 4)
      // Every frame but the first goes back to where the one before began.
      #expect(frames.dropFirst(2).dropLast().allSatisfy { $0.hasPrefix("\r\u{1b}[") })
      let end = try #require(frames.last)
      #expect(end.contains("Statistics: 6 packets, "), "\(result)")
      #expect(end.contains("Addresses by octets"), "\(result)")
      #expect(!end.contains("\u{1b}[K"))
      #expect(end.contains("6 packets captured"), "\(result)")
    }
  }

  @Test(.requires(.networkNamespaces, .peer("ping")), arguments: [SIGINT, SIGTERM])
  func `a signal ends a capture with its statistics`(signal: Int32) throws {
    try withNetworkPair { pair in
      let sniffing = try Command.tool("netsniff", "--stats", "--json", "-i", "right0", "icmp")
        .inside(pair.right).start()
      try sniffing.waitForLine(containing: "listening on right0")
      try pair.left.shell("ping -q -c 2 -i 0.05 -W 2 \(pair.right.ipv4)")
      // The packets wait for up to 10 ms in the kernel.
      usleep(200_000)
      #expect(sniffing.outputSoFar.isEmpty)
      sniffing.signal(signal)
      let result = sniffing.finish(timeout: .seconds(10))
      #expect(result.exitStatus == 0)
      let rows = try result.jsonRows()
      #expect(rows.first?["type"] == "statistics_totals")
      #expect(rows.first?["packets"] == 4)
      let conversation = rows.first { $0["type"] == "statistics_conversation" }
      #expect(conversation?["forward"]?["packets"] == 2)
      #expect(conversation?["backward"]?["packets"] == 2)
      #expect(conversation?["source"] == .string(pair.left.ipv4))
      #expect(rows.last?["type"] == "summary")
    }
  }
}
