import NetCore
import NetLinux
import TestSupport
import Testing

@testable import PingKit

/// The figures of whole runs.
@Suite struct TargetStatisticsTests {
  @Test func `percentiles, jitter and differences are those of the replies`() throws {
    let delays = [10.0, 20, 15, 15, 40]
    let run = try Transcript(.probes(5)) { [$0.reply(after: delays[$0.sequence - 1])] }
    let summary = run.outcome.summary
    #expect(summary.percentiles == [15, 40, 40, 40, 40].map { $0 * 1_000_000 })
    // |20 - 10|, |15 - 20|, 0, |40 - 15|
    #expect(summary.statistics?.jitter.mean == 10_000_000)
    #expect(summary.statistics?.reordering.reordered == 0)
    #expect(summary.statistics?.losses.longest == 0)
  }

  @Test func `late replies and duplicates have rates, and order is that of arrival`() throws {
    var configuration = PingConfiguration.probes(4)
    configuration.timeout = 2_000_000_000
    let run = try Transcript(configuration) {
      switch $0.sequence {
      case 1: [$0.reply(after: 2_200)]
      case 2: [$0.reply(), $0.reply(after: 1), $0.reply(after: 2)]
      default: [$0.reply()]
      }
    }
    let summary = run.outcome.summary
    #expect(summary.latePercent == 25)
    #expect(summary.duplicatePercent == 50)
    // The reply to 1 came after those to 2 and 3.
    #expect(summary.statistics?.reordering.reordered == 1)
    #expect(summary.statistics?.reordering.largestExtent == 2)
    // It was lost for a while.
    #expect(summary.statistics?.losses.longest == 1)
    #expect(summary.lossPercent == 0)
  }

  @Test func `a run of losses is an outage, whatever ended each probe`() throws {
    let run = try Transcript(.probes(8)) {
      switch $0.sequence {
      case 3, 5: []
      case 4: [$0.error(3, 1)]
      default: [$0.reply()]
      }
    }
    let losses = try #require(run.outcome.summary.statistics?.losses)
    #expect(losses.longest == 3)
    #expect(losses.count == 1)
    #expect(losses.outage == 3_000_000_000)
  }

  @Test func `what was not sent, or is under way, says nothing about the network`() {
    var summary = PingSummary()
    summary.transmitted = 10
    summary.received = 6
    summary.notSent = 3
    summary.inFlight = 1
    #expect(summary.lossInterval == ProportionInterval(count: 0, of: 6))
    summary.localDropped = 2
    summary.transmitted += 2
    #expect(summary.lossInterval == ProportionInterval(count: 0, of: 8))
    summary.localDropped = 0
    summary.transmitted -= 2
    summary.inFlight = .max
    #expect(summary.lossInterval == nil)
  }

  @Test func `who said what is counted, and strangers cannot fill the memory`() {
    var errors = ErrorSources()
    for index in 0..<100_000 {
      let address = IPv4Address(rawValue: UInt32(index % 50))
      errors.add(
        ICMPErrorReason(.icmpv4, type: 3, code: 1, information: 0),
        from: .ipv4(address, port: Port(rawValue: 0))
      )
    }
    #expect(errors.entries.count == 8)
    #expect(errors.entries.allSatisfy { $0.count == 2_000 })
    #expect(errors.others == 84_000)
  }

  @Test func `routers are quoted in words in front of the summary`() throws {
    let run = try Transcript(.probes(3), target: .ipv4(9), options: .reasons) {
      [$0.error(3, 1)]
    }
    #expect(
      run.body.last
        == "10.0.0.1 said 3 times: destination host unreachable (most often because nothing answered its ARP)"
    )
    let plain = try Transcript(.probes(3), target: .ipv4(9)) { [$0.error(3, 1)] }
    #expect(plain.body.count == 3)
    #expect(plain.body.allSatisfy { $0.hasSuffix("Destination Host Unreachable") })
  }
}
