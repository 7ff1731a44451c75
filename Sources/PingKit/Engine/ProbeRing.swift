internal import NetCore
internal import NetLinux

/// The newest probes of a run: whom each asked, when it was sent and what became of it.
///
/// Probes are numbered through the whole run, from 1: that is their serial. The sequence number
/// field of an echo message is the low 16 bits of the serial, so that it names one of every 65,536
/// probes. A number of probes is remembered at least, and more while the oldest still waits
/// for its reply: there is no number of probes under way that could not be told apart.
struct ProbeRing {
  /// What became of a probe.
  enum Outcome: UInt8 {
    /// It waits for its reply.
    case pending
    /// A good reply came, and no ICMP error.
    case answered
    /// An ICMP error came first.
    case failed
    /// No reply came in time, so far.
    case timedOut
    /// The kernel did not send it.
    case notSent
    /// The kernel did not send it, and its target is to be asked again when its time is over.
    case postponed
    /// A good reply came, and an ICMP error too, in whatever order.
    case contradicted

    /// Whether a good reply came.
    var isAnswered: Bool { self == .answered || self == .contradicted }

    /// Whether the kernel took it, or has not refused it yet.
    var isSent: Bool { self != .notSent && self != .postponed }

    /// Whether something is still to be done about it when its time is over.
    var isWaiting: Bool { self == .pending || self == .postponed }
  }

  /// One probe, in 32 octets.
  struct Probe {
    /// The target.
    var target: UInt32
    /// The low half of its number among the probes to the target.
    var sequenceLow: UInt32
    /// When it was handed to the kernel.
    private(set) var monotonic: Int64
    /// The same on the wall clock, in nanoseconds since 1970.
    private(set) var wall: Int64
    /// The outcome in the low three bits, above it how long the kernel kept the probe, or -1.
    private var rest: Int64 = -1 << 3

    /// A probe of which the kernel has told nothing yet.
    init(target: TargetIndex, sequence: UInt64, sentAt: ClockReading, outcome: Outcome) {
      self.target = UInt32(truncatingIfNeeded: target)
      sequenceLow = UInt32(truncatingIfNeeded: sequence)
      monotonic = sentAt.monotonic.nanoseconds
      wall = sentAt.wall.nanosecondsSince1970
      self.outcome = outcome
    }

    /// When the probe was handed to the kernel.
    var sentAt: ClockReading {
      get {
        ClockReading(
          monotonic: MonotonicTime(nanoseconds: monotonic),
          wall: WallClockTime(nanosecondsSince1970: wall)
        )
      }
      set {
        monotonic = newValue.monotonic.nanoseconds
        wall = newValue.wall.nanosecondsSince1970
      }
    }

    /// Notes when the probe was handed to the kernel: on the clock that never steps, and on the
    /// wall clock in nanoseconds since 1970.
    mutating func setSentAt(monotonic: Int64, wall: Int64) {
      self.monotonic = monotonic
      self.wall = wall
    }

    /// When the probe was handed to the kernel, on the clock that never steps.
    var sentAtMonotonic: MonotonicTime { MonotonicTime(nanoseconds: monotonic) }

    /// What became of it.
    var outcome: Outcome {
      get { Outcome(rawValue: UInt8(rest & 7)) ?? .pending }
      set { rest = rest & ~7 | Int64(newValue.rawValue) }
    }

    /// How long the kernel kept the probe before it handed it to the device, in nanoseconds; `nil`
    /// when it has not told.
    var queued: Int64? {
      get { rest < 0 ? nil : rest >> 3 }
      set { rest = (newValue ?? -1) << 3 | rest & 7 }
    }
  }

  /// So many probes are remembered at least, a power of two.
  private let window: UInt64
  /// So many are remembered at most, which is more than any network has under way.
  static let maximumCapacity: UInt64 = 1 << 22

  /// Remembers `window` probes at least, a power of two.
  ///
  /// What fits the caches of a processor is found again without waiting for memory.
  init(window: UInt64 = 1 << 13) { self.window = window }

  private var probes: [Probe] = []
  private var capacity: UInt64 = 0
  /// The serial of the newest probe; the first is 1.
  private(set) var newest: UInt64 = 0
  /// The serial of the oldest probe that is remembered.
  private(set) var oldest: UInt64 = 1

  /// Whether the oldest probe has to be forgotten for the next, whatever became of it.
  var isFull: Bool { newest + 1 - oldest >= Self.maximumCapacity }

  /// Adds the next probe.
  mutating func append(_ probe: Probe) {
    if newest &+ 1 &- oldest == capacity {
      if mayForgetOldest { oldest &+= 1 } else { doubleRoom() }
    }
    newest += 1
    let place = Int(newest & (capacity - 1))
    probes[place] = probe
  }

  /// Takes the newest probe away, as if it had never been added.
  mutating func removeNewest() {
    precondition(newest >= oldest)
    newest -= 1
  }

  /// The probe with this serial, which lies in `oldest...newest`.
  subscript(serial: UInt64) -> Probe {
    get { probes[Int(serial & (capacity - 1))] }
    set { probes[Int(serial & (capacity - 1))] = newValue }
  }

  /// Whether the oldest probe is forgotten for the next: not while the room is small or it waits.
  @inline(__always)
  private var mayForgetOldest: Bool {
    capacity >= Self.maximumCapacity || capacity >= window && !self[oldest].outcome.isWaiting
  }

  private mutating func doubleRoom() {
    let doubled = max(capacity * 2, 64)
    var wider = [Probe](
      repeating: Probe(target: 0, sequence: 0, sentAt: .zero, outcome: .notSent),
      count: Int(doubled)
    )
    if newest >= oldest {
      for serial in oldest...newest { wider[Int(serial & (doubled - 1))] = self[serial] }
    }
    probes = wider
    capacity = doubled
  }

  /// The newest serial whose low 16 bits are `field`, when it is remembered; older ones follow in steps
  /// of ``fieldStep``.
  func newestSerial(sequenceField field: UInt16) -> UInt64? {
    let back = UInt64(UInt16(truncatingIfNeeded: newest) &- field)
    guard back < newest, newest - back >= oldest else { return nil }
    return newest - back
  }

  /// The serial before `serial` with the same low 16 bits, when it is remembered.
  func serialBefore(_ serial: UInt64) -> UInt64? {
    guard serial > Self.fieldStep, serial - Self.fieldStep >= oldest else { return nil }
    return serial - Self.fieldStep
  }

  private static let fieldStep: UInt64 = 1 << 16
}

extension ClockReading {
  fileprivate static var zero: Self {
    Self(
      monotonic: MonotonicTime(nanoseconds: 0),
      wall: WallClockTime(seconds: 0, nanoseconds: 0)
    )
  }
}
