import NetCore
import NetLinux
import SystemPackage
import TestSupport
import Testing

@testable import PingKit

/// Every probe without a reply has one reason.
@Suite struct PingLossTests {
  private func expectSum(
    _ summary: PingSummary,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(summary.accounted == summary.transmitted, sourceLocation: sourceLocation)
  }

  @Test func `what the network does not answer is lost there`() throws {
    let run = try Transcript(.probes(4)) { $0.sequence == 2 ? [] : [$0.reply()] }
    #expect(run.outcome.summary.networkLost == 1)
    #expect(run.outcome.summary.localDropped == 0)
    expectSum(run.outcome.summary)
    #expect(!run.lines.contains { $0.hasPrefix("Without a reply:") })
  }

  @Test func `a probe that is too long for its path was not sent, and counts as an error`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.outcomes = [1: .tooLong(pathMTU: 1400), 2: .tooLong(pathMTU: 1400)]
    let run = try Transcript(.probes(3), setup: setup) { [$0.reply()] }
    #expect(run.outcome.summary.notSent == 2)
    #expect(run.outcome.summary.errors == 2)
    #expect(run.outcome.totals.errors == 2)
    expectSum(run.outcome.summary)
    #expect(run.counts.hasPrefix("3 packets transmitted, 1 received, +2 errors, 66.6667% "))
    let rows = run.rows.filter { $0.contains("not_sent\"") && $0.contains(#""mtu":1400}"#) }
    #expect(rows.count == 2)
  }

  @Test func `what the receive queue dropped is not lost in the network`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.receiveQueueDrops = 2
    let run = try Transcript(.probes(4), setup: setup, options: .reasons) {
      $0.sequence == 1 ? [$0.reply()] : []
    }
    #expect(run.outcome.summary.networkLost == 1)
    #expect(run.outcome.summary.localDropped == 2)
    expectSum(run.outcome.summary)
    #expect(
      run.body == [
        "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.250 ms",
        "Without a reply: 1 lost in the network, 2 dropped by the receive queue of this host",
      ]
    )
    // The lines of the summary are ping's.
    #expect(run.counts == "4 packets transmitted, 1 received, 75% packet loss, time 3000ms")
  }

  @Test func `drops of what nobody waits for explain no loss`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.receiveQueueDrops = 1000
    let run = try Transcript(.probes(3), setup: setup) {
      $0.sequence == 2 ? [$0.error(3, 1)] : [$0.reply()]
    }
    #expect(run.outcome.summary.localDropped == 0)
    #expect(run.outcome.summary.networkLost == 1)
    expectSum(run.outcome.summary)
  }

  @Test func `all four reasons at once`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.receiveQueueDrops = 1
    setup.outcomes = [3: .failed(SystemError(call: "sendto", errno: .notPermitted))]
    setup.stopAfterMilliseconds = 5500
    var configuration = PingConfiguration()
    configuration.timeout = 2_000_000_000
    let run = try Transcript(configuration, setup: setup, options: .reasons) {
      $0.sequence == 1 ? [$0.reply()] : []
    }
    let summary = run.outcome.summary
    #expect(summary.transmitted == 6)
    #expect([summary.received, summary.notSent, summary.localDropped] == [1, 1, 1])
    #expect([summary.networkLost, summary.inFlight] == [1, 2])
    expectSum(summary)
    #expect(
      run.body.last
        == "Without a reply: 1 lost in the network, 1 dropped by the receive queue of this host, "
        + "1 not sent, 2 still under way"
    )
    let row = try JSONValue(parsing: run.rows[run.rows.count - 1])
    #expect(row["network_lost"] == 1)
    #expect(row["local_dropped"] == 1)
    #expect(row["not_sent"] == 1)
    #expect(row["in_flight"] == 2)
  }

  @Test func `a probe that was both answered and complained of counts once`() throws {
    for isReplyFirst in [true, false] {
      let run = try Transcript(.probes(3)) {
        [
          $0.reply(after: isReplyFirst ? 0.25 : 0.5),
          $0.error(3, 1, after: isReplyFirst ? 0.5 : 0.25),
        ]
      }
      let rows = try run.rows.map { try JSONValue(parsing: $0) }
      #expect(rows[0]["type"] == (isReplyFirst ? "reply" : "error"))
      #expect(rows[1][isReplyFirst ? "after_reply" : "after_error"] == true)
      #expect(rows.last?["contradicted"] == 2)
      expectSum(run.outcome.summary)
    }
  }

  @Test func `however often it is complained of, a probe is contradicted once`() throws {
    let run = try Transcript(.probes(4)) { probe in
      switch probe.sequence {
      case 1: [probe.reply()] + [0.5, 0.6, 0.7].map { probe.error(3, 1, after: $0) }
      case 2:
        [
          probe.error(3, 1, after: 0.2), probe.reply(after: 0.25), probe.error(3, 1, after: 0.5),
          probe.reply(after: 0.6),
        ]
      default: [probe.reply()]
      }
    }
    let summary = run.outcome.summary
    #expect(summary.contradicted == 2)
    #expect(summary.errors == 5)
    #expect(summary.received == 4)
    #expect(summary.duplicates == 1)
    expectSum(summary)
  }

  @Test func `truncated and oversized replies and those of strangers are counted`() throws {
    let other = SocketAddress.ipv4(IPv4Address(10, 0, 0, 99), port: Port(rawValue: 0))
    let run = try Transcript(.probes(6)) { probe in
      switch probe.sequence {
      case 1...3: [probe.reply { $0.removeLast(8) }]
      case 4...5: [probe.reply { $0 += [1, 2, 3, 4] }]
      default: [probe.reply(from: other) { _ in }]
      }
    }
    let row = try JSONValue(parsing: run.rows[run.rows.count - 1])
    #expect(row["truncated"] == 3)
    #expect(row["oversized"] == 2)
    #expect(row["different_address"] == 1)
  }
}

extension PingText.Options {
  /// With the words in front of the summary.
  static var reasons: Self {
    var options = Self()
    options.tellsReasons = true
    return options
  }
}
