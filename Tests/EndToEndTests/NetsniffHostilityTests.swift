import Foundation
import TestSupport
import Testing

/// netsniff on a wire on which somebody sends whatever could break it.
@Suite(.requires(.networkNamespaces, .peer("python3")), .serialized) struct NetsniffHostilityTests {
  @Test(.requires(.peer("script")))
  func `hostile frames are counted one by one in every mode, and steer no terminal`() throws {
    var generator = SeededGenerator()
    let frames = HostileFrames.all(&generator)
    let kept = try TemporaryFile()
    let modes = [
      ["-i", "right0", "-v"], ["-i", "right0", "-e", "-vvv", "-XX"], ["-i", "any", "-q", "-A"],
      ["-i", "right0", "--explain"], ["-i", "right0", "--classify"],
      ["-i", "right0", "--json", "--classify"], ["-i", "right0", "--stats", "--json", "-v"],
      ["-i", "right0", "-s", "20", "-U", "-w", kept.path],
    ]
    try withNetworkPair { pair in
      try Self.silence(pair)
      let runs = try modes.map { mode in
        try Command.tool("netsniff", mode + ["-c", "\(frames.count)"]).inside(pair.right).start()
      }
      let onTerminal = try Self.startOnTerminal(["-c", "\(frames.count)"], pair.right)
      for run in runs { try run.waitForLine(containing: "listening on") }
      try onTerminal.wait(for: "a listening netsniff") { $0.contains("listening on right0") }
      try Self.send(frames, from: pair.left)
      for run in runs {
        let result = run.finish()
        #expect(result.exitStatus == 0, "\(result.commandLine) \(result.errors)")
        #expect(
          result.errorLines.dropFirst() == [
            "\(frames.count) packets captured", "\(frames.count) packets received by filter",
            "0 packets dropped by kernel",
          ],
          "\(result.commandLine)"
        )
        Self.expectHarmless(result)
        if result.commandLine.contains("--json") { try Self.expectRows(result, frames.count) }
      }
      let drawn = onTerminal.finish()
      #expect(drawn.exitStatus == 0)
      // What moves the cursor to the next frame is netsniff's own.
      let motion = #/\u{1b}\[[0-9;]*[A-Za-z]|\r/#.matchingSemantics(.unicodeScalar)
      let text = drawn.output.replacing(motion, with: "")
      #expect(text.contains("Statistics: \(frames.count) packets"))
      #expect(text.unicodeScalars.first(where: Self.isSteering) == nil)
    }
    let again = try Command.tool("netsniff", "--count", "-r", kept.path).run()
    #expect(again.output == "\(frames.count) packets\n")
  }

  /// Leaves both hosts without an address, so that nothing but what is sent passes the wire, and
  /// makes room for large frames.
  private static func silence(_ pair: NetworkPair) throws {
    for side in [pair.left, pair.right] {
      try side.shell(
        """
        echo 1 >/proc/sys/net/ipv6/conf/\(side.interface)/disable_ipv6
        ip addr flush dev \(side.interface)
        ip link set \(side.interface) mtu 65535 arp off
        """
      )
    }
  }

  /// Starts `--stats` on a terminal of 12 columns and 3 lines.
  private static func startOnTerminal(
    _ options: [String],
    _ host: NetworkNamespace
  ) throws -> RunningCommand {
    let tool = Command.tool("netsniff", ["--stats", "-i", host.interface] + options)
    let shell = Command.peer(
      "sh",
      ["-c", "stty rows 3 cols 12; exec \"$@\"", "sh", tool.executable] + tool.arguments
    )
    return try shell.inside(host).onTerminal().setting("TERM", to: "xterm").start()
  }

  private static func send(_ frames: [[UInt8]], from host: NetworkNamespace) throws {
    var lines: [UInt8] = []
    let digits = Array("0123456789abcdef".utf8)
    for frame in frames {
      for octet in frame { lines += [digits[Int(octet >> 4)], digits[Int(octet & 15)]] }
      lines.append(UInt8(ascii: "\n"))
    }
    let sender = Repository.path("Tests/EndToEndTests/Clients/send_frames.py")
    let sent = try Command.peer("python3", sender, host.interface)
      .reading(.bytes(lines)).inside(host).run()
    #expect(sent.output == "sent \(frames.count)\n", "\(sent)")
  }

  /// What was written is text that does nothing but show.
  private static func expectHarmless(_ result: CommandResult) {
    for octets in [result.outputBytes, result.errorBytes] {
      // Megabytes of plain text are left out, since looking at characters takes long.
      var strange: [UInt8] = []
      for octet in octets {
        let isPlain = octet >= 0x20 && octet < 0x7f || octet == 0x0a || octet == 0x09
        if !isPlain { strange.append(octet) } else if strange.last != 0x20 { strange.append(0x20) }
      }
      let text = String(validating: strange, as: UTF8.self)
      #expect(text != nil, "\(result.commandLine)")
      let steering = text?.unicodeScalars.first(where: isSteering)
      #expect(steering == nil, "\(result.commandLine)")
    }
  }

  /// Whether a terminal does something else with a character than show it, line feeds and tabs apart.
  private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\t", " "..."~": false
    default: [.control, .format].contains(scalar.properties.generalCategory)
    }
  }

  private static func expectRows(_ result: CommandResult, _ count: Int) throws {
    // Deeply nested rows take JSONValue long.
    let rows = try result.outputLines.map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(rows.last?["type"] as? String == "summary")
    #expect(rows.last?["captured"] as? Int == count)
    #expect(rows.last?["received_by_filter"] as? Int == count)
    if result.commandLine.contains("--stats") {
      #expect(rows.first?["packets"] as? Int == count)
    } else {
      #expect(rows.dropLast().map { $0["number"] as? Int } == Array(1...count))
    }
  }
}
