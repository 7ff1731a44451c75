import Foundation
import Glibc
import TestSupport
import Testing

/// netping while somebody sets the clock of the machine, which everything that runs on it sees.
@Suite(.serialized, .requires(.clockSteps, .networkNamespaces, .peer("python3")))
struct NetpingClockStepTests {
  @Test(arguments: [2, -2], [false, true])
  func `a step while a reply is under way changes no figure`(seconds: Int, isIPv6: Bool) throws {
    // The host answers after 0.3 seconds.
    try withEchoResponder("slow") { pair, responder in
      let address = isIPv6 ? pair.right.ipv6 : pair.right.ipv4
      let run = try Command.tool("netping", "--json", "-c1", "-W5", address)
        .inside(pair.left).start()
      try responder.waitForLine(containing: "asked")
      let result = try withClockStepped(by: seconds) { run.finish() }
      let rows = try result.jsonRows()
      let reply = try #require(rows.first { $0["type"] == "reply" })
      // A step would make it 2.3 seconds, or nothing.
      #expect((290...1900).contains(reply["rtt_ms"]?.number ?? 0), "\(result)")
      #expect((0...200).contains(reply["queued_ms"]?.number ?? -1), "\(result)")
      #expect(reply["stamps"] == "kernel", "\(result)")
      #expect(rows.last?["received"] == 1 && rows.last?["late"] == 0, "\(result)")
    }
  }

  @Test(arguments: [2, -2])
  func `steps between probes move no probe and change no figure`(seconds: Int) throws {
    try withNetworkPair { pair in
      for options in [["-c30", "-i0.05"], ["-c3000", "-f"]] {
        let start = ContinuousClock.now
        let run = try Command.tool("netping", ["--json", "-W0.5"] + options + [pair.right.ipv4])
          .inside(pair.left).start()
        try run.wait(for: "a reply") { $0.contains("\"type\":\"reply\"") }
        let result = try withClockStepped(by: seconds) {
          usleep(300_000)
          return run.finish()
        }
        let time = ContinuousClock.now - start
        let summary = try #require(try result.jsonRows().last)
        #expect(summary["received"] == summary["transmitted"], "\(summary)")
        #expect(summary["late"] == 0 && summary["in_flight"] == 0, "\(summary)")
        #expect((0...100).contains(summary["rtt_ms"]?["min"]?.number ?? -1), "\(summary)")
        #expect((0...200).contains(summary["rtt_ms"]?["max"]?.number ?? -1), "\(summary)")
        #expect(
          (0...1000 * Double(time / .seconds(1))).contains(summary["duration_ms"]?.number ?? -1),
          "\(summary)"
        )
        if options.contains("-i0.05") {
          #expect((1400...2000).contains(summary["duration_ms"]?.number ?? 0), "\(summary)")
        }
      }
    }
  }

  /// Steps the clock, and back when `body` is done.
  private func withClockStepped<Result>(
    by seconds: Int,
    _ body: () throws -> Result
  ) throws -> Result {
    try step(by: seconds)
    let result = Swift.Result { try body() }
    try step(by: -seconds)
    return try result.get()
  }

  private func step(by seconds: Int) throws {
    var now = timespec()
    try #require(unsafe clock_gettime(CLOCK_REALTIME, &now) == 0)
    now.tv_sec += seconds
    try #require(unsafe clock_settime(CLOCK_REALTIME, &now) == 0)
  }
}

extension Requirement {
  /// Nobody's clock is set without being asked.
  fileprivate static let clockSteps = Requirement(
    reason: "steps the clock of the machine by two seconds: NETDIAG_STEP_CLOCK=1 allows it"
  ) { ProcessInfo.processInfo.environment["NETDIAG_STEP_CLOCK"] == "1" && Privileges.isRoot }
}
