import Glibc
import TestSupport
import Testing

/// Sources and flow labels of probes to several targets.
@Suite(.requires(.networkNamespaces)) struct NetpingManySourcesTests {
  @Test func `each of several targets keeps the source that its banner tells`() throws {
    try withNetworkPair { pair in
      let run = try Command.tool("netping", "-B", "-i.1", "10.77.0.2", "fd77::2", "10.77.0.2")
        .inside(pair.left).start()
      try run.waitForLine(containing: "64 bytes from fd77::2: icmp_seq=2 ")
      // The sockets of raw(7), in host order: 10.77.0.1, and fd77::1.
      let sockets = try pair.left.shell("cat /proc/net/raw /proc/net/raw6").output
      let result = run.interrupt()
      #expect(sockets.contains(" 01004D0A:"), "\(sockets)")
      #expect(!sockets.contains(" 00000000000000000000000000000000:003A"), "\(sockets)")
      #expect(result.outputLines.prefix(3).count { $0.contains(" from 10.77.0.1 : ") } == 2)
      #expect(result.outputLines.prefix(3).count { $0.contains(" from fd77::1 : ") } == 1)
      #expect(result.exitStatus == 0, "\(result)")
    }
  }

  @Test func `targets that are asked from different addresses are refused with -B`() throws {
    try withNetworkPair { pair in
      try pair.left.shell("ip addr add 10.78.0.1/24 dev left0")
      let result = try Command.tool("netping", "-B", "-c1", "10.77.0.2", "10.78.0.2")
        .inside(pair.left).run()
      #expect(result.exitStatus == 2, "\(result)")
      #expect(
        result.errors
          == "netping: -B: probes to 10.77.0.2 leave from 10.77.0.1, and those to 10.78.0.2 "
          + "from 10.78.0.1; ask them in two runs, or give -I an address\n"
      )
      let given = try Command.tool(
        "netping",
        ["-B", "-I", "10.77.0.1", "-c1", "10.77.0.2", "fd77::2"]
      )
      .inside(pair.left).run()
      #expect(given.exitStatus == 2, "an address of one version asks nobody of the other: \(given)")
    }
  }

  @Test(.requires(.peer("tcpdump")))
  func `every IPv6 target is asked with the flow label, and IPv4 ones are not`() throws {
    try withNetworkPair { pair in
      try pair.right.shell("ip addr add fd77::3/64 dev right0 nodad")
      let capture = try Command.peer(
        "tcpdump",
        ["-lnvi", "right0", "-c", "2", "icmp6 && ip6[40] == 128"]
      ).inside(pair.right).start()
      try capture.waitForLine(containing: "listening on right0")
      let result = try Command.tool(
        "netping",
        ["-c1", "-F", "0x123", "fd77::2", "10.77.0.2", "fd77::3"]
      )
      .inside(pair.left).run()
      #expect(result.exitStatus == 0, "\(result)")
      let seen = capture.finish(timeout: .seconds(10)).output
      #expect(seen.matches(of: #/flowlabel 0x00123.*> fd77::[23]: /#).count == 2, "\(seen)")
      #expect(result.outputLines.prefix(3).count { $0.contains(", flow 0x00123, ") } == 2)
      #expect(result.outputLines.contains("PING 10.77.0.2 (10.77.0.2) 56(84) bytes of data."))
    }
  }

  @Test func `more answers than there are targets cannot be asked for`() throws {
    try withNetworkPair { pair in
      let result = try Command.tool("netping", "-c1", "--at-least", "5", "10.77.0.2")
        .inside(pair.left).run()
      #expect(result.exitStatus == 2)
      #expect(
        result.errors
          == "netping: --at-least 5: 1 target is asked; give more targets, or a smaller number\n"
      )
    }
  }

  @Test(.requires(.peer("fping")))
  func `what stderr loses changes no exit status, as with fping`() throws {
    try withNetworkPair { pair in
      for (words, status) in [
        (["-c1", "-q", "10.77.0.2"], 0), (["-c1", "-q", "-t200", "10.77.0.99"], 1),
        (["-c1", "10.77.0.2", "nosuch.invalid"], 2),
      ] {
        for tool in [Command.tool("netping", ["--fping"] + words), .peer("fping", words)] {
          var blind = tool.inside(pair.left)
          blind.standardError = .file("/dev/full")
          let result = try blind.run()
          #expect(result.exitStatus == Int32(status), "\(result)")
        }
      }
    }
  }
}
