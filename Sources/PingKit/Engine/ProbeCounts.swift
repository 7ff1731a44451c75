package import NetCore

/// How many probes there were, to one target or to many, and what became of them.
///
/// Each probe counts as one thing: ``received``, ``networkLost``, ``localDropped``, ``notSent`` and
/// ``inFlight`` add up to ``transmitted``.
package protocol ProbeCounts {
  /// Probes sent, or tried to be sent.
  var transmitted: UInt64 { get }
  /// Probes answered by a good reply.
  var received: UInt64 { get }
  /// Good replies beyond the first to each probe.
  var duplicates: UInt64 { get }
  /// Replies with a wrong checksum or wrong data.
  var corrupted: UInt64 { get }
  /// Probes among ``received`` whose reply came after their timeout.
  var late: UInt64 { get }
  /// Messages that claimed to answer a probe and did not.
  var rejected: UInt64 { get }
  /// ICMP errors about probes, and probes that this host found too long for their path.
  var errors: UInt64 { get }
  /// Probes among ``transmitted`` that left this host and got no good reply, for no reason of this
  /// host's: the rest that the other reasons leave.
  var networkLost: UInt64 { get }
  /// Probes among ``transmitted`` whose replies the receive queue of this host had no room for.
  var localDropped: UInt64 { get }
  /// Probes among ``transmitted`` that the kernel did not send.
  var notSent: UInt64 { get }
  /// Probes that still waited for their reply when the run was ended.
  var inFlight: UInt64 { get }
  /// Good replies that held fewer data than the probe.
  var truncated: UInt64 { get }
  /// Good replies that held more data than the probe.
  var oversized: UInt64 { get }
  /// Replies among ``rejected`` that came from another address than the one that was asked.
  var differentAddress: UInt64 { get }
  /// Probes for which both a reply and an ICMP error came.
  var contradicted: UInt64 { get }
}

extension ProbeCounts {
  /// The part of the probes that was not answered, in per cent; `nil` when none was sent.
  package var lossPercent: Double? {
    guard transmitted > 0 else { return nil }
    return Double(transmitted - min(received, transmitted)) * 100 / Double(transmitted)
  }

  /// Where the part of probes that the network loses lies with 95 % probability, 0 to 1; `nil` when
  /// none was sent.
  ///
  /// Probes that are still under way, or never left, tell nothing about the network; replies that
  /// this host had no room for came through it.
  package var lossInterval: ProportionInterval? {
    let (aside, overflow) = inFlight.addingReportingOverflow(notSent)
    let tried = overflow ? 0 : transmitted - min(transmitted, aside)
    return ProportionInterval(count: unexplained, of: tried)
  }

  /// Good replies after their timeout, in per cent of all probes; `nil` when none was sent.
  package var latePercent: Double? { percent(late) }

  /// Duplicate replies, in per cent of all probes; `nil` when none was sent.
  ///
  /// Where many answer one probe it exceeds 100.
  package var duplicatePercent: Double? { percent(duplicates) }

  private func percent(_ count: UInt64) -> Double? {
    transmitted > 0 ? Double(count) * 100 / Double(transmitted) : nil
  }

  /// Probes among ``transmitted`` that nothing but the network can explain.
  var unexplained: UInt64 {
    let explained = [notSent, inFlight, localDropped].reduce(received) {
      $0.addingReportingOverflow($1).overflow ? .max : $0 &+ $1
    }
    return transmitted - min(transmitted, explained)
  }
}
