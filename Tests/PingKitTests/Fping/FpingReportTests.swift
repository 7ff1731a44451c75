import NetCore
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
}
