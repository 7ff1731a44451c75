import NetCore
import Testing

@testable import PingKit

/// What fping makes of replies that count for nothing or came late, of errors and of failed sends.
@Suite struct FpingOddEventTests {
  @Test func `a late reply changes no figure in count mode, and ends the tries otherwise`() {
    var run = FpingTranscript(["10.0.0.1"])
    run.begin("-c1", "-q", "h")
    run.timeout(0, 1)
    run.reply(0, 1, 700, .late)
    #expect(run.end() == 1)
    #expect(run.complaints() == "10.0.0.1 : xmt/rcv/%loss = 1/0/100%\n")

    run = FpingTranscript(["10.0.0.1"])
    run.begin("h")
    run.timeout(0, 1)
    run.reply(0, 1, 600, .late)
    #expect(run.lines() == "10.0.0.1 is alive\n")
    #expect(run.end() == 0)
  }

  @Test func `replies that answer no probe count for nothing`() {
    var run = FpingTranscript(["10.0.0.1"])
    run.begin("h")
    run.reply(0, 1, 1, .badChecksum)
    run.reply(0, 1, 1, .differentAddress, from: "10.0.0.9")
    #expect(run.end() == 1)
    #expect(run.lines() == "10.0.0.1 is unreachable\n")
  }

  @Test func `duplicates are told where probes are not`() {
    var run = FpingTranscript(["10.0.0.1"])
    run.begin("-c1", "-q", "h")
    run.reply(0, 1, 0.05)
    run.reply(0, 1, 65.4, .duplicate)
    #expect(run.complaints() == "10.0.0.1 : duplicate for [0], 64 bytes, 65.4 ms\n")
    run.begin("-c1", "h")
    run.reply(0, 1, 0.05)
    run.reply(0, 1, 65.4, .duplicate)
    #expect(run.complaints() == "")
  }

  @Test func `who answers for a group is told on the other stream, as fping does`() {
    var run = FpingTranscript(["ff02::1"])
    run.begin("h")
    run.reply(0, 1, 0.5, from: "fe80::2")
    #expect(run.lines() == "ff02::1 is alive\n")
    #expect(run.complaints() == " [<- fe80::2]")
  }

  @Test func `errors are told with fping's words, and not with -q`() {
    var run = FpingTranscript(["10.78.66.20"])
    run.begin("h")
    run.error(0, 1, .icmpv4, 3, 1, from: "10.77.0.2")
    run.error(0, 1, .icmpv4, 3, 13, from: "10.77.0.2")
    run.error(0, 1, .icmpv4, 3, 200, from: "10.77.0.2")
    run.error(0, 1, .icmpv4, 11, 0, from: "10.77.0.2")
    run.error(0, 1, .icmpv6, 1, 3, from: "fd77::2")
    let end = "for ICMP Echo sent to 10.78.66.20\n"
    #expect(
      run.complaints() == """
        ICMP Host Unreachable from 10.77.0.2 \(end)\
        ICMP Unreachable (Communication Administratively Prohibited) from 10.77.0.2 \(end)\
        ICMP Unreachable (Invalid Code) from 10.77.0.2 \(end)\
        ICMP Time Exceeded from 10.77.0.2 \(end)\
        ICMP Host Unreachable from fd77::2 \(end)
        """
    )
    run.begin("-q", "h")
    run.error(0, 1, .icmpv4, 3, 1, from: "10.77.0.2")
    #expect(run.complaints() == "")
  }

  @Test func `a probe that cannot be sent is told of where alive is told`() {
    var run = FpingTranscript(["10.0.0.1"])
    run.begin("h")
    run.notSent(0, 1)
    #expect(
      run.complaints() == "10.0.0.1: error while sending ping: Network is unreachable\n"
    )
    run.begin("-C2", "-q", "h")
    run.notSent(0, 1)
    run.notSent(0, 2)
    #expect(run.end() == 1)
    #expect(run.complaints() == "10.0.0.1 : - -\n")
  }
}
