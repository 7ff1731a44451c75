import TestSupport
import Testing

/// Lines and rows name the same stamps, whatever socket and version of IP they come from.
@Suite struct NetpingStampWordsTests {
  /// The words of a verbose line for each name in a row.
  private let words = [
    "kernel": "kernel stamps", "kernel_transmit": "kernel transmit stamp",
    "kernel_receive": "kernel receive stamp", "user": "user stamps",
  ]

  @Test(.requires(.networkNamespaces, .peer("setpriv")), arguments: [false, true])
  func `over raw and ping sockets, over IPv4 and IPv6`(isUnprivileged: Bool) throws {
    try withNetworkPair { pair in
      try pair.left.shell("echo 0 2147483647 >/proc/sys/net/ipv4/ping_group_range")
      for address in [pair.right.ipv4, pair.right.ipv6] {
        for (options, expected) in [
          // While the kernel begins to stamp what it receives, a reply may have no stamp.
          ([], ["kernel", "kernel_transmit"]), (["-U"], ["user"]),
        ] {
          func run(_ option: String) throws -> CommandResult {
            let ping = Command.tool("netping", options + [option, "-c3", "-i0.02", address])
            return try (isUnprivileged ? ping.withoutPrivileges() : ping).inside(pair.left).run()
          }
          let rows = try run("--json")
          let replies = try rows.jsonRows().filter { $0["type"] == "reply" }
          #expect(replies.count == 3, "\(rows)")
          for reply in replies {
            #expect(expected.contains(reply["stamps"]?.string ?? ""), "\(rows)")
            #expect((reply["queued_ms"] != nil) == options.isEmpty, "\(rows)")
          }
          let text = try run("-v")
          let told = text.output.matches(of: /time=[0-9.]+ ms \((queued [0-9.]+ ms, )?([a-z ]+)\)/)
          #expect(told.count == 3, "\(text)")
          for line in told {
            #expect(expected.compactMap { words[$0] }.contains(String(line.2)), "\(text)")
            #expect((line.1 != nil) == options.isEmpty, "\(text)")
          }
        }
      }
    }
  }
}
