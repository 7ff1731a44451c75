import Glibc
import TestSupport
import Testing

/// netsniff on a wire between two hosts, beside tcpdump on the same interface.
@Suite(.requires(.networkNamespaces), .serialized) struct NetsniffLiveTests {
  /// What the hosts do of their own accord at any time is left out: multicast listener reports.
  private static let filter = [
    "arp", "or", "icmp", "or", "udp", "or", "tcp", "or", "(icmp6 and ip6[40] != 143)",
  ]

  /// Echoes of both versions, a datagram to a port where nobody listens, a TCP conversation.
  private static func exchange(_ pair: NetworkPair) throws {
    try pair.left.shell("ping -q -c 3 -i 0.05 -W 2 \(pair.right.ipv4)")
    try pair.left.shell("ping -q -c 2 -i 0.05 -W 2 -s 100 \(pair.right.ipv6)")
    let listening = try Command.peer("python3", "-c", server, pair.right.ipv4)
      .inside(pair.right)
      .start()
    try listening.waitForLine(containing: "listening")
    let client = try Command.peer("python3", "-c", client, pair.right.ipv4).inside(pair.left).run()
    #expect(client.exitStatus == 0, "\(client)")
    #expect(listening.finish().exitStatus == 0)
  }

  private static let server = """
    import socket, sys
    listener = socket.create_server((sys.argv[1], 4321))
    print("listening", flush=True)
    connection, _ = listener.accept()
    while data := connection.recv(65536):
        connection.sendall(data.upper())
    connection.close()
    """

  private static let client = """
    import socket, sys
    datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    datagram.sendto(b"nobody listens", (sys.argv[1], 4322))
    connection = socket.create_connection((sys.argv[1], 4321))
    connection.sendall(b"hello" * 600)
    connection.shutdown(socket.SHUT_WR)
    received = b""
    while data := connection.recv(65536):
        received += data
    assert received == b"HELLO" * 600
    """

  @Test(
    .requires(.peer("tcpdump"), .peer("python3"), .peer("ping")),
    arguments: [
      ["-i", "right0"], ["-i", "right0", "-e"], ["-i", "right0", "-e", "-v"],
      ["-i", "right0", "-X"], ["-i", "any"], ["-i", "any", "-e"],
    ]
  )
  func `netsniff shows what tcpdump shows on the same interface`(options: [String]) throws {
    try withNetworkPair { pair in
      let arguments = ["-nn", "-t"] + options + Self.filter
      let sniffing = try Command.tool("netsniff", arguments).inside(pair.right).start()
      let dumping = try Command.peer("tcpdump", ["-l", "-Z", "root"] + arguments)
        .inside(pair.right)
        .start()
      try sniffing.waitForLine(containing: "listening on")
      try dumping.waitForLine(containing: "listening on")
      try Self.exchange(pair)
      try Self.settle(sniffing, dumping)
      let expected = dumping.interrupt()
      let result = sniffing.interrupt()
      #expect(expected.outputLines.count > 20)
      // tcpdump ends its output with an empty line when it is interrupted.
      #expect(result.outputLines == expected.outputLines.filter { !$0.isEmpty })
      #expect(result.exitStatus == 0)
      // Every packet comes once, and the same number was captured.
      let captured = expected.errorLines.first { $0.hasSuffix("captured") }
      #expect(captured != nil)
      #expect(result.errorLines.contains { $0 == captured })
      #expect(result.errorLines.contains("0 packets dropped by kernel"))
    }
  }

  /// Waits until neither has written anything for a while.
  private static func settle(_ first: RunningCommand, _ second: RunningCommand) throws {
    var before = (-1, -1)
    for _ in 0..<100 {
      let now = (first.outputSoFar.utf8.count, second.outputSoFar.utf8.count)
      if now == before { return }
      before = now
      usleep(300_000)
    }
  }

  @Test(.requires(.peer("ping")), arguments: [SIGINT, SIGTERM])
  func `a signal ends a capture with its counts`(signal: Int32) throws {
    try withNetworkPair { pair in
      let sniffing = try Command.tool("netsniff", "--json", "-i", "right0", "icmp")
        .inside(pair.right)
        .start()
      try sniffing.waitForLine(containing: "listening on right0, link-type EN10MB (Ethernet)")
      try pair.left.shell("ping -q -c 2 -i 0.05 -W 2 \(pair.right.ipv4)")
      // Unasked for, a packet is out of the pipe while the capture waits for more.
      try sniffing.waitForLine(containing: "\"number\":4")
      sniffing.signal(signal)
      let result = sniffing.finish(timeout: .seconds(10))
      #expect(result.exitStatus == 0)
      #expect(result.errorLines.dropFirst().first == "4 packets captured")
      let rows = try result.jsonRows()
      #expect(rows.count == 5)
      #expect(rows.last?["type"] == "summary")
      #expect(rows.last?["captured"] == 4)
      #expect(rows.last?["received_by_filter"] == 4)
      #expect(rows.last?["dropped_by_kernel"] == 0)
      #expect(rows.prefix(4).allSatisfy { $0["icmpv4"]?["checksum_valid"] == true })
    }
  }

  @Test(.requires(.peer("ping")))
  func `a live capture ends at its limit`() throws {
    try withNetworkPair { pair in
      let sniffing = try Command.tool("netsniff", "-t", "-c", "3", "-i", "right0", "icmp")
        .inside(pair.right)
        .start()
      try sniffing.waitForLine(containing: "listening on")
      try pair.left.shell("ping -q -c 3 -i 0.05 -W 2 \(pair.right.ipv4)")
      let result = sniffing.finish(timeout: .seconds(10))
      #expect(result.exitStatus == 0)
      #expect(result.outputLines.count == 3)
      #expect(result.errorLines.contains("3 packets captured"))
    }
  }

  @Test(.requires(.peer("ping")), arguments: [[], ["--immediate-mode"], ["-s", "60"]])
  func `a capture that was kept shows the same lines again`(options: [String]) throws {
    try withNetworkPair { pair in
      let file = try TemporaryFile()
      let arguments = ["-i", "right0", "-U", "--print", "-tttt", "-w", file.path] + options
      let sniffing = try Command.tool("netsniff", arguments + ["icmp"]).inside(pair.right).start()
      try sniffing.waitForLine(containing: "listening on")
      try pair.left.shell("ping -q -c 2 -i 0.05 -W 2 \(pair.right.ipv4)")
      try sniffing.waitForLine(containing: "echo reply, id")
      try sniffing.waitForLine(containing: "seq 2")
      usleep(100_000)
      // Even before the capture ends the file is whole.
      let before = try Command.tool("netsniff", "-tttt", "-r", file.path).run()
      let live = sniffing.interrupt()
      #expect(before.exitStatus == 0)
      #expect(before.outputLines == live.outputLines)
      #expect(live.outputLines.count == 4)
      let after = try Command.tool("netsniff", "-tttt", "-r", file.path).run()
      #expect(after.outputLines == live.outputLines)
    }
  }

  @Test func `an interface that vanishes ends the capture with a message and the counts`() throws {
    try withNetworkPair { pair in
      let sniffing = try Command.tool("netsniff", "-i", "right0").inside(pair.right).start()
      try sniffing.waitForLine(containing: "listening on")
      try pair.right.shell("ip link del right0")
      let result = sniffing.finish(timeout: .seconds(10))
      #expect(result.exitStatus == 2)
      #expect(result.errors.contains("netsniff: reading right0: "))
      // One packet that the host sent of its own accord may be among them.
      #expect(result.errors.contains(#/\n\d+ packets? captured\n/#))
    }
  }

  @Test func `an interface that is down or unknown is named with what to do`() throws {
    try withNetworkPair { pair in
      let unknown = try Command.tool("netsniff", "-i", "nosuch0").inside(pair.right).run()
      #expect(unknown.exitStatus == 2)
      #expect(unknown.errorLines.count == 1)
      #expect(unknown.errors.hasPrefix("netsniff: capturing on nosuch0: No such device exists; "))
    }
  }

  @Test func `the link types of an interface are listed`() throws {
    try withNetworkPair { pair in
      let result = try Command.tool("netsniff", "-L", "-i", "right0").inside(pair.right).run()
      #expect(result.exitStatus == 0)
      #expect(
        result.outputLines.prefix(2) == [
          "Data link types for right0 (use option -y to set):", "  EN10MB (Ethernet)",
        ]
      )
    }
  }

  @Test(.requires(Self.runnableByNobody))
  func `without the privilege the remedy is named`() throws {
    let result = try Command.tool("netsniff", "-i", "lo").withoutPrivileges().run()
    #expect(result.exitStatus == 2)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("netsniff: capturing on lo: "))
    #expect(result.errors.contains("sudo"))
    #expect(result.errors.contains("setcap cap_net_raw+ep /"))
  }

  private static let runnableByNobody = Requirement(reason: "needs tools that nobody may run") {
    let probe = Command.tool("netsniff", "--version").withoutPrivileges()
    return (try? probe.run())?.exitStatus == 0
  }
}
