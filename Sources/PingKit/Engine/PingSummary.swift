package import NetCore

/// The figures at the end of a run.
package struct PingSummary: ProbeCounts, Equatable, Sendable {
  /// Probes sent, or tried to be sent.
  package var transmitted: UInt64 = 0
  /// Probes answered by a good reply.
  package var received: UInt64 = 0
  /// Good replies beyond the first to each probe.
  package var duplicates: UInt64 = 0
  /// Replies with a wrong checksum or wrong data.
  package var corrupted: UInt64 = 0
  /// Probes among ``received`` whose reply came after their timeout.
  package var late: UInt64 = 0
  /// Good replies that held fewer data than the probe.
  package var truncated: UInt64 = 0
  /// Good replies that held more data than the probe.
  package var oversized: UInt64 = 0
  /// Replies among ``rejected`` that came from another address than the one that was asked.
  package var differentAddress: UInt64 = 0
  /// Probes for which both a reply and an ICMP error came.
  package var contradicted: UInt64 = 0
  /// Messages that claimed to answer a probe and did not.
  package var rejected: UInt64 = 0
  /// ICMP errors about probes, and probes that this host found too long for their path.
  package var errors: UInt64 = 0
  /// Probes among ``transmitted`` that left this host and got no good reply, for no reason of this
  /// host's: the rest that the other reasons leave.
  package var networkLost: UInt64 = 0
  /// Probes among ``transmitted`` whose replies the receive queue of this host had no room for.
  package var localDropped: UInt64 = 0
  /// Probes among ``transmitted`` that the kernel did not send.
  package var notSent: UInt64 = 0
  /// Probes that still waited for their reply when the run was ended.
  package var inFlight: UInt64 = 0
  /// The most probes that were under way at once.
  package var pipe: UInt64 = 0
  /// From the first probe to the last, in nanoseconds.
  package var duration: Int64 = 0
  /// The round-trip times of the first good replies.
  package var roundTrip = RoundTripStatistics()
  /// What else the replies, losses and errors add up to; `nil` for a target with at most one reply
  /// and nothing unusual.
  package var statistics: TargetStatistics?

  /// Nothing sent.
  package init() {}
}
