import NetCore
import NetLinux
import TestSupport
import Testing

@testable import PingKit

/// Nothing that strangers send counts as received, and nothing they send steers a figure.
@Suite struct PingMatchingTests {
  /// The figures of a run of two probes, each of which is answered by `script` alone.
  private func summary(
    dataByteCount: Int = 56,
    target: PingTarget = .ipv4(),
    _ script: @escaping FakeEchoTransport.Script
  ) throws -> PingSummary {
    var configuration = PingConfiguration.probes(2)
    configuration.dataByteCount = dataByteCount
    return try Transcript(configuration, target: target, script: script).outcome.summary
  }

  @Test func `a forged cookie counts for nothing`() throws {
    for octet in 8..<16 {
      let summary = try summary { [$0.reply { $0[octet] ^= 0x80 }] }
      #expect(summary.received == 0)
      #expect(summary.rejected == 2)
    }
  }

  @Test func `a foreign identifier is not even rejected`() throws {
    let summary = try summary { [$0.reply { $0[4] ^= 0xff }] }
    #expect(summary.received == 0)
    #expect(summary.rejected == 0)
  }

  @Test func `a reply to a probe that was never sent is rejected`() throws {
    let summary = try summary { [$0.reply { $0[6] ^= 0x40 }] }
    #expect(summary.received == 0)
    #expect(summary.rejected == 2)
  }

  @Test func `a reply that names the probe before it is rejected`() throws {
    let run = try Transcript(.probes(3)) { [$0.reply { $0[7] &-= 1 }] }
    #expect(run.outcome.summary.received == 0)
    #expect(run.outcome.summary.rejected == 3)
    #expect(run.body == [])
  }

  @Test func `an echo request is ignored`() throws {
    let summary = try summary { [$0.reply { $0[0] = 8 }] }
    #expect(summary.received == 0)
    #expect(summary.rejected == 0)
  }

  @Test func `octets too few for a header are rejected when the host that was asked sent them`()
    throws
  {
    let other = SocketAddress.ipv4(IPv4Address(10, 0, 0, 99), port: Port(rawValue: 0))
    for count in 1..<8 {
      let ours = try summary { [$0.reply { $0.removeLast($0.count - count) }] }
      #expect([ours.received, ours.rejected] == [0, 2])
      let others = try summary { [$0.reply(from: other) { $0.removeLast($0.count - count) }] }
      #expect([others.received, others.rejected] == [0, 0])
    }
  }

  @Test func `a header without data is a truncated reply, with our own time`() throws {
    let run = try Transcript(.probes(1)) { [$0.reply { $0.removeLast(56) }] }
    #expect(run.body == ["8 bytes from 10.0.0.2: icmp_seq=1 ttl=64 (truncated)"])
    #expect(run.outcome.summary.roundTrip.maximum == 250_000)
  }

  @Test func `a reply that is longer than the probe is a reply`() throws {
    let run = try Transcript(.probes(1)) { [$0.reply { $0 += Array("ABCDEFGH".utf8) }] }
    #expect(run.body == ["72 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.250 ms"])
  }

  @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 65507])
  func `probes with any number of octets of data are matched`(dataByteCount: Int) throws {
    let good = try summary(dataByteCount: dataByteCount) { [$0.reply()] }
    #expect(good.received == 2)
    guard dataByteCount > 0 else { return }
    let forged = try summary(dataByteCount: dataByteCount) { [$0.reply { $0[8] ^= 1 }] }
    #expect(forged.received == 0)
  }

  @Test func `nothing in the data changes the round-trip time`() throws {
    let run = try Transcript(.probes(1)) { probe in
      [probe.reply { $0.replaceSubrange(16..<32, with: repeatElement(0xff, count: 16)) }]
    }
    #expect(run.outcome.summary.received == 0)
    #expect(run.outcome.summary.corrupted == 1)
  }

  @Test func `sequence numbers wrap and every reply is still matched`() throws {
    var configuration = PingConfiguration.probes(70_000)
    configuration.interval = 1_000_000
    var options = PingText.Options()
    options.isQuiet = true
    let run = try Transcript(configuration, options: options) { [$0.reply(after: 2.5)] }
    #expect(run.outcome.summary.transmitted == 70_000)
    #expect(run.outcome.summary.received == 70_000)
    #expect(run.outcome.summary.rejected == 0)
    #expect(run.rows[69_999].contains(#""sequence":70000,"#))
  }

  @Test func `a reply that is 65536 probes late answers no newer probe`() throws {
    var configuration = PingConfiguration.probes(65_600)
    configuration.interval = 1_000_000
    let run = try Transcript(configuration) { probe in
      // The tenth probe is answered when another with its sequence number field is under way.
      probe.sequence == 10 ? [probe.reply(after: 65_536.5)] : []
    }
    #expect(run.outcome.summary.received == 0)
    #expect(run.outcome.summary.rejected == 1)
  }

  // MARK: Errors

  @Test func `an error about another host is rejected`() throws {
    let summary = try summary { [$0.error(3, 1) { $0[19] ^= 1 }] }
    #expect(summary.errors == 0)
    #expect(summary.rejected == 2)
  }

  @Test func `an error that quotes another cookie is rejected`() throws {
    let summary = try summary { [$0.error(3, 1) { $0[28] ^= 1 }] }
    #expect(summary.errors == 0)
    #expect(summary.rejected == 2)
  }

  @Test func `an error with a wrong checksum is rejected`() throws {
    let summary = try summary { probe in
      var answer = probe.error(3, 1)
      answer.octets[3] ^= 1
      return [answer]
    }
    #expect(summary.errors == 0)
    #expect(summary.rejected == 2)
  }

  @Test func `an error that quotes a bare IP header, or lies about its length, is rejected`()
    throws
  {
    let bare = try summary { [$0.error(3, 1) { $0.removeLast(64) }] }
    let lying = try summary {
      [
        $0.error(3, 1) {
          $0[0] = 0x4f
          $0.removeLast(56)
        }
      ]
    }
    #expect([bare.errors, bare.rejected, lying.errors, lying.rejected] == [0, 2, 0, 2])
    // What quotes another host's packet is none of our business.
    let other = try summary {
      [
        $0.error(3, 1) {
          $0[19] ^= 1; $0.removeLast(64)
        }
      ]
    }
    #expect([other.errors, other.rejected] == [0, 0])
  }

  @Test func `an error that quotes eight octets, as old routers do, counts`() throws {
    let summary = try summary { [$0.error(11, 0) { $0.removeLast(56) }] }
    #expect(summary.errors == 2)
  }

  @Test func `after a reply an error is told and resolves nothing more`() throws {
    let run = try Transcript(.probes(3)) { [$0.reply(), $0.error(3, 1)] }
    #expect(run.outcome.summary.transmitted == 3)
    #expect(run.outcome.summary.received == 3)
    // The last error comes after the run has ended.
    #expect(run.outcome.summary.errors == 2)
  }

  @Test func `after an error a reply still counts`() throws {
    let run = try Transcript(.probes(2)) { [$0.error(3, 1, after: 0.1), $0.reply()] }
    #expect(run.outcome.summary.received >= 1)
    #expect(run.outcome.isSuccess)
  }

  @Test func `an error that the kernel queued counts like one that was received`() throws {
    let run = try Transcript(.probes(2)) { probe in
      var answer = probe.error(3, 1)
      answer.octets = probe.octets
      answer.kind = .queuedError(
        ICMPErrorReason(.icmpv4, type: 3, code: 1),
        offender: answer.source
      )
      answer.source = probe.target.destination
      return [answer]
    }
    #expect(
      run.body == [1, 2].map { "From 10.0.0.1 icmp_seq=\($0) Destination Host Unreachable" }
    )
  }

  @Test func `errors over IPv6 count, and one about another host does not`() throws {
    let good = try summary(target: .ipv6()) { [$0.error(1, 3)] }
    #expect(good.errors == 2)
    let other = try summary(target: .ipv6()) { [$0.error(1, 3) { $0[39] ^= 1 }] }
    #expect(other.errors == 0)
    #expect(other.rejected == 2)
  }

  // MARK: Mutations

  @Test func `mutated messages change no figure but those of refusals`() throws {
    var generator = SeededGenerator()
    for round in 0..<3_000 {
      let seed = generator.next()
      let target: PingTarget = round.isMultiple(of: 2) ? .ipv4() : .ipv6()
      let run = try Transcript(.probes(3), target: target) { probe in
        var generator = SeededGenerator(seed: seed &+ UInt64(probe.sequence))
        var answer = round % 4 < 2 ? probe.reply() : probe.error(target.version.errorType, 0)
        for _ in 0...Int.random(in: 0...4, using: &generator) {
          let place = answer.octets.indices.randomElement(using: &generator) ?? 0
          answer.octets[place] = UInt8.random(in: 0...255, using: &generator)
        }
        answer.octets.removeLast(Int.random(in: 0...8, using: &generator))
        return [answer]
      }
      let summary = run.outcome.summary
      #expect(summary.received <= summary.transmitted)
      #expect(summary.roundTrip.maximum <= 250_000)
      for row in run.rows { #expect(throws: Never.self) { try JSONValue(parsing: row) } }
    }
  }
}

extension ICMPVersion {
  fileprivate var errorType: UInt8 { self == .icmpv4 ? 3 : 1 }
}
