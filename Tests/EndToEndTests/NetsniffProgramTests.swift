import TestSupport
import Testing

/// The programs that filters are compiled to, beside tcpdump's.
@Suite struct NetsniffProgramTests {
  @Test(
    .requires(.peer("tcpdump")),
    arguments: [
      ["-d"], ["-dd"], ["-ddd"], ["-d", "-O"], ["-d", "-y", "RAW"], ["-ddd", "-s", "100"],
    ],
    ["", "icmp", "tcp port 80 or host 10.0.0.1", "vlan and ip6", "ip[0] & 0xf != 5"]
  )
  func `a program is shown as tcpdump shows it`(options: [String], filter: String) throws {
    let result = try Command.tool("netsniff", options + [filter]).run()
    let expected = try Command.peer("tcpdump", options + [filter]).run()
    // Raw IP has no tags.
    let isRefused = options.contains("RAW") && filter.contains("vlan")
    #expect(result.exitStatus == (isRefused ? 2 : 0), "\(result)")
    #expect(expected.output.isEmpty == isRefused)
    #expect(result.output == expected.output)
  }

  @Test func `a filter is read from a file, comments left out`() throws {
    let filter = try TemporaryFile(Array("# the web\ntcp # over IPv4 and IPv6\nport 80\n".utf8))
    let result = try Command.tool("netsniff", "-dd", "-F", filter.path).run()
    let expected = try Command.tool("netsniff", "-dd", "tcp port 80").run()
    #expect(result.exitStatus == 0, "\(result)")
    #expect(result.output == expected.output)
    let piped = try Command.tool("netsniff", "-dd", "-F", "-").reading(.text("tcp port 80")).run()
    #expect(piped.output == expected.output)
  }

  @Test func `a filter of thousands of words needs no larger stack than there is`() throws {
    let words = String(repeating: "ip or ", count: 2000) + "ip"
    let filter = try TemporaryFile(Array(words.utf8))
    let tool = Command.tool("netsniff", "-d", "-F", filter.path)
    let result = try Command.peer(
      "sh",
      ["-c", "ulimit -Ss 256; exec \"$@\"", "sh", tool.executable] + tool.arguments
    ).run()
    #expect(result.exitStatus == 0, "\(result.errors)")
    #expect(result.outputLines.count > 4000)
  }

  @Test(
    arguments: [
      (["-F", "/no/such"], "netsniff: reading the filter /no/such: No such file or directory"),
      (["-d", "-F", "/dev/zero"], "netsniff: reading the filter /dev/zero: it is longer than"),
      (["-F", "a", "icmp"], "netsniff: -F and an expression exclude each other"),
      (["-d", "tcp", "and", "and"], "netsniff: filter: syntax error"),
    ]
  )
  func `a filter that cannot be had is exit status 2`(
    arguments: [String],
    message: String
  ) throws {
    let result = try Command.tool("netsniff", arguments).run()
    #expect(result.exitStatus == 2)
    #expect(result.errorLines.first?.hasPrefix(message) == true, "\(result)")
  }
}
