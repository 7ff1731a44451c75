import NetCore
import NetLinux
import SystemPackage
import Testing

@testable import PingKit

/// When probes are sent, and when a run ends.
@Suite struct PingScheduleTests {
  /// The last row, which is the summary, and the time that the whole run took.
  private func run(
    _ configuration: PingConfiguration,
    setup: FakeEchoTransport.Setup = .init(),
    script: @escaping FakeEchoTransport.Script = { [$0.reply()] }
  ) throws -> PingSummary {
    try Transcript(configuration, setup: setup, script: script).outcome.summary
  }

  /// When probes are sent, with time passing as the engine asks for, until it finishes or has sent
  /// `limit`.
  private func sendTimes(_ configuration: PingConfiguration, delay: Int64, limit: Int) -> [Int64] {
    var engine = PingEngine(configuration)
    var now = FakeEchoTransport.start
    var times: [Int64] = []
    while times.count < limit {
      switch engine.nextStep(at: now, isQueueDrained: true, isStopRequested: false) {
      case .send:
        times.append(FakeEchoTransport.start.monotonic.nanoseconds(to: now.monotonic))
        engine.recordTransmission(count: 1, at: now)
      case .wait(let deadline):
        guard let deadline else { return times }
        // The machine wakes us a little late each time.
        now.monotonic = deadline.advanced(byNanoseconds: delay)
      case .report, .transmitAgain: break
      case .finish: return times
      }
    }
    return times
  }

  @Test func `late wake-ups do not add up`() {
    var configuration = PingConfiguration()
    configuration.interval = 10_000_000
    configuration.timeout = nil
    let times = sendTimes(configuration, delay: 60_000, limit: 10_001)
    #expect(times.count == 10_001)
    let last: Int64 = 10_000 * 10_000_000 + 60_000
    #expect(times.last == last)
  }

  @Test func `a long pause is followed by one probe and not by a burst`() {
    var configuration = PingConfiguration()
    configuration.timeout = nil
    var engine = PingEngine(configuration)
    var now = FakeEchoTransport.start
    var sent = 0
    // The process is stopped for ten and a half seconds after the first probe.
    for pause in [0, 10_500_000_000, 0, 499_000_000, 1_000_000] as [Int64] {
      now.monotonic = now.monotonic.advanced(byNanoseconds: pause)
      while case .send = engine.nextStep(at: now, isQueueDrained: true, isStopRequested: false) {
        engine.recordTransmission(count: 1, at: now)
        sent += 1
      }
    }
    // At 0, at 10.5 and at 11 seconds.
    #expect(sent == 3)
  }

  @Test func `with -A a reply lets the next probe go, at interval 0 without replies the time`()
    throws
  {
    var configuration = PingConfiguration.probes(100)
    configuration.isAdaptive = true
    let summary = try run(configuration) { [$0.reply(after: 0.25)] }
    #expect(summary.received == 100)
    #expect(summary.duration == 99 * 250_000)
    configuration.isAdaptive = false
    configuration.interval = 0
    let silent = try run(configuration) { _ in [] }
    #expect(silent.duration == 99 * 10_000_000)
  }

  @Test func `the end is waited for twice the longest round trip and at least an interval`() throws
  {
    // The reply to the last probe takes longer than the others, but less than twice as long.
    let slow = try run(.probes(3)) { [$0.reply(after: $0.sequence == 3 ? 900 : 0.25)] }
    #expect(slow.received == 3)
    let slower = try run(.probes(3)) { [$0.reply(after: $0.sequence == 3 ? 1100 : 0.25)] }
    #expect(slower.received == 2)
    let far = try run(.probes(3)) { [$0.reply(after: $0.sequence == 3 ? 1700 : 900)] }
    #expect(far.received == 3)
  }

  @Test func `without a reply the timeout is waited for`() throws {
    var configuration = PingConfiguration.probes(1)
    #expect(try run(configuration) { [$0.reply(after: 9999)] }.received == 1)
    #expect(try run(configuration) { [$0.reply(after: 10_001)] }.received == 0)
    configuration.timeout = 300_000_000
    #expect(try run(configuration) { [$0.reply(after: 299)] }.received == 1)
    #expect(try run(configuration) { [$0.reply(after: 301)] }.received == 0)
  }

  @Test func `without a timeout a reply is waited for without end`() throws {
    var configuration = PingConfiguration.probes(1)
    configuration.timeout = nil
    #expect(try run(configuration) { [$0.reply(after: 3_600_000)] }.received == 1)
  }

  @Test func `errors for all probes end the run at once`() throws {
    let transcript = try Transcript(.probes(2)) { [$0.error(3, 1, after: 10)] }
    #expect(transcript.outcome.summary.errors == 2)
    #expect(transcript.outcome.summary.inFlight == 0)
    #expect(transcript.outcome.totals.elapsed == 1_010_000_000)
  }

  @Test func `the deadline ends a run, whatever was sent`() throws {
    var configuration = PingConfiguration()
    configuration.deadline = 3_500_000_000
    let answered = try run(configuration)
    #expect(answered.transmitted == 4)
    #expect(answered.received == 4)
  }

  @Test func `with a deadline probes are sent until enough are answered`() throws {
    var configuration = PingConfiguration.probes(2)
    configuration.deadline = 10_000_000_000
    let transcript = try Transcript(configuration) { $0.sequence < 4 ? [] : [$0.reply()] }
    #expect(transcript.outcome.summary.transmitted == 5)
    #expect(transcript.outcome.summary.received == 2)
    #expect(transcript.outcome.isSuccess)
  }

  @Test func `fewer replies than asked for by the deadline is a no`() throws {
    var configuration = PingConfiguration.probes(5)
    configuration.deadline = 2_500_000_000
    let transcript = try Transcript(configuration) { [$0.reply()] }
    #expect(transcript.outcome.summary.received == 3)
    #expect(!transcript.outcome.isSuccess)
  }

  @Test func `with a deadline an error ends the run`() throws {
    var configuration = PingConfiguration()
    configuration.deadline = 60_000_000_000
    let summary = try run(configuration) { [$0.error(3, 1)] }
    #expect(summary.transmitted == 1)
    #expect(summary.errors == 1)
  }

  @Test func `a stop ends the run with what is under way not called lost`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.stopAfterMilliseconds = 2100
    let transcript = try Transcript(PingConfiguration(), setup: setup) {
      $0.sequence == 2 ? [] : [$0.reply(after: 200)]
    }
    let summary = transcript.outcome.summary
    #expect(summary.transmitted == 3)
    #expect(summary.received == 1)
    #expect(summary.inFlight == 2)
    #expect(!transcript.rows.contains { $0.contains(#""timeout""#) })
  }

  @Test func `a probe that the kernel refuses counts as transmitted and is resolved`() throws {
    var setup = FakeEchoTransport.Setup()
    let refusal = SystemError(call: "sendto", errno: .networkUnreachable)
    setup.outcomes = [2: .failed(refusal)]
    let transcript = try Transcript(.probes(2), setup: setup) { [$0.reply()] }
    #expect(transcript.outcome.summary.transmitted == 2)
    #expect(transcript.outcome.summary.notSent == 1)
    #expect(transcript.outcome.summary.inFlight == 0)
    #expect(transcript.rows[1].contains(#""reason":"not_sent","errno":101,"#))
  }

  @Test func `a full queue delays a probe and loses none`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.outcomes = [2: .busy, 3: .busy]
    let summary = try run(.probes(2), setup: setup)
    #expect(summary.received == 2)
    #expect(summary.notSent == 0)
    #expect(summary.duration == 2_000_000_000)
  }

  @Test func `a queue that stays full is told of in the end`() throws {
    var setup = FakeEchoTransport.Setup()
    for number in 1...100 { setup.outcomes[number] = .busy }
    let transcript = try Transcript(.probes(1), setup: setup) { [$0.reply()] }
    #expect(transcript.outcome.summary.notSent == 1)
    #expect(transcript.rows[0].contains(#""errno":105,"#))
  }

  @Test(arguments: [-7_200_000, -3, 3, 7_200_000] as [Int64])
  func `a step of the wall clock changes no round-trip time`(milliseconds: Int64) throws {
    var setup = FakeEchoTransport.Setup()
    // The third probe is under way from 2000 to 2002.5 ms; the fake clock moves straight from one
    // to the other, so that the step falls in between.
    setup.steps = [.init(afterMilliseconds: 2001, byMilliseconds: milliseconds)]
    let summary = try run(.probes(3), setup: setup) { [$0.reply(after: 2.5)] }
    #expect(summary.roundTrip.minimum == 2_500_000)
    #expect(summary.roundTrip.maximum == 2_500_000)
  }
}
