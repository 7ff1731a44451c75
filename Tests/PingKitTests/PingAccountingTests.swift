import NetCore
import NetLinux
import Testing

@testable import PingKit

/// That each probe of a run counts as one thing, whatever the plan and however many targets.
@Suite struct PingAccountingTests {
  @Test func `one reply wanted by a deadline leaves the other probes under way`() throws {
    var configuration = PingConfiguration()
    configuration.count = 1
    configuration.preload = 3
    configuration.deadline = 5_000_000_000
    let run = try ManyTargetsRun(configuration, TargetList([.ipv4()])) { probe in
      probe.sequence == 3 ? [] : [probe.reply()]
    }
    let summaries = run.summaries
    #expect(summaries[0].transmitted == 3)
    #expect(summaries[0].received == 2)
    #expect(summaries[0].inFlight == 1)
    #expect(summaries[0].accounted == 3)
  }

  @Test func `a target is asked more often than sixteen bits count`() {
    var configuration = PingConfiguration()
    configuration.plan = .untilAnswered(retries: 65_600, backoff: 1)
    configuration.timeout = 1_000_000
    var engine = PingEngine(configuration)
    var now = FakeEchoTransport.start
    run: while true {
      switch engine.nextStep(at: now, isQueueDrained: true, isStopRequested: false) {
      case .send: engine.recordTransmission(count: 1, at: now)
      case .wait(let deadline): now.monotonic = deadline ?? now.monotonic
      case .report, .transmitAgain: break
      case .finish: break run
      }
    }
    let summary = engine.summary(of: 0)
    #expect(summary.transmitted == 65_601)
    #expect(summary.networkLost == 65_601)
  }

  @Test func `targets without an address take no pause`() throws {
    var targets = TargetList()
    for _ in 0..<5000 { targets.append(unresolved: "nowhere", why: "no such name") }
    targets.append(.ipv4())
    var configuration = PingConfiguration()
    configuration.count = 1
    // As many pauses as there are names would be more nanoseconds than can be counted.
    configuration.pause = 2_147_483_647_000_000
    configuration.timeout = 1_000_000_000
    var setup = FakeEchoTransport.Setup()
    setup.stopAfterMilliseconds = 10
    let run = try ManyTargetsRun(configuration, targets, setup: setup) { [$0.reply()] }
    #expect(run.summaries.last?.received == 1)
  }

  @Test func `a full queue of one version loses no probe of the other`() throws {
    let targets = TargetList([.ipv4(), .ipv6()])
    var configuration = PingConfiguration()
    configuration.plan = .untilAnswered(retries: 0, backoff: 1)
    var setup = FakeEchoTransport.Setup()
    setup.outcomes = [1: .busy, 2: .busy]
    let run = try ManyTargetsRun(configuration, targets, setup: setup) { [$0.reply()] }
    #expect(run.summaries.map(\.received) == [1, 1])
    #expect(run.summaries.map(\.accounted) == [1, 1])
  }
}
