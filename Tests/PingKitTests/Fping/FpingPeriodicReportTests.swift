import NetCore
import NetLinux
import Testing

@testable import PingKit

/// What fping tells of time to time.
@Suite struct FpingPeriodicReportTests {
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
}
