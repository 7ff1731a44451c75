import TestSupport
import Testing

/// The lines of netsniff beside those of tcpdump, on one packet of each kind.
@Suite(.requires(.peer("tcpdump"))) struct NetsniffOracleTests {
  @Test(arguments: [
    [], ["-e"], ["-v"], ["-vv"], ["-e", "-v"], ["-q"], ["-S"], ["-x"], ["-xx"], ["-X"], ["-XX"],
    ["-A"], ["-#"], ["-t"], ["-tt"], ["-ttt"], ["-tttt"], ["-ttttt"],
  ])
  func `every line is that of tcpdump`(options: [String]) throws {
    // Of link type 147 netsniff tells more; see docs/tcpdump-differences.md.
    for linkType in Set(PacketBytes.all.map(\.linkType)).subtracting([147]).sorted() {
      var capture = CaptureBytes(linkType: linkType)
      for (index, packet) in PacketBytes.all.enumerated() where packet.linkType == linkType {
        capture.addPacket(packet.bytes, seconds: 1_700_000_000 + UInt32(index) * 4000)
      }
      let file = try TemporaryFile(capture.octets)
      let arguments = ["-nn"] + options + ["-r", file.path]
      let expected = try Command.peer("tcpdump", arguments).run()
      let result = try Command.tool("netsniff", arguments).run()
      #expect(expected.exitStatus == 0)
      // The first line that differs says more than both texts.
      let pairs = zip(result.outputLines, expected.outputLines)
      if let (line, other) = pairs.first(where: { $0 != $1 }) {
        #expect(line == other, "link type \(linkType)")
      }
      #expect(result.outputLines.count == expected.outputLines.count)
    }
  }

  @Test func `local time is that of the zone`() throws {
    let file = try TemporaryFile(NetsniffFileTests.capture().octets)
    for zone in ["UTC", "Asia/Kolkata", "America/New_York", ":/nonexistent"] {
      let arguments = ["-nn", "-tttt", "-r", file.path]
      let expected = try Command.peer("tcpdump", arguments).setting("TZ", to: zone).run()
      let result = try Command.tool("netsniff", arguments).setting("TZ", to: zone).run()
      #expect(result.outputLines == expected.outputLines, "TZ=\(zone)")
    }
  }

  @Test func `interfaces are listed as tcpdump lists them`() throws {
    let expected = try Command.peer("tcpdump", "-D").run()
    let result = try Command.tool("netsniff", "-D").run()
    // Interfaces come and go while other tests run.
    func stable(_ lines: [String]) -> [Substring] {
      lines.map { $0.drop { $0.isNumber } }.filter { !$0.contains("netdiag") }
    }
    #expect(stable(result.outputLines) == stable(expected.outputLines))
  }
}
