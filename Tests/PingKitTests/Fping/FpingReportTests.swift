import NetCore
import NetLinux
import Testing

@testable import PingKit

/// The lines of fping, against what fping 5.1 prints of the same events.
@Suite struct FpingReportTests {
  private var session: FpingTranscript { FpingTranscript(["10.0.0.1", "10.0.0.22"]) }

  @Test func `alive is told at once and unreachable in the end`() {
    var run = session
    run.begin("h")
    run.reply(1, 1, 0.0523)
    #expect(run.lines() == "10.0.0.22 is alive\n")
    run.timeout(0, 1)
    #expect(run.lines() == "")
    #expect(run.end() == 1)
    #expect(run.lines() == "10.0.0.1 is unreachable\n")
    #expect(run.complaints() == "")
  }

  @Test func `lists hold names alone, and elapsed times when wanted`() {
    var run = session
    run.begin("-a", "-e", "h")
    run.reply(0, 1, 0.0341)
    #expect(run.lines() == "10.0.0.1 (0.034 ms)\n")
    #expect(run.end() == 1)
    #expect(run.lines() == "")

    run = session
    run.begin("-u", "h")
    run.reply(0, 1, 0.0341)
    #expect(run.end() == 1)
    #expect(run.lines() == "10.0.0.22\n")

    run = session
    run.begin("-e", "--print-ttl", "h")
    run.reply(0, 1, 12.3456)
    #expect(run.lines() == "10.0.0.1 is alive (12.3 ms) (TTL 64)\n")

    run = session
    run.begin("-q", "h")
    run.reply(0, 1, 1)
    run.reply(1, 1, 1)
    #expect(run.end() == 0)
    #expect(run.lines() + run.complaints() == "")
  }

  @Test func `in count mode each probe has a line and each target a summary`() {
    var run = session
    run.begin("-c2", "h")
    run.reply(0, 1, 0.0361)
    run.timeout(1, 1)
    run.timeout(0, 2)
    run.reply(1, 2, 2.5)
    #expect(
      run.lines() == """
        10.0.0.1  : [0], 64 bytes, 0.036 ms (0.036 avg, 0% loss)
        10.0.0.22 : [0], timed out (NaN avg, 100% loss)
        10.0.0.1  : [1], timed out (0.036 avg, 50% loss)
        10.0.0.22 : [1], 64 bytes, 2.50 ms (2.50 avg, 50% loss)

        """
    )
    #expect(run.end() == 0)
    #expect(
      run.complaints() == """

        10.0.0.1  : xmt/rcv/%loss = 2/1/50%, min/avg/max = 0.036/0.036/0.036
        10.0.0.22 : xmt/rcv/%loss = 2/1/50%, min/avg/max = 2.50/2.50/2.50

        """
    )
  }

  @Test func `-C puts the times of a target in a line, in the order of its probes`() {
    var run = session
    run.begin("-C3", "-q", "h")
    run.reply(0, 2, 0.04)
    run.reply(0, 1, 123.4)
    run.timeout(0, 3)
    for sequence: UInt64 in 1...3 { run.timeout(1, sequence) }
    #expect(run.end() == 1)
    #expect(run.complaints() == "10.0.0.1  : 123 0.040 -\n10.0.0.22 : - - -\n")
    #expect(run.lines() == "")
  }

  @Test func `the outage is the lost probes, a period each`() {
    var run = FpingTranscript(["10.0.0.1"])
    run.begin("-c5", "-o", "-q", "-p", "100", "h")
    for sequence: UInt64 in 1...5 { run.timeout(0, sequence) }
    #expect(run.end() == 1)
    #expect(run.complaints() == "10.0.0.1 : xmt/rcv/%loss = 5/0/100%, outage(ms) = 500\n")
  }

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

  private static let isUTC =
    LocalTimeZone.secondsAheadOfUTC(at: WallClockTime(seconds: 1_795_248_984, nanoseconds: 0)) == 0

  @Test(.enabled(if: isUTC, "needs TZ=UTC"))
  func `reports tell what came since the last one, or all`() {
    var run = FpingTranscript(["10.0.0.1"])
    for (word, second) in [("-Q1", "1/0/100%"), ("-Q1,cumulative", "3/2/33%")] {
      run.begin("-l", word, "h")
      run.reply(0, 1, 0.5)
      run.reply(0, 2, 1.5)
      run.report(atSeconds: 29_785)
      run.timeout(0, 3)
      run.report(atSeconds: 29_786)
      let times = word == "-Q1" ? "" : ", min/avg/max = 0.500/1.00/1.50"
      #expect(
        run.complaints() == """
          [08:16:25]
          10.0.0.1 : xmt/rcv/%loss = 2/2/0%, min/avg/max = 0.500/1.00/1.50
          [08:16:26]
          10.0.0.1 : xmt/rcv/%loss = \(second)\(times)

          """
      )
    }
  }

  @Test func `netdata has its charts described once`() {
    var run = FpingTranscript(["10.0.0.1"])
    run.begin("-l", "-Q", "1", "-N", "h")
    run.reply(0, 1, 0.02)
    run.report(atSeconds: 1)
    #expect(
      run.lines() == """
        CHART fping.10_0_0_1_packets '' 'FPing Packets' packets '10.0.0.1' fping.packets line 110020 1
        DIMENSION xmt sent absolute 1 1
        DIMENSION rcv received absolute 1 1
        BEGIN fping.10_0_0_1_packets
        SET xmt = 1
        SET rcv = 1
        END
        CHART fping.10_0_0_1_quality '' 'FPing Quality' percentage '10.0.0.1' fping.quality area 110010 1
        DIMENSION returned '' absolute 1 1
        BEGIN fping.10_0_0_1_quality
        SET returned = 100
        END
        CHART fping.10_0_0_1_latency '' 'FPing Latency' ms '10.0.0.1' fping.latency area 110000 1
        DIMENSION min minimum absolute 1 1000000
        DIMENSION max maximum absolute 1 1000000
        DIMENSION avg average absolute 1 1000000
        BEGIN fping.10_0_0_1_latency
        SET min = 20000
        SET avg = 20000
        SET max = 20000
        END

        """
    )
    run.report(atSeconds: 2)
    #expect(
      run.lines() == """
        BEGIN fping.10_0_0_1_packets
        SET xmt = 0
        SET rcv = 0
        END
        BEGIN fping.10_0_0_1_quality
        SET returned = 0
        END
        BEGIN fping.10_0_0_1_latency
        END

        """
    )
  }

  @Test func `statistics have fping's columns`() {
    var run = session
    run.begin("-s", "-q", "h")
    run.reply(0, 1, 0.005)
    run.timeout(1, 1)
    run.error(1, 1, .icmpv4, 3, 1, from: "10.77.0.2")
    #expect(run.end(unresolved: 1, transmitted: 2, elapsed: 4_123_499_999) == 2)
    #expect(
      run.complaints() == """

               2 targets
               1 alive
               1 unreachable
               1 unknown addresses

               1 timeouts (waiting for response)
               2 ICMP Echos sent
               1 ICMP Echo Replies received
               1 other ICMP received

         0.005 ms (min round trip time)
         0.005 ms (avg round trip time)
         0.005 ms (max round trip time)
                4.123 sec (elapsed real time)


        """
    )
  }

  @Test(arguments: [("1", "Enough", Int32(0)), ("2", "Not enough", 1)])
  func `a number of hosts may be required`(required: String, words: String, status: Int32) {
    var run = session
    run.begin("-x", required, "h")
    run.reply(0, 1, 0.005)
    #expect(run.end() == status)
    #expect(run.lines() == "\(words) hosts reachable (required: \(required), reachable: 1)\n")
  }

  @Test(
    .enabled(if: isUTC, "needs TZ=UTC"),
    arguments: [
      ("-D", "[1795248984.83019] "), ("--timestamp-format=ctime", "[Sat Nov 21 08:16:24 2026] "),
      ("--timestamp-format=iso", "[2026-11-21T08:16:24+0000] "),
      ("--timestamp-format=rfc3339", "[2026-11-21 08:16:24] "),
    ]
  )
  func `lines may begin with the time`(option: String, stamp: String) {
    var buffer = LineBuffer()
    let format: FpingOptions.TimestampFormat
    do {
      format = try FpingOptions(arguments: [option, "-D", "h"]).timestampFormat
    } catch {
      return #expect(Bool(false), "\(error)")
    }
    let time = WallClockTime(seconds: 1_795_248_984, nanoseconds: 830_185_000)
    buffer.append(fpingTimestamp: time, format)
    #expect(buffer.text == stamp)
  }

  @Test(arguments: [
    (0, "0.000"), (999_400, "0.999"), (1_000_000, "1.00"), (9_994_000, "9.99"),
    (10_000_000, "10.0"), (99_940_000, "99.9"), (100_000_000, "100"), (999_999_000_000, "999999"),
    (1_234_567_000_000, "1.234e+06"),
  ])
  func `times have about three digits`(nanoseconds: Int64, text: String) {
    var buffer = LineBuffer()
    buffer.append(fpingTime: nanoseconds)
    #expect(buffer.text == text)
  }
}
