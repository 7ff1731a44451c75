import NetCore
import NetLinux

@testable import PingKit

/// What happened in a run with many targets against a fake network.
struct ManyTargetsRun {
  var summaries: [PingSummary]
  var totals: RunTotals
  var isSuccess: Bool
  /// What happened, each with when it did, in nanoseconds from the start.
  var events: [PingEvent] = []

  init(
    _ configuration: PingConfiguration,
    _ targets: TargetList,
    setup: FakeEchoTransport.Setup = .init(),
    script: @escaping FakeEchoTransport.Script
  ) throws {
    var events: [PingEvent] = []
    let session = PingSession(
      configuration,
      targets: targets,
      transport: FakeEchoTransport(setup, script: script),
      cookieKey: SipHash(key0: 3, key1: 4)
    )
    let engine = try session.run(report: { event, _ in events.append(event) }, idle: {})
    summaries = targets.indices.map { engine.summary(of: $0) }
    totals = engine.totals
    isSuccess = engine.isSuccess
    self.events = events
  }

  /// The targets that were told of as finished, in that order.
  var finished: [TargetIndex] {
    events.compactMap { if case .targetFinished(let index) = $0 { index } else { nil } }
  }

  /// What was told of each probe that was not sent.
  var notSent: [PingNotSent] {
    events.compactMap { if case .notSent(let probe) = $0 { probe } else { nil } }
  }
}

extension TargetList {
  /// `count` hosts from 10.0.0.1 on.
  static func hosts(_ count: Int) -> TargetList {
    var list = TargetList()
    list.append(count, from: .ipv4(IPv4Address(10, 0, 0, 1)))
    return list
  }
}

extension SentProbe {
  /// Which of ``TargetList/hosts(_:)`` it asks.
  var host: Int {
    guard case .ipv4(let address) = target.address else { return -1 }
    return Int(address.rawValue - IPv4Address(10, 0, 0, 1).rawValue)
  }
}

extension PingConfiguration {
  /// Asks each target until it answers, at most four times, for 0.5, 0.75, 1.125 and 1.6875
  /// seconds.
  static var sweep: PingConfiguration {
    var configuration = PingConfiguration()
    configuration.plan = .untilAnswered(retries: 3, backoff: 1.5)
    configuration.timeout = 500_000_000
    return configuration
  }
}
