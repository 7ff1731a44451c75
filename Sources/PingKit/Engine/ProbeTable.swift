/// The newest 65,536 probes of a run: when each was sent and what became of it.
///
/// The sequence number field of an echo message has 16 bits, so that each of its values names at
/// most one probe here. Older probes are forgotten; a reply to one finds a newer probe, whose cookie
/// it does not carry.
struct ProbeTable {
  /// One probe.
  struct Probe {
    /// When the probe was handed to the kernel.
    var sentAt: ClockReading
    /// What became of it.
    var outcome: Outcome
    /// ``queued``, or -1: an optional would take twice the room.
    private var queuedNanoseconds: Int64 = -1

    /// A probe of which the kernel has told nothing yet.
    init(sentAt: ClockReading, outcome: Outcome) {
      self.sentAt = sentAt
      self.outcome = outcome
    }

    /// How long the kernel kept the probe before it handed it to the device, in nanoseconds; `nil`
    /// when it has not told.
    var queued: Int64? {
      get { queuedNanoseconds < 0 ? nil : queuedNanoseconds }
      set { queuedNanoseconds = newValue ?? -1 }
    }
  }

  /// What became of a probe.
  enum Outcome: UInt8 {
    /// It waits for its reply.
    case pending
    /// A good reply came.
    case answered
    /// An ICMP error came first.
    case failed
    /// No reply came in time, so far.
    case timedOut
    /// The kernel did not send it.
    case notSent
  }

  static let window: UInt64 = 1 << 16

  private var probes: [Probe] = []
  /// The number of the newest probe; the first is 1.
  private(set) var newest: UInt64 = 0

  /// The number of the oldest probe that is remembered.
  var oldest: UInt64 { newest > Self.window ? newest - Self.window + 1 : 1 }

  /// Adds the next probe, in the place of the oldest when the table is full.
  mutating func append(_ probe: Probe) {
    newest += 1
    if newest <= Self.window {
      probes.append(probe)
    } else {
      probes[Self.place(of: newest)] = probe
    }
  }

  /// The probe numbered `number`, which lies in `oldest...newest`.
  subscript(number: UInt64) -> Probe {
    get { probes[Self.place(of: number)] }
    set { probes[Self.place(of: number)] = newValue }
  }

  /// The number of the probe whose sequence number field holds `field`, when it is remembered.
  func number(sequenceField field: UInt16) -> UInt64? {
    let back = UInt64(UInt16(truncatingIfNeeded: newest) &- field)
    return back < newest ? newest - back : nil
  }

  private static func place(of number: UInt64) -> Int { Int((number - 1) % window) }
}
