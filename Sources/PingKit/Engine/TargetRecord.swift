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
  /// Whether a good reply came to the newest probe; kept where
  /// ``PingConfiguration/reportsOutstanding`` asks for it.
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
