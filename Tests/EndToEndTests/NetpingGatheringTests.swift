import Glibc
import TestSupport
import Testing

/// Signals while netping reads lists and looks names up, and lists that are none.
@Suite(.requires(.networkNamespaces)) struct NetpingGatheringTests {
  /// Waits until `run` is netping and catches SIGINT.
  private func waitForLatch(_ run: RunningCommand) throws {
    let folder = "/proc/\(run.processIdentifier)"
    try run.wait(for: "a netping that catches signals") { _ in
      guard let name = text(of: "\(folder)/comm"), name == "netping\n",
        let status = text(of: "\(folder)/status"),
        let caught = status.firstMatch(of: /SigCgt:\t([0-9a-f]+)/),
        let bits = UInt64(caught.1, radix: 16)
      else { return false }
      return bits & 1 << UInt64(SIGINT - 1) != 0
    }
  }

  private func text(of path: String) -> String? {
    try? Command.peer("cat", path).run().output
  }

  /// `command` where the only name server takes questions and never answers.
  private func withoutResolver(_ command: Command, in pair: NetworkPair, _ file: String) -> Command
  {
    let script = "mount --bind \(file) /etc/resolv.conf; exec \"$@\""
    return Command.peer(
      "unshare",
      ["-m", "sh", "-euc", script, "sh", command.executable] + command.arguments
    ).inside(pair.left)
  }

  private func withDeadResolver(_ body: (NetworkPair, String) throws -> Void) throws {
    try withNetworkPair { pair in
      let file = try TemporaryFile(Array("nameserver 10.77.0.77\noptions timeout:30\n".utf8))
      try pair.left.shell(
        "ip neigh add 10.77.0.77 lladdr \(pair.right.hardwareAddress) dev left0"
      )
      try body(pair, file.path)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal while a list is read ends with the summary of what is known`(
    signal: Int32
  ) throws {
    try withNetworkPair { pair in
      let run = try Command.tool("netping", "--json", "--targets", "-").reading(.pipe)
        .inside(pair.left).start()
      try run.send("10.77.0.2\nsome.host.example\n")
      try waitForLatch(run)
      usleep(100_000)
      run.signal(signal)
      let result = run.finish(timeout: .seconds(5))
      #expect(result.exitStatus == 1, "\(result)")
      #expect(result.errors == "netping: interrupted before anybody was asked\n")
      let rows = try result.jsonRows()
      #expect(
        rows.map { $0["type"]?.string } == ["summary", "summary", "totals"],
        "\(result)"
      )
      #expect(rows.map { $0["transmitted"]?.integer } == [0, 0, 0])
      #expect(
        rows[1]["unresolved"] == "interrupted before its name was looked up",
        "\(result)"
      )
    }
  }

  @Test func `nobody named yet is a summary too, and a pipe without a writer no trap`() throws {
    try withNetworkPair { pair in
      let folder = try TemporaryTree()
      let pipe = "\(folder.path)/pipe"
      try pair.left.shell("mkfifo \(pipe)")
      let run = try Command.tool("netping", "--targets", pipe).inside(pair.left).start()
      try waitForLatch(run)
      let result = run.interrupt(timeout: .seconds(5))
      #expect(result.exitStatus == 1, "\(result)")
      #expect(result.outputLines.last == "0 targets, 0 alive, 0 probes, 0 replies, time 0ms")
    }
  }

  @Test func `a signal while fping's list is read ends as fping's runs end`() throws {
    try withNetworkPair { pair in
      let run = try Command.tool("netping", "--fping", "-c1", "-f", "-").reading(.pipe)
        .inside(pair.left).start()
      try run.send("10.77.0.2\n")
      try waitForLatch(run)
      usleep(100_000)
      let result = run.interrupt(timeout: .seconds(5))
      #expect(result.exitStatus == 1, "\(result)")
      #expect(result.errors.contains("10.77.0.2 : xmt/rcv/%loss = 0/0/0%"), "\(result)")
    }
  }

  @Test(arguments: [["some.host.example"], ["some.host.example", "10.77.0.2"]])
  func `a signal while a resolver never answers ends with the summary`(hosts: [String]) throws {
    try withDeadResolver { pair, file in
      let ping = Command.tool("netping", hosts)
      let run = try withoutResolver(ping, in: pair, file).start()
      try waitForLatch(run)
      usleep(50_000)
      let result = run.interrupt(timeout: .seconds(4))
      #expect(result.exitStatus == 1, "\(result)")
      #expect(result.errors == "netping: interrupted before anybody was asked\n")
      #expect(
        result.outputLines.filter { $0 == "0 packets transmitted, 0 received" }.count
          == hosts.count,
        "\(result)"
      )
    }
  }

  @Test func `names of several targets that no resolver tells change no time`() throws {
    try withDeadResolver { pair, file in
      let ping = Command.tool(
        "netping",
        ["--resolve", "--json", "-c20", "-i0.05", "10.77.0.2", "fd77::2"]
      )
      let result = try withoutResolver(ping, in: pair, file).within(.seconds(10)).run()
      #expect(result.exitStatus == 0, "\(result)")
      let rows = try result.jsonRows()
      #expect(rows.filter { $0["type"] == "reply" }.count == 40)
      for summary in rows where summary["type"] == "summary" {
        let duration = try #require(summary["duration_ms"]?.number)
        #expect(abs(duration - 19 * 50) < 20, "probes kept their times")
      }
    }
  }

  @Test func `SIGQUIT tells how many targets are known, and the run goes on`() throws {
    try withNetworkPair { pair in
      let run = try Command.tool("netping", "-c1", "--targets", "-").reading(.pipe)
        .inside(pair.left).start()
      try run.send("10.77.0.2\n10.77.0.2\n")
      try waitForLatch(run)
      usleep(100_000)
      run.signal(SIGQUIT)
      try run.waitForLine(containing: "reading lists: 2 targets so far")
      run.closeInput()
      let result = run.finish(timeout: .seconds(10))
      #expect(result.exitStatus == 0, "\(result)")
      #expect(result.errors == "reading lists: 2 targets so far\n", "\(result)")
    }
  }

  @Test func `a second signal ends a run at once that cannot end in order`() throws {
    try withNetworkPair { pair in
      let folder = try TemporaryTree()
      let pipe = "\(folder.path)/pipe"
      try pair.left.shell("mkfifo \(pipe)")
      let ping = Command.tool("netping", "--json", "--generate", "10.77.0.0/20", "--targets", "-")
      // A pipe that is never read, held open by netping itself.
      let run = try Command.peer(
        "sh",
        ["-c", "exec \"$0\" \"$@\" 1<>\(pipe)", ping.executable] + ping.arguments
      ).reading(.pipe).inside(pair.left).start()
      try run.send((0..<5000).map { "10.78.\($0 / 250).\($0 % 250)\n" }.joined())
      try waitForLatch(run)
      usleep(300_000)
      run.signal(SIGINT)
      usleep(450_000)
      run.signal(SIGINT)
      let result = run.finish(timeout: .seconds(5))
      #expect(result.ending == .killed(signal: SIGINT), "\(result.ending) \(result.errors)")
    }
  }

  @Test(arguments: [
    ("/dev/zero", "line 1 has no end after 1048576 octets, and 4096 are allowed"),
    ("/dev/urandom", " lines name no target, and hardly any other line does"),
  ])
  func `what is no list is refused soon, with few lines`(path: String, why: String) throws {
    let result = try Command.tool("netping", "--targets", path).within(.seconds(20)).run()
    #expect(result.exitStatus == 2, "\(result)")
    #expect(result.errorLines.last?.contains(why) == true, "\(result)")
    #expect(result.errorLines.last?.hasPrefix("netping: --targets \(path): ") == true)
    #expect(result.errorLines.count <= 21)
    let fping = try Command.tool("netping", "--fping", "-q", "-f", path)
      .within(.seconds(20)).run()
    #expect(fping.exitStatus == 4)
    #expect(fping.errors.contains(why))
  }
}
