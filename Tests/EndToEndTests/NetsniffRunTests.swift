import Foundation
import TestSupport
import Testing

/// How a capture begins, goes on and ends, on a wire between two hosts.
@Suite(.requires(.networkNamespaces), .serialized) struct NetsniffRunTests {
  /// What the kernel says of the privileges of a process.
  private static func status(of process: Int32) throws -> [String: String] {
    let text = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    return text.split(separator: "\n").reduce(into: [:]) { status, line in
      guard let colon = line.firstIndex(of: ":") else { return }
      status[String(line[..<colon])] = line[line.index(after: colon)...]
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  private static func expectNoPrivilege(
    of process: Int32,
    user: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let identifier = try Command.peer("id", "-u", user).run().outputLines.first ?? "?"
    let group = try Command.peer("id", "-g", user).run().outputLines.first ?? "?"
    let status = try Self.status(of: process)
    func expect(_ key: String, _ value: String) {
      #expect(status[key] == value, "\(key)", sourceLocation: sourceLocation)
    }
    expect("Uid", [String](repeating: identifier, count: 4).joined(separator: " "))
    expect("Gid", [String](repeating: group, count: 4).joined(separator: " "))
    expect("Groups", "")
    for set in ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"] {
      expect(set, "0000000000000000")
    }
    expect("NoNewPrivs", "1")
  }

  @Test(arguments: ["nobody", "root"])
  func `a capture that runs has no privilege left`(user: String) throws {
    try withNetworkPair { pair in
      let sniffing = try Command.tool("netsniff", "-i", "right0", "-Z", user, "icmp")
        .inside(pair.right)
        .start()
      try sniffing.waitForLine(containing: "listening on")
      try Self.expectNoPrivilege(of: sniffing.processIdentifier, user: user)
      // And it captures all the same.
      try pair.left.shell("ping -q -c 1 -W 2 \(pair.right.ipv4)")
      try sniffing.waitForLine(containing: "echo reply")
      #expect(sniffing.interrupt().exitStatus == 0)
    }
  }

  @Test func `root goes on as somebody else unasked, also to read a file`() throws {
    let sniffing = try Command.tool("netsniff", "-r", "-").reading(.pipe).start()
    try sniffing.send(Array(CaptureBytes().octets))
    try sniffing.waitForLine(containing: "reading from")
    let hasUser = try Command.peer("id", "tcpdump").run().exitStatus == 0
    try Self.expectNoPrivilege(
      of: sniffing.processIdentifier,
      user: hasUser ? "tcpdump" : "nobody"
    )
    sniffing.closeInput()
    #expect(sniffing.finish().exitStatus == 0)
  }

  @Test func `a user who is not there is named`() throws {
    let result = try Command.tool("netsniff", "-r", "/dev/null", "-Z", "no-such-user").run()
    #expect(result.exitStatus == 2)
    #expect(result.errorLines == ["netsniff: -Z no-such-user: there is no such user"])
  }

  @Test(.requires(.peer("ping")))
  func `several interfaces are told apart, in text and in JSON`() throws {
    try withNetworkPair { pair in
      let arguments = ["-i", "right0", "-i", "lo", "-c", "4", "icmp"]
      let sniffing = try Command.tool("netsniff", ["-t"] + arguments).inside(pair.right).start()
      let rowing = try Command.tool("netsniff", ["--json"] + arguments).inside(pair.right).start()
      for command in [sniffing, rowing] {
        try command.waitForLine(containing: "listening on right0, lo, link-type EN10MB")
      }
      try pair.left.shell("ping -q -c 1 -W 2 \(pair.right.ipv4)")
      try sniffing.waitForLine(containing: "right0 IP 10.77.0.2")
      try rowing.waitForLine(containing: "\"number\":2")
      try pair.right.shell("ping -q -c 1 -W 2 127.0.0.1")
      let result = sniffing.finish(timeout: .seconds(10))
      #expect(result.exitStatus == 0)
      #expect(
        result.outputLines.map { $0.prefix(24) } == [
          "right0 IP 10.77.0.1 > 10", "right0 IP 10.77.0.2 > 10", "lo    IP 127.0.0.1 > 127",
          "lo    IP 127.0.0.1 > 127",
        ]
      )
      #expect(result.errorLines.contains("4 packets captured"))
      let rows = try rowing.finish(timeout: .seconds(10)).jsonRows()
      #expect(rows.dropLast().map { $0["interface"] } == ["right0", "right0", "lo", "lo"])
    }
  }

  @Test(.requires(.peer("ping")), arguments: [("in", "request"), ("out", "reply")])
  func `one direction is captured`(direction: String, word: String) throws {
    try withNetworkPair { pair in
      let sniffing = try Command.tool("netsniff", "-t", "-i", "right0", "-Q", direction, "icmp")
        .inside(pair.right)
        .start()
      try sniffing.waitForLine(containing: "listening on")
      try pair.left.shell("ping -q -c 3 -i 0.05 -W 2 \(pair.right.ipv4)")
      try sniffing.waitForLine(containing: "seq 3")
      usleep(100_000)
      let result = sniffing.interrupt()
      #expect(result.outputLines.count == 3)
      #expect(result.outputLines.allSatisfy { $0.contains("ICMP echo \(word),") })
    }
  }

  @Test(.requires(.peer("ping")))
  func `a run ends when its time is over, and when no packet comes`() throws {
    try withNetworkPair { pair in
      let pinging = try Command.peer("ping", "-q", "-i", "0.1", pair.right.ipv4)
        .inside(pair.left)
        .start()
      let filter = ["-i", "right0", "-t", "icmp"]
      let timed = try Command.tool("netsniff", ["--duration", "700ms"] + filter)
        .inside(pair.right).run()
      #expect(timed.exitStatus == 0)
      #expect(timed.outputLines.count >= 4)
      let idling = try Command.tool("netsniff", ["--until-idle", "1s"] + filter)
        .inside(pair.right).start()
      try idling.waitForLine(containing: "echo reply")
      usleep(1_500_000)
      #expect(idling.isRunning)
      #expect(pinging.interrupt().exitStatus == 0)
      let result = idling.finish(timeout: .seconds(10))
      #expect(result.exitStatus == 0)
      #expect(result.outputLines.count >= 20)
    }
  }

  @Test func `time alone begins the next file`() throws {
    try withNetworkPair { pair in
      let tree = try TemporaryTree()
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: tree.path)
      let result = try Command.tool(
        "netsniff",
        ["-i", "right0", "-G", "1", "-W", "2", "-w", "\(tree.path)/%s.pcap", "udp port 9"]
      )
      .inside(pair.right).run()
      #expect(result.errorLines.contains("netsniff: the limit of 2 files is reached"))
      let names = try FileManager.default.contentsOfDirectory(atPath: tree.path).sorted()
      let times = names.compactMap { Int($0.dropLast(5)) }
      #expect(times.count == 2 && times.last == (times.first ?? 0) + 1, "\(names)")
      for name in names {
        #expect(try Command.tool("netsniff", "-r", "\(tree.path)/\(name)").run().exitStatus == 0)
      }
    }
  }

  @Test(.requires(.peer("ping")), arguments: [[], ["--json"]])
  func `the counts so far are told when they are asked for`(options: [String]) throws {
    try withNetworkPair { pair in
      let sniffing = try Command.tool("netsniff", options + ["-i", "right0", "icmp"])
        .inside(pair.right)
        .start()
      try sniffing.waitForLine(containing: "listening on")
      try pair.left.shell("ping -q -c 1 -W 2 \(pair.right.ipv4)")
      usleep(200_000)
      sniffing.signal(SIGUSR1)
      let words = "netsniff: 2 packets captured, 2 packets received by filter, "
      try sniffing.waitForLine(
        containing: options.isEmpty ? words : "\"statistics\",\"captured\":2"
      )
      // It goes on.
      try pair.left.shell("ping -q -c 1 -W 2 \(pair.right.ipv4)")
      usleep(200_000)
      let result = sniffing.interrupt()
      #expect(result.errorLines.contains("4 packets captured"))
      #expect(result.exitStatus == 0)
    }
  }

  @Test(.requires(.peer("ping"), JSONSchemaCheck.requirement))
  func `the rows of a live capture fit the schema`() throws {
    try withNetworkPair { pair in
      let sniffing = try Command.tool("netsniff", "--json", "-i", "right0", "icmp")
        .inside(pair.right)
        .start()
      try sniffing.waitForLine(containing: "listening on")
      try pair.left.shell("ping -q -c 1 -W 2 \(pair.right.ipv4)")
      try sniffing.waitForLine(containing: "\"number\":2")
      sniffing.signal(SIGUSR1)
      try sniffing.waitForLine(containing: "\"statistics\"")
      var lines = sniffing.interrupt().outputLines
      #expect(lines.count == 4)
      lines += try Command.tool("netsniff", "--json", "-J", "-i", "right0")
        .inside(pair.right).run().outputLines
      #expect(lines.count == 5)
      let faults = try JSONSchemaCheck.validate(
        lines: lines,
        against: "docs/schema/netsniff.schema.json"
      )
      #expect(faults == [])
    }
  }

  private static let tagging = """
    import socket, sys
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    wire.bind((sys.argv[1], 0))
    datagram = bytes.fromhex("4500001c000100004011" + "66ca" + "0a4d0001" + "0a4d0002")
    datagram += bytes.fromhex("0009000900080000") + bytes(18)
    for tags in ("", "88a800058100000a"):
        wire.send(b"\\xff" * 6 + bytes.fromhex("020000000001" + tags + "0800") + datagram)
    """

  @Test(.requires(.peer("python3")))
  func `frames that a filter passes over for their tags are told of`() throws {
    try withNetworkPair { pair in
      let filter = "udp port 9 and src host 10.77.0.1"
      let sniffing = try Command.tool("netsniff", "-t", "-i", "right0", filter)
        .inside(pair.right)
        .start()
      try sniffing.waitForLine(containing: "listening on")
      let sent = try Command.peer("python3", "-c", Self.tagging, "left0").inside(pair.left).run()
      #expect(sent.exitStatus == 0, "\(sent)")
      try sniffing.waitForLine(containing: "UDP")
      usleep(100_000)
      let result = sniffing.interrupt()
      #expect(result.outputLines.count == 1)
      let hint = "netsniff: 1 frame carried a VLAN tag and was not matched; try: "
      let last = try #require(result.errorLines.last)
      #expect(last.hasPrefix(hint + "vlan and ("))
      // What it says to try shows the frame.
      let trying = try Command.tool(
        "netsniff",
        "-e",
        "-i",
        "right0",
        String(last.dropFirst(hint.count))
      )
      .inside(pair.right)
      .start()
      try trying.waitForLine(containing: "listening on")
      _ = try Command.peer("python3", "-c", Self.tagging, "left0").inside(pair.left).run()
      try trying.waitForLine(containing: "UDP")
      let tried = trying.interrupt()
      #expect(tried.outputLines.count == 1)
      #expect(tried.output.contains("vlan 5, p 0, ethertype 802.1Q (0x8100), vlan 10, p 0"))
    }
  }

  @Test func `an interface that is down is named with what to do`() throws {
    try withNetworkPair { pair in
      try pair.right.shell("ip link set right0 down")
      let result = try Command.tool("netsniff", "-i", "right0").inside(pair.right).run()
      #expect(result.exitStatus == 2)
      #expect(
        result.errorLines == [
          "netsniff: capturing on right0: That device is not up; bring it up with: ip link set "
            + "right0 up"
        ]
      )
    }
  }

  @Test func `an interface may be a number, and may not come twice`() throws {
    try withNetworkPair { pair in
      let list = try Command.tool("netsniff", "-D").inside(pair.right).run().outputLines
      let line = try #require(list.first { $0.contains(".right0 ") })
      let number = String(line.prefix { $0 != "." })
      let result = try Command.tool("netsniff", "-i", number, "--duration", "100ms")
        .inside(pair.right).run()
      #expect(result.errors.contains("listening on right0, "))
      let twice = try Command.tool("netsniff", "-i", number, "-i", "right0")
        .inside(pair.right).run()
      #expect(twice.exitStatus == 2)
      #expect(twice.errors.contains("interface right0: it is named twice"))
    }
  }

  @Test func `without standard error a capture runs and ends as with it`() throws {
    let tool = Command.tool("netsniff", "-i", "lo", "--duration", "200ms")
    let result = try Command.peer("sh", "-c", "\(tool.executable) -i lo --duration 200ms 2>&-")
      .run()
    #expect(result.exitStatus == 0)
  }

  @Test(.requires(.peer("ping")))
  func `a vanished interface leaves every packet in the file`() throws {
    try withNetworkPair { pair in
      let file = try TemporaryFile()
      let sniffing = try Command.tool("netsniff", "-i", "right0", "-w", file.path, "icmp")
        .inside(pair.right)
        .start()
      try sniffing.waitForLine(containing: "listening on")
      try pair.left.shell("ping -q -c 3 -i 0.05 -W 2 \(pair.right.ipv4)")
      try pair.right.shell("ip link del right0")
      let result = sniffing.finish(timeout: .seconds(10))
      #expect(result.exitStatus == 2)
      #expect(result.errors.contains("netsniff: reading right0: "))
      #expect(result.errorLines.contains("6 packets captured"))
      let again = try Command.tool("netsniff", "-r", file.path, "--count").run()
      #expect(again.outputLines == ["6 packets"])
    }
  }
}
