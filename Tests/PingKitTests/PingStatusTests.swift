import NetCore
import NetLinux
import Testing

@testable import PingKit

/// What SIGQUIT makes a run tell.
@Suite struct PingStatusTests {
  /// The text when SIGQUIT comes two and a half seconds after the start, with room for so many
  /// lines.
  private func status(
    _ targets: TargetList,
    _ configuration: PingConfiguration = .probes(4),
    lineCount: Int = 10,
    script: @escaping FakeEchoTransport.Script
  ) throws -> [String] {
    var setup = FakeEchoTransport.Setup()
    setup.statusAfterMilliseconds = 2500
    var texts: [String] = []
    let session = PingSession(
      configuration,
      targets: targets,
      transport: FakeEchoTransport(setup, script: script)
    )
    _ = try session.run(
      report: { event, engine in
        guard case .statusRequested = event else { return }
        let now = FakeEchoTransport.start.monotonic.advanced(byNanoseconds: 2_500_000_000)
        var buffer = LineBuffer()
        PingText.append(statusOf: engine, at: now, lineCount: lineCount, to: &buffer)
        texts.append(buffer.text)
      },
      idle: {}
    )
    return texts
  }

  @Test func `of one target in ping's words`() throws {
    let texts = try status(TargetList([.ipv4()])) { $0.sequence == 2 ? [] : [$0.reply()] }
    #expect(
      texts == ["\r2/3 packets, 33% loss, min/avg/ewma/max = 0.250/0.250/0.250/0.250 ms\n"]
    )
  }

  @Test func `before the first reply there are no times to tell`() throws {
    let texts = try status(TargetList([.ipv4()])) { _ in [] }
    #expect(texts == ["\r0/3 packets, 100% loss\n"])
  }

  @Test func `of a few targets a line each, with its name`() throws {
    let texts = try status(.hosts(2)) { $0.host == 0 ? [$0.reply()] : [] }
    #expect(
      texts == [
        """
        \r10.0.0.1: 3/3 packets, 0% loss, min/avg/ewma/max = 0.250/0.250/0.250/0.250 ms
        \r10.0.0.2: 0/3 packets, 100% loss

        """
      ]
    )
  }

  @Test func `of more targets than there is room for, of all together`() throws {
    let texts = try status(.hosts(11)) { $0.host < 4 ? [$0.reply()] : [] }
    #expect(texts == ["\r11 targets, 4 alive, 33 probes, 12 replies, time 2500ms\n"])
    let few = try status(.hosts(3), lineCount: 2) { [$0.reply()] }
    #expect(few == ["\r3 targets, 3 alive, 9 probes, 9 replies, time 2500ms\n"])
  }

  @Test func `of a sweep always of all together`() throws {
    let texts = try status(.hosts(2), .sweep) { $0.host == 0 ? [$0.reply()] : [] }
    #expect(texts == ["\r2 targets, 1 alive, 5 probes, 1 replies, time 2500ms\n"])
  }
}
