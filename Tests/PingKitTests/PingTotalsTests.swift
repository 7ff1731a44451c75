import NetCore
import NetLinux
import SystemPackage
import TestSupport
import Testing

@testable import PingKit

/// The figures of several targets together are those of each, added up.
@Suite struct PingTotalsTests {
  private let counts: [(KeyPath<PingSummary, UInt64>, KeyPath<RunTotals, UInt64>)] = [
    (\.transmitted, \.transmitted), (\.received, \.received), (\.duplicates, \.duplicates),
    (\.corrupted, \.corrupted), (\.late, \.late), (\.errors, \.errors),
    (\.networkLost, \.networkLost), (\.localDropped, \.localDropped), (\.notSent, \.notSent),
    (\.inFlight, \.inFlight), (\.truncated, \.truncated), (\.oversized, \.oversized),
    (\.differentAddress, \.differentAddress), (\.contradicted, \.contradicted),
  ]

  private func expectSums(
    _ run: ManyTargetsRun,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for summary in run.summaries {
      #expect(summary.accounted == summary.transmitted, sourceLocation: sourceLocation)
    }
    let totals = run.totals
    #expect(totals.accounted == totals.transmitted, sourceLocation: sourceLocation)
    for (one, all) in counts {
      let sum = run.summaries.reduce(0) { $0 + $1[keyPath: one] }
      #expect(totals[keyPath: all] == sum, "\(one)", sourceLocation: sourceLocation)
    }
    let rejected = run.summaries.reduce(0) { $0 + $1.rejected }
    #expect(totals.rejected >= rejected, sourceLocation: sourceLocation)
    #expect(
      totals.targets == totals.reachable + totals.unreachable + totals.unresolved,
      sourceLocation: sourceLocation
    )
  }

  /// Everything that may become of a probe, to one or another of ten hosts.
  private func chaos(_ probe: SentProbe) -> [Answer] {
    let stranger = SocketAddress.ipv4(IPv4Address(10, 9, 9, 9), port: Port(rawValue: 0))
    switch probe.host {
    case 0: return [probe.reply()]
    case 1: return []
    case 2: return [probe.error(3, 1)]
    case 3: return [probe.reply(), probe.error(3, 1), probe.reply(after: 1)]
    case 4: return [probe.reply(after: 700)]
    case 5: return [probe.reply { $0[30] ^= 1 }]
    case 6: return [probe.reply(from: stranger) { _ in }]
    case 7: return [probe.reply { $0.removeLast(8) }]
    case 8: return [probe.reply { $0 += [1, 2] }]
    default: return [probe.reply { $0[8] ^= 1 }]
    }
  }

  @Test(arguments: [0, 1, 7, 20, 1_000] as [UInt64])
  func `of many targets that are asked again and again`(drops: UInt64) throws {
    var configuration = PingConfiguration.probes(5)
    configuration.timeout = 500_000_000
    var setup = FakeEchoTransport.Setup()
    setup.receiveQueueDrops = drops
    setup.outcomes = [
      12: .failed(SystemError(call: "sendto", errno: .notPermitted)),
      23: .tooLong(pathMTU: 1400),
    ]
    let run = try ManyTargetsRun(configuration, .hosts(10), setup: setup, script: chaos)
    expectSums(run)
    #expect(run.totals.transmitted == 50)
    #expect(run.totals.notSent == 2)
    #expect(run.totals.corrupted > 0)
    #expect(run.totals.differentAddress > 0)
    #expect(run.totals.contradicted > 0)
    #expect(run.totals.late > 0)
    #expect(run.totals.inFlight == 0)
    if drops < 20 { #expect(run.totals.localDropped == drops) }
  }

  @Test(arguments: [0, 1, 5, 1_000] as [UInt64])
  func `of a sweep, and of one that is cut short`(drops: UInt64) throws {
    var setup = FakeEchoTransport.Setup()
    setup.receiveQueueDrops = drops
    expectSums(try ManyTargetsRun(.sweep, .hosts(10), setup: setup, script: chaos))
    for milliseconds: Int64 in [0, 1, 600, 2_000] {
      setup.stopAfterMilliseconds = milliseconds
      expectSums(try ManyTargetsRun(.sweep, .hosts(10), setup: setup, script: chaos))
    }
  }

  @Test func `of a run that a signal or a deadline ends, with probes under way`() throws {
    var configuration = PingConfiguration()
    configuration.interval = 100_000_000
    configuration.timeout = 450_000_000
    var setup = FakeEchoTransport.Setup()
    setup.receiveQueueDrops = 3
    setup.stopAfterMilliseconds = 2_030
    let stopped = try ManyTargetsRun(configuration, .hosts(10), setup: setup, script: chaos)
    expectSums(stopped)
    #expect(stopped.totals.inFlight > 0)
    setup.stopAfterMilliseconds = nil
    configuration.deadline = 2_000_000_000
    let over = try ManyTargetsRun(configuration, .hosts(2), setup: setup) { _ in [] }
    expectSums(over)
    #expect(over.totals.inFlight == 0)
    #expect(over.totals.localDropped == 3)
  }

  @Test func `of one target, and of targets without an address`() throws {
    for host in 0..<10 {
      let one = TargetList([.ipv4(UInt8(host + 1))])
      expectSums(try ManyTargetsRun(.probes(3), one, script: chaos))
      expectSums(try ManyTargetsRun(.sweep, one, script: chaos))
    }
    var targets = TargetList.hosts(2)
    targets.append(unresolved: "nowhere.invalid", why: "no such name")
    let run = try ManyTargetsRun(.probes(2), targets, script: chaos)
    expectSums(run)
    #expect(run.totals.unresolved == 1)
  }

  @Test func `what the queue dropped is shared by how much is unexplained, and adds up`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.receiveQueueDrops = 4
    // Three, two, one and none of three probes are silent: six, four of which were dropped.
    let run = try ManyTargetsRun(.probes(3), .hosts(4), setup: setup) { probe in
      let round = (probe.sequence - 1) / 4
      return round < probe.host ? [probe.reply()] : []
    }
    #expect(run.summaries.map(\.localDropped) == [2, 1, 1, 0])
    #expect(run.summaries.map(\.networkLost) == [1, 1, 0, 0])
    #expect(run.totals.localDropped == 4)
    expectSums(run)
  }

  @Test func `no target has more drops than silent probes, however they are shared`() throws {
    var generator = SeededGenerator()
    for _ in 0..<50 {
      let silent = (0..<20).map { _ in Int.random(in: 0...3, using: &generator) }
      var setup = FakeEchoTransport.Setup()
      setup.receiveQueueDrops = .random(in: 0...70, using: &generator)
      let run = try ManyTargetsRun(.probes(3), .hosts(20), setup: setup) { probe in
        (probe.sequence - 1) / 20 < silent[probe.host] ? [] : [probe.reply()]
      }
      let all = silent.reduce(0, +)
      #expect(run.totals.localDropped == min(setup.receiveQueueDrops, UInt64(all)))
      for (summary, silent) in zip(run.summaries, silent) {
        let exact = Double(run.totals.localDropped) * Double(silent) / Double(max(all, 1))
        #expect(abs(Double(summary.localDropped) - exact) < 1)
        #expect(summary.localDropped <= silent)
      }
      expectSums(run)
    }
  }

  @Test func `the row has every key of a summary that many targets can share`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.receiveQueueDrops = 1
    let run = try ManyTargetsRun(.probes(4), .hosts(10), setup: setup, script: chaos)
    var buffer = LineBuffer()
    PingJSON.append(run.totals, to: &buffer)
    #expect(
      buffer.text
        == #"{"type":"totals","targets":10,"reachable":5,"unreachable":5,"unresolved":0,"#
        + #""transmitted":40,"received":20,"duplicates":4,"corrupted":4,"late":0,"rejected":8,"#
        + #""errors":8,"network_lost":19,"local_dropped":1,"not_sent":0,"in_flight":0,"#
        + #""loss_percent":50,"loss_interval_percent":{"low":32.9355,"high":62.5026},"#
        + #""truncated":4,"oversized":4,"different_address":4,"contradicted":4,"timeouts":16,"#
        + #""duration_ms":13000,"rtt_ms":{"min":0.25,"avg":140.2,"max":700},"#
        + #""late_percent":0,"duplicate_percent":10}"#
    )
  }
}
