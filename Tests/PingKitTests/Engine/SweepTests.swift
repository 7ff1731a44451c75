import NetCore
import NetLinux
import SystemPackage
import Testing

@testable import PingKit

/// Each target is asked until it answers, and each answer finds its target.
@Suite struct SweepTests {
  @Test func `who answers is asked once and finished at once`() throws {
    let run = try ManyTargetsRun(.sweep, .hosts(100)) { [$0.reply()] }
    #expect(run.totals.reachable == 100)
    #expect(run.totals.transmitted == 100)
    #expect(run.finished.sorted() == Array(0..<100))
    #expect(run.totals.elapsed == 250_000)
    #expect(run.isSuccess)
    #expect(run.summaries.allSatisfy { $0.received == 1 && $0.roundTrip.maximum == 250_000 })
  }

  @Test func `who is silent is asked four times, each longer than the one before`() throws {
    let run = try ManyTargetsRun(.sweep, .hosts(3)) { $0.host == 1 ? [] : [$0.reply()] }
    #expect(run.totals.transmitted == 6)
    #expect(run.totals.timeouts == 4)
    #expect(run.finished == [0, 2, 1])
    // 0.5 + 0.75 + 1.125 + 1.6875 seconds.
    #expect(run.totals.elapsed == 4_062_500_000)
    #expect(run.summaries[1].transmitted == 4)
    #expect(run.summaries[1].networkLost == 4)
    #expect(!run.isSuccess)
  }

  @Test func `an error ends a target without more tries`() throws {
    let run = try ManyTargetsRun(.sweep, .hosts(2)) {
      $0.host == 0 ? [$0.error(3, 1)] : [$0.reply()]
    }
    #expect(run.totals.transmitted == 2)
    #expect(run.summaries[0].errors == 1)
    #expect(run.finished.sorted() == [0, 1])
  }

  @Test func `an error that anybody could have made up ends no target of several`() throws {
    // With eight octets of the probe quoted, the cookie is not among them; a reply comes later.
    let run = try ManyTargetsRun(.sweep, .hosts(2)) { probe in
      let error = probe.error(3, 1) { $0.removeLast(56) }
      return probe.host == 0 ? [error, probe.reply(after: 400)] : [probe.reply()]
    }
    #expect(run.summaries.map(\.errors) == [1, 0])
    #expect(run.summaries.map(\.received) == [1, 1])
    #expect(run.summaries[0].contradicted == 0)
    #expect(run.totals.transmitted == 2)
    #expect(run.isSuccess)
  }

  @Test func `what proves no probe counts for a target only when it comes from there`() throws {
    for dataByteCount in [0, 7, 56] {
      var configuration = PingConfiguration.sweep
      configuration.dataByteCount = dataByteCount
      let neighbour = SocketAddress.ipv4(IPv4Address(10, 0, 0, 2), port: Port(rawValue: 0))
      let run = try ManyTargetsRun(configuration, .hosts(2)) { probe in
        guard probe.host == 0 else { return [probe.reply()] }
        var damaged = probe.reply(from: neighbour) { $0.removeLast(dataByteCount) }
        damaged.octets[2] ^= 0xff
        return [damaged, probe.reply(from: neighbour) { $0.removeLast(dataByteCount) }]
      }
      #expect(run.summaries[0].received == 0)
      #expect(run.summaries[0].corrupted == 0)
      #expect(run.summaries[0].rejected == 0)
      #expect(run.summaries[0].differentAddress == 0)
      #expect(run.totals.rejected == 8)
    }
  }

  @Test func `a late reply makes a target reachable and ends it`() throws {
    let run = try ManyTargetsRun(.sweep, .hosts(1)) { probe in
      probe.sequence == 1 ? [probe.reply(after: 600)] : []
    }
    #expect(run.totals.reachable == 1)
    #expect(run.totals.late == 1)
    #expect(run.summaries[0].late == 1)
    #expect(run.summaries[0].inFlight == 1)
    #expect(run.totals.elapsed == 600_000_000)
  }

  @Test func `between any two probes there is the pause`() throws {
    var configuration = PingConfiguration.sweep
    configuration.pause = 10_000_000
    var times: [Int] = []
    let run = try ManyTargetsRun(configuration, .hosts(50)) { probe in
      times.append(probe.host)
      return [probe.reply()]
    }
    #expect(times == Array(0..<50))
    #expect(run.totals.elapsed == 49 * 10_000_000 + 250_000)
  }

  @Test func `half of 70,000 dead targets cost retries and nothing else`() throws {
    let run = try ManyTargetsRun(.sweep, .hosts(70_000)) {
      $0.host.isMultiple(of: 2) ? [] : [$0.reply()]
    }
    // More probes than sequence numbers, 35,000 of them waiting at once.
    #expect(run.totals.transmitted == 35_000 * 5)
    #expect(run.totals.reachable == 35_000)
    #expect(run.totals.unreachable == 35_000)
    #expect(run.totals.rejected == 0)
    #expect(run.totals.elapsed == 4_062_500_000)
    #expect(run.finished.count == 70_000)
  }

  @Test func `more probes wait than there are sequence numbers, and each reply finds its own`()
    throws
  {
    var configuration = PingConfiguration.sweep
    configuration.plan = .untilAnswered(retries: 0, backoff: 1)
    // The first answer when all others have been asked.
    let run = try ManyTargetsRun(configuration, .hosts(90_000)) {
      $0.host < 20_000 ? [$0.reply(after: 400)] : []
    }
    #expect(run.totals.reachable == 20_000)
    #expect(run.summaries[..<20_000].allSatisfy { $0.received == 1 })
    #expect(run.summaries[20_000...].allSatisfy { $0.received == 0 })
  }

  @Test func `a reply from a wrong address is told of the target that was asked`() throws {
    let other = SocketAddress.ipv4(IPv4Address(10, 0, 0, 3), port: Port(rawValue: 0))
    let run = try ManyTargetsRun(.sweep, .hosts(3)) { probe in
      probe.host == 1 ? [probe.reply(from: other) { _ in }] : [probe.reply()]
    }
    #expect(run.summaries.map(\.differentAddress) == [0, 4, 0])
    #expect(run.summaries.map(\.received) == [1, 0, 1])
    #expect(run.totals.reachable == 2)
  }

  @Test func `a forged reply in a sweep belongs to nobody`() throws {
    let run = try ManyTargetsRun(.sweep, .hosts(3)) { probe in
      [probe.reply { $0[8] ^= 1 }] + (probe.host == 0 ? [] : [probe.reply()])
    }
    #expect(run.totals.reachable == 2)
    #expect(run.totals.rejected >= 3)
    #expect(run.summaries[0].received == 0)
  }

  @Test func `a second reply to an old probe is a duplicate of that one`() throws {
    let run = try ManyTargetsRun(.sweep, .hosts(1_000)) { probe in
      probe.host == 5
        ? [probe.reply(), probe.reply(after: 300)] : probe.host == 6 ? [] : [probe.reply()]
    }
    #expect(run.summaries[5].duplicates == 1)
    #expect(run.totals.duplicates == 1)
    #expect(run.totals.reachable == 999)
  }

  @Test func `targets without an address are counted and not asked`() throws {
    var list = TargetList.hosts(2)
    list.append(unresolved: "nowhere.example", why: "Name or service not known")
    list.append(.ipv4(IPv4Address(10, 0, 0, 9), port: Port(rawValue: 0)), name: "nine")
    let run = try ManyTargetsRun(.sweep, list) { [$0.reply()] }
    #expect(run.totals.targets == 4)
    #expect(run.totals.unresolved == 1)
    #expect(run.totals.reachable == 3)
    #expect(run.totals.unreachable == 0)
    #expect(run.summaries[2].transmitted == 0)
    #expect(!run.isSuccess)
  }

  @Test func `a run ends when enough targets have answered`() throws {
    var configuration = PingConfiguration.sweep
    configuration.stopsAtReachableCount = 3
    configuration.pause = 1_000_000
    let run = try ManyTargetsRun(configuration, .hosts(100)) { [$0.reply()] }
    #expect(run.totals.reachable == 3)
    #expect(run.totals.transmitted < 6)
  }

  @Test func `both versions are asked in one run`() throws {
    var list = TargetList.hosts(2)
    list.append(2, from: .ipv6(IPv6Address(high: 0xfd00 << 48, low: 1)))
    let run = try ManyTargetsRun(.sweep, list) { [$0.reply()] }
    #expect(run.totals.reachable == 4)
  }

  @Test func `probes that nobody took are taken back at the end`() throws {
    var setup = FakeEchoTransport.Setup()
    for send in 3...100 { setup.outcomes[send] = .busy }
    setup.stopAfterMilliseconds = 20
    let run = try ManyTargetsRun(.sweep, .hosts(10), setup: setup) { _ in [] }
    #expect(run.totals.transmitted == 2)
    #expect(run.summaries.map(\.transmitted) == [1, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(run.summaries.map(\.inFlight).reduce(0, +) == 2)
  }
}
