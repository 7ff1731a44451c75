import NetCore
import NetLinux
import Testing

@testable import PingKit

/// Whole runs, compared octet for octet with what ping -n prints in the same case.
@Suite struct PingTranscriptTests {
  @Test func `three replies`() throws {
    let delays = [0.2476, 1.2345, 12.345]
    let run = try Transcript(.probes(3)) { [$0.reply(after: delays[$0.sequence - 1])] }
    #expect(
      run.lines == [
        "PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.",
        "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.247 ms",
        "64 bytes from 10.0.0.2: icmp_seq=2 ttl=64 time=1.23 ms",
        "64 bytes from 10.0.0.2: icmp_seq=3 ttl=64 time=12.3 ms",
        "",
        "--- 10.0.0.2 ping statistics ---",
        "3 packets transmitted, 3 received, 0% packet loss, time 2000ms",
        "rtt min/avg/max/mdev = 0.247/4.609/12.345/5.484 ms",
      ]
    )
    #expect(run.outcome.isSuccess)
  }

  @Test func `replies over IPv6`() throws {
    let run = try Transcript(.probes(1), target: .ipv6()) { [$0.reply()] }
    #expect(
      run.lines == [
        "PING fd00::2(fd00::2) 56 data bytes",
        "64 bytes from fd00::2: icmp_seq=1 ttl=64 time=0.250 ms",
        "",
        "--- fd00::2 ping statistics ---",
        "1 packets transmitted, 1 received, 0% packet loss, time 0ms",
        "rtt min/avg/max/mdev = 0.250/0.250/0.250/0.000 ms",
      ]
    )
  }

  @Test func `no reply at all`() throws {
    let run = try Transcript(.probes(2)) { _ in [] }
    #expect(
      run.lines == [
        "PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.",
        "",
        "--- 10.0.0.2 ping statistics ---",
        "2 packets transmitted, 0 received, 100% packet loss, time 1000ms",
        "",
      ]
    )
    #expect(!run.outcome.isSuccess)
  }

  @Test func `one of three is lost`() throws {
    let run = try Transcript(.probes(3)) { $0.sequence == 2 ? [] : [$0.reply()] }
    #expect(run.counts == "3 packets transmitted, 2 received, 33.3333% packet loss, time 2000ms")
    #expect(run.outcome.isSuccess)
  }

  @Test func `a host that is unreachable`() throws {
    let run = try Transcript(.probes(3)) { [$0.error(3, 1, after: 3000)] }
    #expect(
      run.lines
        == [
          "PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.",
          "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable",
          "From 10.0.0.1 icmp_seq=2 Destination Host Unreachable",
          "From 10.0.0.1 icmp_seq=3 Destination Host Unreachable",
          "",
          "--- 10.0.0.2 ping statistics ---",
          "3 packets transmitted, 0 received, +3 errors, 100% packet loss, time 2000ms",
          "pipe 4",
        ].map { $0 == "pipe 4" ? "pipe 3" : $0 }
    )
    #expect(!run.outcome.isSuccess)
  }

  @Test func `duplicates are told and not counted as received`() throws {
    let run = try Transcript(.probes(2)) {
      [$0.reply(), $0.reply(after: 0.5), $0.reply(after: 0.75)]
    }
    #expect(
      run.body == [
        "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.250 ms",
        "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.500 ms (DUP!)",
        "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.750 ms (DUP!)",
        "64 bytes from 10.0.0.2: icmp_seq=2 ttl=64 time=0.250 ms",
      ]
    )
    #expect(
      run.counts
        == "2 packets transmitted, 2 received, +2 duplicates, 0% packet loss, time 1000ms"
    )
    // Duplicates say nothing about the time that a probe took.
    #expect(run.lines.last == "rtt min/avg/max/mdev = 0.250/0.250/0.250/0.000 ms")
  }

  @Test func `a truncated reply is told without a time`() throws {
    let run = try Transcript(.probes(1)) { [$0.reply { $0.removeLast(8) }] }
    #expect(run.body == ["56 bytes from 10.0.0.2: icmp_seq=1 ttl=64 (truncated)"])
    #expect(run.counts == "1 packets transmitted, 1 received, 0% packet loss, time 0ms")
  }

  @Test func `wrong data are shown and not counted as received`() throws {
    let run = try Transcript(.probes(1)) { [$0.reply { $0[8 + 20] ^= 0xff }] }
    #expect(
      run.body == [
        "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.250 ms",
        "wrong data byte #20 should be 0x14 but was 0xeb",
        "#16\t10 11 12 13 eb 15 16 17 18 19 1a 1b 1c 1d 1e 1f 20 21 22 23 24 25 26 27 28 29 2a 2b "
          + "2c 2d 2e 2f ",
        "#48\t30 31 32 33 34 35 36 37 ",
      ]
    )
    #expect(
      run.counts == "1 packets transmitted, 0 received, +1 corrupted, 100% packet loss, time 0ms"
    )
  }

  @Test func `a wrong checksum is told and not counted as received`() throws {
    let run = try Transcript(.probes(1)) { probe in
      var answer = probe.reply()
      answer.octets[2] ^= 0x55
      return [answer]
    }
    #expect(
      run.body == ["64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.250 ms (BAD CHECKSUM!)"]
    )
    #expect(run.outcome.summary.corrupted == 1)
    #expect(!run.outcome.isSuccess)
  }

  @Test func `a reply from another address is told and not counted as received`() throws {
    let other = SocketAddress.ipv4(IPv4Address(10, 0, 0, 99), port: Port(rawValue: 0))
    let run = try Transcript(.probes(1)) { [$0.reply(from: other) { _ in }] }
    #expect(
      run.body == [
        "64 bytes from 10.0.0.99: icmp_seq=1 ttl=64 time=0.250 ms (DIFFERENT ADDRESS!)"
      ]
    )
    #expect(run.outcome.summary.received == 0)
  }

  @Test func `a group is answered by others, and more than once`() throws {
    let group = PingTarget.make(
      name: "224.0.0.1",
      .ipv4(IPv4Address(224, 0, 0, 1), port: Port(rawValue: 0))
    )
    let hosts = [2, 3].map {
      SocketAddress.ipv4(IPv4Address(10, 0, 0, $0), port: Port(rawValue: 0))
    }
    let run = try Transcript(.probes(1), target: group) { probe in
      [probe.reply(from: hosts[0]) { _ in }, probe.reply(after: 0.25, from: hosts[1]) { _ in }]
    }
    #expect(run.body.first == "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.250 ms")
    #expect(run.outcome.summary.received == 1)
  }

  @Test func `a redirect is a notice and changes no count`() throws {
    let run = try Transcript(.probes(1)) {
      [$0.error(5, 1, rest: [10, 0, 0, 7], after: 0.1), $0.reply()]
    }
    #expect(
      run.body == [
        "From 10.0.0.1: icmp_seq=1 Redirect Host(New nexthop: 10.0.0.7)",
        "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.250 ms",
      ]
    )
    #expect(run.outcome.summary.errors == 0)
  }

  @Test func `an unanswered probe is told before the next when that is asked for`() throws {
    var configuration = PingConfiguration.probes(3)
    configuration.reportsOutstanding = true
    let run = try Transcript(configuration) { $0.sequence == 2 ? [$0.reply()] : [] }
    #expect(
      run.body == [
        "no answer yet for icmp_seq=1",
        "64 bytes from 10.0.0.2: icmp_seq=2 ttl=64 time=0.250 ms",
      ]
    )
  }

  @Test func `lines begin with the time when that is asked for`() throws {
    var options = PingText.Options()
    options.isTimestamped = true
    let run = try Transcript(.probes(1), options: options) { [$0.reply()] }
    #expect(
      run.body == [
        "[1795248984.312086] 64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.250 ms"
      ]
    )
  }

  @Test func `a quiet run is its first line and its summary`() throws {
    var options = PingText.Options()
    options.isQuiet = true
    let run = try Transcript(.probes(2), options: options) { [$0.reply(), $0.error(3, 1)] }
    #expect(run.body == [])
    #expect(run.lines.count == 5)
  }

  @Test func `data too short for a time stamp of ping's have no times`() throws {
    var configuration = PingConfiguration.probes(1)
    configuration.dataByteCount = 8
    let run = try Transcript(configuration) { [$0.reply()] }
    #expect(
      run.lines == [
        "PING 10.0.0.2 (10.0.0.2) 8(36) bytes of data.",
        "16 bytes from 10.0.0.2: icmp_seq=1 ttl=64",
        "",
        "--- 10.0.0.2 ping statistics ---",
        "1 packets transmitted, 1 received, 0% packet loss, time 0ms",
        "",
      ]
    )
  }

  @Test func `a reply after three intervals counts, and the pipe tells how many were under way`()
    throws
  {
    let run = try Transcript(.probes(4)) { [$0.reply(after: $0.sequence == 1 ? 2500 : 0.25)] }
    #expect(run.body[2] == "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=2500 ms")
    #expect(run.lines.last == "rtt min/avg/max/mdev = 0.250/625.187/2500.000/1082.423 ms, pipe 3")
  }

  @Test func `the source and the interface stand in the first line`() throws {
    var options = PingText.Options()
    options.showsSource = true
    options.interface = "eth0"
    let source = SocketAddress.ipv4(IPv4Address(10, 0, 0, 1), port: Port(rawValue: 0))
    let target = try #require(
      PingTarget(name: "gateway", destination: PingTarget.ipv4().destination, source: source)
    )
    let run = try Transcript(.probes(1), target: target, options: options) { _ in [] }
    #expect(run.lines[0] == "PING gateway (10.0.0.2) from 10.0.0.1 eth0: 56(84) bytes of data.")
    options.interface = nil
    let bound = try Transcript(.probes(1), target: target, options: options) { _ in [] }
    #expect(bound.lines[0] == "PING gateway (10.0.0.2) from 10.0.0.1 : 56(84) bytes of data.")
  }

  @Test func `a name cannot steer the terminal`() throws {
    let target = PingTarget.make(name: "evil\u{1b}[31m", PingTarget.ipv4().destination)
    let run = try Transcript(.probes(1), target: target) { [$0.reply()] }
    #expect(!(run.lines + run.rows).joined().contains("\u{1b}"))
  }
}
