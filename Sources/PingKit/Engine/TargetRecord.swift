internal import NetCore

/// What a run knows of each target, in 16 octets: all there is to tell of one that answered once.
struct TargetRecord {
  /// What is still asked of a target.
  enum State: UInt8 {
    /// Probes are sent.
    case active
    /// Nothing more is asked.
    case finished
    /// It has no address.
    case unresolved
  }

  /// The round-trip time of the first reply, in nanoseconds.
  var roundTrip: Int64 = 0
  /// The place of the ``TargetDetails``, or 0: then the rest of this record is all there is.
  var detailsPlace: UInt32 = 0
  /// Probes sent, or planned to be sent.
  var transmitted: UInt16 = 0
  /// What is still asked of the target.
  var state = State.active
  private var flags: UInt8 = 0

  /// Whether a good reply came.
  var isAnswered: Bool {
    get { flags & 1 != 0 }
    set { flags = newValue ? flags | 1 : flags & ~1 }
  }
  /// Whether a good reply came to the newest probe.
  var isNewestAnswered: Bool {
    get { flags & 2 != 0 }
    set { flags = newValue ? flags | 2 : flags & ~2 }
  }
  /// Whether the only probe still waits for its reply.
  var isPending: Bool {
    get { flags & 4 != 0 }
    set { flags = newValue ? flags | 4 : flags & ~4 }
  }
}

/// The figures of a target that more has happened to than one probe and its reply.
struct TargetDetails {
  /// The counts, apart from those that ``PingEngine/summary(of:)`` works out.
  var summary = PingSummary()
  /// Probes of which no more is expected: answered, late or in time, failed or not sent; timed out
  /// too where ``PingConfiguration/timeoutsAreFinal``.
  var resolved: UInt64 = 0
  /// Probes that wait for their reply.
  var pending: UInt64 = 0
  /// Replies since the last probe without one.
  var repliesInARow: UInt64 = 0
  /// The newest probe that ``repliesInARow`` knows of: one with a reply, or without one for good.
  ///
  /// A probe before it whose time is over later breaks no row.
  var rowEnd: UInt64 = 0
  /// When the first probe was sent, on the clock that never steps, in nanoseconds.
  var firstSentAt: Int64?
  /// When the newest probe was sent.
  var lastSentAt: Int64 = 0

  /// Counts a good first reply to a probe that `outcome` had become of.
  mutating func count(_ roundTrip: Int64, after outcome: ProbeRing.Outcome) {
    summary.received += 1
    summary.roundTrip.add(roundTrip)
    if outcome == .failed { summary.contradicted += 1 }
    if outcome == .timedOut { summary.late += 1 }
  }

  /// Notes that the probe `sequence` was answered; `true` when that lengthens the row.
  mutating func lengthenRow(by sequence: UInt64) -> Bool {
    guard sequence == rowEnd + 1 else { return false }
    rowEnd = sequence
    repliesInARow += 1
    return true
  }
}
