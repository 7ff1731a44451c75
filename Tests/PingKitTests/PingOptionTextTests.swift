import NetCLI
import NetCore
import NetLinux
import SystemPackage
import Testing

@testable import PingKit

/// What options of ping change in its lines, compared octet for octet with what ping -n prints.
@Suite struct PingOptionTextTests {
  private func text(
    _ target: PingTarget,
    _ change: (inout PingText.Options) -> Void
  ) -> PingText {
    var options = PingText.Options()
    change(&options)
    return PingText(targets: TargetList([target]), dataByteCount: 56, options: options)
  }

  private func lines(
    _ events: [PingEvent],
    target: PingTarget = .ipv4(),
    _ change: (inout PingText.Options) -> Void
  ) -> String {
    var text = text(target, change)
    var buffer = LineBuffer()
    for event in events {
      if text.append(event, to: &buffer) { buffer.append("\n") }
    }
    return buffer.text
  }

  private func banner(
    _ target: PingTarget,
    _ change: (inout PingText.Options) -> Void
  ) -> String {
    var text = text(target, change)
    var buffer = LineBuffer()
    text.appendPattern(to: &buffer)
    text.appendBanner(of: 0, to: &buffer)
    return buffer.text
  }

  private func reply(
    _ verdict: PingReply.Verdict = .received,
    sequence: UInt64 = 1,
    nanoseconds: Int64 = 123_456_789,
    options: [UInt8] = []
  ) -> PingEvent {
    .reply(
      PingReply(
        verdict: verdict,
        target: 0,
        sequence: sequence,
        source: PingTarget.ipv4().destination,
        byteCount: 64,
        timeToLive: 64,
        code: 0,
        roundTrip: nanoseconds,
        queued: nil,
        stamps: .kernel,
        receivedAt: WallClockTime(seconds: 1, nanoseconds: 0),
        isTruncated: false,
        isOversized: false,
        isAfterError: false,
        internetOptions: options
      )
    )
  }

  private func error(_ type: UInt8) -> PingEvent {
    .error(
      PingError(
        target: 0,
        sequence: 1,
        reason: ICMPErrorReason(.icmpv4, type: type, code: 1),
        isAfterReply: false,
        receivedAt: WallClockTime(seconds: 1, nanoseconds: 0)
      )
    )
  }

  @Test func `the pattern stands in front of the first line, unless that is all there is`() {
    let pattern = EchoPattern(repeating: [0xff, 0x01])
    #expect(banner(.ipv4()) { $0.pattern = pattern }.hasPrefix("PATTERN: 0xff01\nPING "))
    let quiet = banner(.ipv4()) {
      $0.pattern = pattern
      $0.isQuiet = true
    }
    #expect(quiet.hasPrefix("PING "))
  }

  @Test func `options of the IP header count in the length of a probe`() {
    let text = banner(.ipv4()) { $0.internetOptionByteCount = 40 }
    #expect(text == "PING 10.0.0.2 (10.0.0.2) 56(124) bytes of data.")
  }

  @Test func `the flow label stands in the first line`() {
    let text = banner(.ipv6()) { $0.flowLabel = 0xbcd }
    #expect(text == "PING fd00::2(fd00::2) , flow 0x00bcd, 56 data bytes")
  }

  @Test func `times are rounded unless they are not to be`() {
    #expect(lines([reply()]) { _ in }.hasSuffix(" time=123 ms\n"))
    #expect(lines([reply()]) { $0.showsMicroseconds = true }.hasSuffix(" time=123.456 ms\n"))
  }

  @Test func `the bell rings for each reply, and for nothing else`() {
    let text = lines([reply(), error(3), reply(sequence: 2)]) { $0.isAudible = true }
    #expect(text.split(separator: "\n").map { $0.hasSuffix(" ms\u{7}") } == [true, false, true])
    #expect(text.filter { $0 == "\u{7}" }.count == 2)
  }

  @Test func `a flood shows a mark for what happens, and no lines`() {
    let events = [
      .sent(0), reply(), .sent(0), reply(.badChecksum), .sent(0), error(3), .sent(0), error(5),
      .notSent(PingNotSent(target: 0, sequence: 5, error: .init(call: "sendto", errno: .noMemory))),
    ]
    let marks = ".\u{8} \u{8}" + ".\u{8}C" + ".\u{8}E" + "." + "E"
    #expect(lines(events) { $0.isFlooding = true } == marks)
    let quiet = lines(events) {
      $0.isFlooding = true
      $0.isQuiet = true
    }
    #expect(quiet.isEmpty)
  }

  @Test func `a recorded route is told once, and again when it changes`() {
    func route(_ last: UInt8) -> [UInt8] {
      [1, 7, 15, 12, 10, 0, 0, 1, 10, 0, 0, last, 0, 0, 0, 0]
    }
    let text = lines([reply(options: route(2)), reply(options: route(2)), reply(options: route(3))])
    { _ in }
    let first = "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=123 ms\nNOP"
    #expect(
      text == first + "\nRR: \t10.0.0.1\n\t10.0.0.2\n\n" + first + "\t(same route)\n"
        + first + "\nRR: \t10.0.0.1\n\t10.0.0.3\n\n"
    )
  }

  @Test func `recorded times are differences from the one before by the same clock`() {
    let octets: [UInt8] =
      [68, 20, 21, 0x10] + [0, 0, 1, 0] + [0, 0, 1, 5] + [0x80, 0, 0, 9] + [0x80, 0, 0, 8]
    let text = lines([reply(options: octets)]) { _ in }
    #expect(
      text.hasSuffix(
        " time=123 ms\nTS: \t256 absolute\n\t5\n\t9 absolute not-standard\n\t-1 not-standard\n"
          + "Unrecorded hops: 1\n\n"
      )
    )
  }

  @Test func `times of named hosts stand behind their addresses`() {
    let octets: [UInt8] = [68, 12, 13, 1, 10, 0, 0, 9, 0, 0, 1, 0]
    let text = lines([reply(options: octets)]) { _ in }
    #expect(text.hasSuffix(" ms\nTS: \t10.0.0.9\t256 absolute\n\n"))
  }

  @Test(
    arguments: [
      ([148, 4, 0, 0], "\nunknown option 94"), ([0, 7, 7, 7], ""), ([1, 0], "\nNOP"),
      ([131, 7, 4, 10, 0, 0, 1], "\nLSRR: \t10.0.0.1\n"), ([7, 0, 0], ""), ([7, 200, 4], ""),
      ([7, 7, 255, 10, 0, 0, 1], "\nRR: \t10.0.0.1\n"), ([7], ""), ([68, 3, 255], ""),
    ] as [([UInt8], String)]
  )
  func `options of any kind are told as far as they can be read`(octets: [UInt8], words: String) {
    let text = lines([reply(options: octets)]) { _ in }
    #expect(text.hasSuffix(" time=123 ms" + words + "\n"))
  }

  @Test func `JSON has routes and times, each key once`() throws {
    let octets: [UInt8] =
      [7, 7, 8, 10, 0, 0, 1] + [7, 7, 8, 10, 0, 0, 2] + [68, 12, 13, 0x21, 10, 0, 0, 9, 0, 0, 1, 0]
    var json = PingJSON(targets: TargetList([.ipv4()]))
    var buffer = LineBuffer()
    #expect(json.append(reply(options: octets), to: &buffer))
    #expect(
      buffer.text.contains(
        #""recorded_route":["10.0.0.1"],"#
          + #""recorded_times":[{"address":"10.0.0.9","milliseconds":256,"standard":true}],"#
          + #""unrecorded_hosts":2"#
      )
    )
    #expect(buffer.text.split(separator: "recorded_route").count == 2)
  }
}
