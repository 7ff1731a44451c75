/// The figures of a whole run, of all its targets together.
package struct RunTotals: ProbeCounts, Hashable, Sendable {
  /// Targets.
  package var targets = 0
  /// Targets that answered.
  package var reachable = 0
  /// Targets that have an address and did not answer.
  package var unreachable = 0
  /// Targets without an address.
  package var unresolved = 0
  /// Probes sent, or tried to be sent.
  package var transmitted: UInt64 = 0
  /// Probes answered by a good reply.
  package var received: UInt64 = 0
  /// Probes whose time was over before a reply came.
  package var timeouts: UInt64 = 0
  /// Good replies beyond the first to each probe.
  package var duplicates: UInt64 = 0
  /// Probes whose first reply came after its timeout.
  package var late: UInt64 = 0
  /// Messages that claimed to be about a probe and were not, those about no target in particular
  /// included.
  package var rejected: UInt64 = 0
  /// ICMP errors about probes, and probes that this host found too long for their path.
  package var errors: UInt64 = 0
  /// Probes that the kernel did not send.
  package var notSent: UInt64 = 0
  /// Replies with a wrong checksum or wrong data.
  package var corrupted: UInt64 = 0
  /// Good replies that held fewer data than the probe.
  package var truncated: UInt64 = 0
  /// Good replies that held more data than the probe.
  package var oversized: UInt64 = 0
  /// Replies among ``rejected`` that came from another address than the one that was asked.
  package var differentAddress: UInt64 = 0
  /// Probes for which both a reply and an ICMP error came.
  package var contradicted: UInt64 = 0
  /// Probes that left this host and got no good reply, for no reason of this host's.
  package var networkLost: UInt64 = 0
  /// Probes whose replies the receive queue of this host had no room for.
  package var localDropped: UInt64 = 0
  /// Probes that still waited for their reply when the run was ended.
  package var inFlight: UInt64 = 0
  /// The shortest round trip, in nanoseconds; 0 before the first.
  package var minimumRoundTrip: Int64 = 0
  /// The longest round trip, in nanoseconds.
  package var maximumRoundTrip: Int64 = 0
  /// The sum of the round trips, in nanoseconds.
  package var roundTripSum: Int64 = 0
  /// From the start of the run to now, in nanoseconds.
  package var elapsed: Int64 = 0

  /// Nothing sent.
  package init() {}

  /// The mean round trip, in nanoseconds; 0 before the first reply.
  package var averageRoundTrip: Int64 {
    received > 0 ? roundTripSum / Int64(clamping: received) : 0
  }

  /// The shortest, the mean and the longest round trip, in nanoseconds.
  var roundTrips: (minimum: Int64, average: Int64, maximum: Int64) {
    (minimumRoundTrip, averageRoundTrip, maximumRoundTrip)
  }
}
