import TestSupport
import Testing

/// netping where a sandbox refuses what it measures with: it says what is left.
@Suite(.requires(.networkNamespaces, .peer("python3"))) struct NetpingRefusalTests {
  /// The flood sees departures with a packet socket, or in the error queue; other runs in that alone.
  @Test(arguments: [
    (["packet-sockets"], ["-f", "-c50"], "kernel"), (["stamps"], ["-f", "-c50"], "kernel"),
    (["packet-sockets", "stamps"], ["-f", "-c50"], "kernel_receive"),
    (["stamps"], ["-c3", "-i0.02"], "kernel_receive"),
    (["packet-sockets"], ["-c3", "-i0.02"], "kernel"),
  ])
  func `what is refused is made up for as far as can be, and the rows say with what`(
    refused: [String],
    options: [String],
    stamps: String
  ) throws {
    try withNetworkPair { pair in
      for address in [pair.right.ipv4, pair.right.ipv6] {
        var ping = Command.tool("netping", ["--json"] + options + [address])
        for what in refused { ping = ping.refused(what) }
        let result = try ping.inside(pair.left).run()
        let rows = try result.jsonRows()
        let replies = rows.filter { $0["type"] == "reply" }
        #expect(replies.count == rows.last?["transmitted"]?.integer, "\(result)")
        #expect(replies.count >= 3)
        for reply in replies {
          #expect(reply["stamps"]?.string == stamps, "\(result)")
          #expect((reply["queued_ms"] != nil) == (stamps == "kernel"), "\(result)")
        }
        #expect(result.exitStatus == 0)
        #expect(result.errors.isEmpty, "\(result)")
      }
    }
  }
}

extension Command {
  /// The same command without something that `Clients/refuse.py` names.
  fileprivate func refused(_ what: String) -> Command {
    var command = self
    command.executable = Peer.path(of: "python3") ?? "python3"
    let script = Repository.path("Tests/EndToEndTests/Clients/refuse.py")
    command.arguments = [script, what, executable] + arguments
    return command
  }
}
