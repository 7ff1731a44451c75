import NetCLI
import NetCore
import NetLinux

@testable import PingKit

/// What a run against a fake network tells, in both forms.
struct Transcript {
  var lines: [String]
  var rows: [String]
  var outcome: Outcome

  /// How the run ended.
  struct Outcome {
    /// The figures of the first target.
    var summary: PingSummary
    /// The figures of all targets together.
    var totals: RunTotals
    var isSuccess: Bool
  }

  /// Runs `configuration` against `script`.
  init(
    _ configuration: PingConfiguration,
    target: PingTarget = .ipv4(),
    setup: FakeEchoTransport.Setup = .init(),
    options: PingText.Options = .init(),
    script: @escaping FakeEchoTransport.Script
  ) throws {
    var text = PingText(
      targets: TargetList([target]),
      dataByteCount: configuration.dataByteCount,
      options: options
    )
    var json = PingJSON(targets: TargetList([target]))
    var textBuffer = LineBuffer()
    var jsonBuffer = LineBuffer()
    text.appendBanner(of: 0, to: &textBuffer)
    textBuffer.append("\n")
    let session = PingSession(
      configuration,
      targets: TargetList([target]),
      transport: FakeEchoTransport(setup, script: script),
      cookieKey: SipHash(key0: 3, key1: 4)
    )
    let engine = try session.run(
      report: { event, _ in
        if text.append(event, to: &textBuffer) { textBuffer.append("\n") }
        if json.append(event, to: &jsonBuffer) { jsonBuffer.append("\n") }
      },
      idle: {}
    )
    let summary = engine.summary(of: 0)
    outcome = Outcome(summary: summary, totals: engine.totals, isSuccess: engine.isSuccess)
    text.append(summary, of: 0, to: &textBuffer)
    json.append(summary, of: 0, to: &jsonBuffer)
    lines = textBuffer.text.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init
    )
    rows = jsonBuffer.text.split(separator: "\n").map(String.init)
  }

  /// The lines between the first and the summary.
  var body: [String] { Array(lines.dropFirst().prefix { !$0.isEmpty }) }

  /// The line of counts in the summary.
  var counts: String { lines.dropLast().last ?? "" }
}

extension PingConfiguration {
  static func probes(_ count: UInt64) -> PingConfiguration {
    var configuration = PingConfiguration()
    configuration.count = count
    return configuration
  }
}
