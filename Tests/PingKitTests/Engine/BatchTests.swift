import NetCore
import NetLinux
import SystemPackage
import Testing

@testable import PingKit

/// What is sent together fails one by one.
@Suite struct BatchTests {
  @Test func `a failure in the middle of a batch belongs to its probe alone`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.outcomes = [
      3: .failed(SystemError(call: "sendmmsg", errno: .notPermitted)),
      4: .failed(SystemError(call: "sendmmsg", errno: .networkUnreachable)),
    ]
    var configuration = PingConfiguration.probes(1)
    configuration.timeout = 1_000_000_000
    let run = try ManyTargetsRun(configuration, .hosts(6), setup: setup) { [$0.reply()] }
    #expect(run.notSent.map(\.target) == [2, 3])
    #expect(run.notSent.map(\.error.errno) == [.notPermitted, .networkUnreachable])
    #expect(run.summaries.map(\.received) == [1, 1, 0, 0, 1, 1])
    #expect(run.summaries.map(\.notSent) == [0, 0, 1, 1, 0, 0])
    #expect(run.totals.notSent == 2)
  }

  @Test func `however many probes of a sweep are not sent, their targets are asked again`() throws {
    let count = 20_000
    var setup = FakeEchoTransport.Setup()
    let error = SystemError(call: "sendmmsg", errno: .networkUnreachable)
    for number in 1...count { setup.outcomes[number] = .failed(error) }
    // A sweep that forgets one waits for ever.
    setup.stopAfterMilliseconds = 60_000
    let run = try ManyTargetsRun(.sweep, .hosts(count), setup: setup) { [$0.reply()] }
    #expect(run.totals.notSent == UInt64(count))
    #expect(run.totals.reachable == count)
    #expect(run.totals.transmitted == UInt64(2 * count))
    #expect(run.finished.count == count)
  }

  @Test func `a full queue in the middle of a batch delays the rest and loses nothing`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.outcomes = [3: .busy, 4: .busy]
    let run = try ManyTargetsRun(.sweep, .hosts(6), setup: setup) { [$0.reply()] }
    #expect(run.totals.reachable == 6)
    #expect(run.totals.transmitted == 6)
    #expect(run.summaries.allSatisfy { $0.roundTrip.maximum == 250_000 })
    // Two pauses of a millisecond.
    #expect(run.totals.elapsed == 2_250_000)
  }

  @Test func `several hosts are asked in each interval, each with its own numbers`() throws {
    var sent: [[Int]] = []
    let run = try ManyTargetsRun(.probes(3), .hosts(4)) { probe in
      sent.append([probe.host, probe.sequence])
      return [probe.reply()]
    }
    // The sequence number field counts all probes of the run.
    #expect(sent.map { $0[0] } == [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3])
    #expect(sent.map { $0[1] } == Array(1...12))
    let numbers = run.events.compactMap { event -> [Int]? in
      if case .reply(let reply) = event { [reply.target, Int(reply.sequence)] } else { nil }
    }
    #expect(numbers == [1, 2, 3].flatMap { sequence in (0..<4).map { [$0, sequence] } })
    #expect(run.summaries.allSatisfy { $0.duration == 2_000_000_000 && $0.pipe == 1 })
  }

  @Test func `hosts with a pause between them keep their own interval`() throws {
    var configuration = PingConfiguration.probes(5)
    configuration.interval = 100_000_000
    configuration.pause = 10_000_000
    let run = try ManyTargetsRun(configuration, .hosts(4)) { [$0.reply()] }
    #expect(run.summaries.allSatisfy { $0.duration == 400_000_000 })
    // When the pauses take longer than the interval, they are the interval.
    configuration.interval = 10_000_000
    let slow = try ManyTargetsRun(configuration, .hosts(4)) { [$0.reply()] }
    #expect(slow.summaries.allSatisfy { $0.duration == 160_000_000 })
  }

  @Test func `the first probes are sent at once when a preload is asked for`() throws {
    var configuration = PingConfiguration.probes(5)
    configuration.preload = 3
    var setup = FakeEchoTransport.Setup()
    setup.stopAfterMilliseconds = 500
    let early = try ManyTargetsRun(configuration, .hosts(1), setup: setup) { [$0.reply()] }
    #expect(early.totals.transmitted == 3)
    let all = try ManyTargetsRun(configuration, .hosts(1)) { [$0.reply()] }
    #expect(all.summaries[0].duration == 2_000_000_000)
  }

  @Test func `one dead host among several is waited for as long as it may take`() throws {
    var configuration = PingConfiguration.probes(2)
    configuration.timeout = 3_000_000_000
    let run = try ManyTargetsRun(configuration, .hosts(3)) { $0.host == 1 ? [] : [$0.reply()] }
    #expect(run.summaries.map(\.received) == [2, 0, 2])
    #expect(run.summaries[1].networkLost == 2)
    #expect(run.totals.elapsed == 4_000_000_000)
    #expect(!run.isSuccess)
  }

  @Test func `with a deadline each host is asked until it has answered often enough`() throws {
    var configuration = PingConfiguration.probes(2)
    configuration.deadline = 10_000_000_000
    let run = try ManyTargetsRun(configuration, .hosts(2)) {
      $0.host == 1 && $0.sequence < 6 ? [] : [$0.reply()]
    }
    #expect(run.summaries.map(\.received) == [2, 2])
    #expect(run.summaries[0].transmitted == 2)
    #expect(run.isSuccess)
  }

  @Test func `replies in a row end a run, and one that is missing begins the row again`() throws {
    var configuration = PingConfiguration()
    configuration.stopsAfterRepliesInARow = 3
    configuration.timeout = 500_000_000
    let run = try ManyTargetsRun(configuration, .hosts(1)) { $0.sequence == 3 ? [] : [$0.reply()] }
    #expect(run.totals.transmitted == 6)
    #expect(run.totals.received == 5)
  }

  @Test(arguments: [1, 2] as [UInt64], [1, 3])
  func `a row is as long as all probes of a run`(length: UInt64, hostCount: Int) throws {
    var configuration = PingConfiguration.probes(length)
    configuration.stopsAfterRepliesInARow = length
    let run = try ManyTargetsRun(configuration, .hosts(hostCount)) { [$0.reply()] }
    #expect(run.totals.received == length * UInt64(hostCount))
    #expect(run.isSuccess)
    let silent = try ManyTargetsRun(configuration, .hosts(hostCount)) { _ in [] }
    #expect(!silent.isSuccess)
  }

  @Test func `what is not told of is counted all the same`() throws {
    func run(isTold: Bool) throws -> ManyTargetsRun {
      var configuration = PingConfiguration.probes(12)
      configuration.timeout = 1_500_000_000
      configuration.tellsReplies = isTold
      return try ManyTargetsRun(configuration, .hosts(1)) { probe in
        switch probe.sequence {
        case 1: []
        case 2: [probe.reply(), probe.reply(after: 1)]
        case 3: [probe.reply { $0[8] ^= 1 }]
        case 4: [probe.reply { $0[40] ^= 1 }]
        case 5: [probe.reply { $0.removeLast(8) }]
        case 6: [probe.reply(after: 1800)]
        case 7: [probe.error(3, 1), probe.reply(after: 1)]
        default: [probe.reply(after: Double(probe.sequence))]
        }
      }
    }
    let told = try run(isTold: true)
    let untold = try run(isTold: false)
    #expect(told.summaries == untold.summaries)
    #expect(told.summaries[0].received == 9)
    #expect(told.summaries[0].late == 1)
    func replyCount(_ run: ManyTargetsRun) -> Int {
      run.events.count {
        if case .reply(let reply) = $0 { reply.verdict == .received } else { false }
      }
    }
    // Of those, what has something to be told of besides is told of even so.
    #expect(replyCount(told) == 8)
    #expect(replyCount(untold) == 2)
  }

  @Test func `periodic reports come on a grid`() throws {
    var configuration = PingConfiguration.probes(4)
    configuration.reportEvery = 1_000_000_000
    let run = try ManyTargetsRun(configuration, .hosts(1)) { [$0.reply()] }
    let times = run.events.compactMap { event -> Int64? in
      guard case .periodicReportDue(let time) = event else { return nil }
      return time.nanosecondsSince1970 - FakeEchoTransport.start.wall.nanosecondsSince1970
    }
    #expect(times == [1_000_000_000, 2_000_000_000, 3_000_000_000])
  }
}
