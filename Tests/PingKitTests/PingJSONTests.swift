import NetCore
import NetLinux
import SystemPackage
import TestSupport
import Testing

@testable import PingKit

/// The rows of --json.
@Suite struct PingJSONTests {
  @Test func `a reply and the summary`() throws {
    let run = try Transcript(.probes(1)) { [$0.reply(after: 0.0481)] }
    #expect(
      run.rows == [
        #"{"type":"reply","target":"10.0.0.2","address":"10.0.0.2","sequence":1,"bytes":64,"#
          + #""time_to_live":64,"rtt_ms":0.0481,"stamps":"kernel_receive","#
          + #""timestamp":"2026-11-21T08:16:24.311884223Z"}"#,
        #"{"type":"summary","target":"10.0.0.2","transmitted":1,"received":1,"duplicates":0,"#
          + #""corrupted":0,"late":0,"rejected":0,"errors":0,"network_lost":0,"#
          + #""local_dropped":0,"not_sent":0,"in_flight":0,"loss_percent":0,"#
          + #""loss_interval_percent":{"low":0,"high":79.3451},"duration_ms":0,"#
          + #""rtt_ms":{"min":0.0481,"avg":0.0481,"max":0.0481,"mdev":0,"p50":0.0481,"p90":0.0481,"#
          + #""p95":0.0481,"p99":0.0481,"p999":0.0481},"jitter_ms":null,"#
          + #""successive_difference_ms":null,"longest_loss_run":0,"outage_ms":0,"#
          + #""longest_outage_ms":0,"reordered":0,"reordered_percent":0,"reordering_extent":0,"#
          + #""late_percent":0,"duplicate_percent":0}"#,
      ]
    )
  }

  @Test func `probes without a reply time out, and the summary comes all the same`() throws {
    var configuration = PingConfiguration.probes(2)
    configuration.timeout = 300_000_000
    let run = try Transcript(configuration) { _ in [] }
    #expect(run.rows[0] == #"{"type":"timeout","target":"10.0.0.2","sequence":1}"#)
    #expect(run.rows[1] == #"{"type":"timeout","target":"10.0.0.2","sequence":2}"#)
    let summary = try JSONValue(parsing: run.rows[2])
    #expect(summary["loss_percent"] == 100)
    #expect(summary["rtt_ms"] == .null)
    #expect(run.rows.count == 3)
  }

  @Test func `a sweep does not say that there was no loss where its only probe was lost`() throws {
    var configuration = PingConfiguration()
    configuration.plan = .untilAnswered(retries: 0, backoff: 1.5)
    let lost = try JSONValue(
      parsing: try #require(Transcript(configuration) { [$0.error(3, 1)] }.rows.last)
    )
    #expect(lost["loss_percent"] == 100)
    for key in ["longest_loss_run", "outage_ms", "longest_outage_ms", "duration_ms"] {
      #expect(lost[key] == .null, "\(key)")
    }
    let answered = try JSONValue(
      parsing: try #require(Transcript(configuration) { [$0.reply()] }.rows.last)
    )
    #expect(answered["longest_loss_run"] == 0)
  }

  @Test func `a run that ends before any probe was answered or lost lasted all the same`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.stopAfterMilliseconds = 2500
    let run = try Transcript(PingConfiguration(), setup: setup) { _ in [] }
    let summary = try JSONValue(parsing: try #require(run.rows.last))
    #expect(summary["in_flight"] == 3)
    #expect(summary["duration_ms"] == 2000)
    #expect(summary["longest_loss_run"] == 0)
    #expect(summary["outage_ms"] == 0)
  }

  @Test func `what the end of the run no longer waits for times out`() throws {
    let run = try Transcript(.probes(3)) { $0.sequence == 2 ? [] : [$0.reply()] }
    #expect(run.rows[2] == #"{"type":"timeout","target":"10.0.0.2","sequence":2}"#)
    let lost = try Transcript(.probes(3)) { $0.sequence == 3 ? [] : [$0.reply()] }
    #expect(lost.rows[2] == #"{"type":"timeout","target":"10.0.0.2","sequence":3}"#)
  }

  @Test func `the end by a deadline is a timeout too`() throws {
    var configuration = PingConfiguration()
    configuration.deadline = 1_500_000_000
    let run = try Transcript(configuration) { _ in [] }
    #expect(run.rows.filter { $0.contains(#""timeout""#) }.count == 2)
    #expect(run.outcome.summary.inFlight == 0)
  }

  @Test func `a reply after its timeout is late, and counts`() throws {
    var configuration = PingConfiguration.probes(3)
    configuration.timeout = 200_000_000
    let run = try Transcript(configuration) { [$0.reply(after: $0.sequence == 1 ? 500 : 0.25)] }
    #expect(run.rows[0].hasPrefix(#"{"type":"timeout","target":"10.0.0.2","sequence":1"#))
    #expect(run.rows[1].hasPrefix(#"{"type":"late","target":"10.0.0.2","address":"10.0.0.2","#))
    #expect(run.outcome.summary.late == 1)
    #expect(run.outcome.summary.received == 3)
    #expect(run.body[0] == "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=500 ms (late)")
  }

  @Test func `an error tells who, what and why`() throws {
    let run = try Transcript(.probes(1), target: .ipv4(9)) { [$0.error(3, 1)] }
    #expect(
      run.rows[0]
        == #"{"type":"error","target":"10.0.0.9","sequence":1,"from":"10.0.0.1","icmp_type":3,"#
        + #""icmp_code":1,"reason":"destination_host_unreachable","#
        + #""timestamp":"2026-11-21T08:16:24.312336123Z"}"#
    )
  }

  @Test func `what an error tells besides has a key of its own`() throws {
    func row(_ type: UInt8, _ code: UInt8, _ rest: [UInt8], _ target: PingTarget = .ipv4())
      throws -> JSONValue
    {
      let run = try Transcript(.probes(1), target: target) { [$0.error(type, code, rest: rest)] }
      return try JSONValue(parsing: run.rows[0])
    }
    #expect(try row(3, 4, [0, 0, 0x05, 0x78])["mtu"] == 1400)
    #expect(try row(12, 0, [20, 0, 0, 0])["pointer"] == 20)
    #expect(try row(2, 0, [0, 0, 5, 0], .ipv6())["mtu"] == 1280)
    let redirect = try row(5, 1, [10, 0, 0, 7])
    #expect(redirect["type"] == "notice")
    #expect(redirect["gateway"] == "10.0.0.7")
  }

  @Test func `each kind of a bad reply has its reason`() throws {
    let other = SocketAddress.ipv4(IPv4Address(10, 0, 0, 99), port: Port(rawValue: 0))
    let run = try Transcript(.probes(1)) { probe in
      var broken = probe.reply(after: 0.1)
      broken.octets[2] ^= 1
      return [
        broken,
        probe.reply(after: 0.2) { $0[8 + 20] ^= 0xff },
        probe.reply(after: 0.3, from: other) { _ in },
        probe.reply(after: 0.4) { $0[8] ^= 1 },
        probe.reply(after: 0.5) { $0[6] ^= 1 },
        probe.reply(after: 0.6),
      ]
    }
    let rows = try run.rows.map { try JSONValue(parsing: $0) }
    #expect(
      rows.map { $0["reason"]?.string } == [
        "bad_checksum", "corrupted_data", "different_address", "wrong_cookie", "unsolicited",
        nil, nil,
      ]
    )
    #expect(rows[1]["wrong_offset"] == 20)
    #expect(rows[5]["type"] == "reply")
    #expect(rows[6]["corrupted"] == 2)
    #expect(rows[6]["rejected"] == 3)
    #expect(rows[6]["received"] == 1)
  }

  @Test func `a quiet run is its summary`() throws {
    var json = PingJSON(targets: TargetList([.ipv4()]), isQuiet: true)
    var buffer = LineBuffer()
    let isWritten = json.append(
      .timeout(PingTimeout(target: 0, sequence: 1, at: WallClockTime(seconds: 1, nanoseconds: 0))),
      to: &buffer
    )
    #expect(!isWritten)
    #expect(buffer.text.isEmpty)
  }

  @Test(.requires(.pythonModule("jsonschema")))
  func `every row of every kind fits the schema`() throws {
    var setup = FakeEchoTransport.Setup()
    setup.outcomes = [3: .failed(SystemError(call: "sendto", errno: .networkUnreachable))]
    setup.stopAfterMilliseconds = 20_100
    var configuration = PingConfiguration()
    configuration.timeout = 2_500_000_000
    let other = SocketAddress.ipv4(IPv4Address(10, 0, 0, 99), port: Port(rawValue: 0))
    let run = try Transcript(configuration, setup: setup) { probe in
      switch probe.sequence {
      case 1: [probe.reply(), probe.reply(after: 1), probe.reply { $0[8] ^= 1 }]
      case 2: [probe.reply { $0.removeLast(8) }]
      case 4: [probe.reply { $0[1] = 77 }, probe.reply { $0[40] ^= 1 }]
      case 5: [probe.error(3, 1), probe.error(3, 4), probe.error(12, 0), probe.error(5, 1)]
      case 6: [probe.reply(after: 3000)]
      case 7: [probe.reply(from: other) { _ in }]
      case 8: [probe.error(3, 1) { $0[28] ^= 1 }, probe.error(11, 77)]
      default: []
      }
    }
    let kinds = Set(try run.rows.compactMap { try JSONValue(parsing: $0)["type"]?.string })
    #expect(
      kinds == [
        "reply", "duplicate", "late", "rejected", "error", "notice", "timeout", "summary",
      ]
    )
    let faults = try JSONSchemaCheck.validate(
      lines: run.rows,
      against: "docs/schema/netping.schema.json"
    )
    #expect(faults == [])
  }

  @Test(.requires(.pythonModule("jsonschema")))
  func `the schema refuses rows that netping does not write`() throws {
    let faults = try JSONSchemaCheck.validate(
      lines: [
        #"{"type":"timeout","target":"10.0.0.9"}"#,
        #"{"type":"timeout","target":"10.0.0.9","sequence":"1"}"#,
        #"{"type":"timeout","target":"10.0.0.9","sequence":1,"surprise":1}"#,
        #"{"type":"unheard_of","target":"10.0.0.9","sequence":1}"#,
      ],
      against: "docs/schema/netping.schema.json"
    )
    #expect(Set(faults.map { $0.prefix(6) }) == ["line 1", "line 2", "line 3", "line 4"])
  }
}
