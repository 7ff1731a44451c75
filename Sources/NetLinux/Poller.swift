internal import CLinuxNet
internal import Glibc

/// Waits until one of a few descriptors is ready (poll(2)).
public struct Poller {
  /// What to wait for on a descriptor.
  public struct Events: OptionSet, Sendable {
    /// The kernel's `POLL*` bits.
    public let rawValue: Int16

    /// The events with the kernel's bits `rawValue`.
    public init(rawValue: Int16) { self.rawValue = rawValue }

    /// There is something to read, or the end of the stream.
    public static var readable: Self { Self(rawValue: Int16(POLLIN)) }
    /// There is room to write.
    public static var writable: Self { Self(rawValue: Int16(POLLOUT)) }
    /// An error is pending, or the error queue holds a message.
    public static var error: Self { Self(rawValue: Int16(POLLERR)) }
    /// The peer is gone.
    public static var hangUp: Self { Self(rawValue: Int16(POLLHUP)) }
  }

  private var entries: [pollfd] = []
  private var isExact = false
  private var wakeUpDelay = WakeUpDelay()

  /// A poller that waits for nothing yet.
  public init() {}

  /// Makes waits end as close to their deadlines as the clock allows.
  ///
  /// To save wake-ups, the kernel lets a wait last up to 50 microseconds longer (prctl(2),
  /// `PR_SET_TIMERSLACK`), and a long one in poll(2) by a thousandth of its length. This changes
  /// the former for the calling thread. The delay of a wake-up itself is learned from those before:
  /// waits sleep that much less, and the few microseconds left over are spent awake.
  public mutating func makeDeadlinesExact() {
    // The call cannot fail for the calling thread, and late wake-ups would do no harm.
    _ = netdiag_set_timer_slack(1)
    isExact = true
  }

  /// Adds a descriptor and returns its place; a negative descriptor is never ready.
  @discardableResult
  public mutating func add(_ descriptor: Int32, _ events: Events) -> Int {
    entries.append(pollfd(fd: descriptor, events: events.rawValue, revents: 0))
    return entries.count - 1
  }

  /// Changes what to wait for at `place`; an empty set waits for errors only.
  public mutating func change(_ place: Int, to events: Events) {
    entries[place].events = events.rawValue
  }

  /// Watches another descriptor at `place`; a negative one is never ready.
  public mutating func watch(_ place: Int, _ descriptor: Int32) {
    entries[place].fd = descriptor
  }

  /// What was ready at `place` when ``wait(until:)`` returned.
  public func ready(_ place: Int) -> Events { Events(rawValue: entries[place].revents) }

  /// Waits until a descriptor is ready or `deadline` has passed (`nil`: without end).
  ///
  /// Returns how many are ready: 0 at the deadline, and when a signal was caught, which is for the
  /// caller to look at. The corresponding C function is `ppoll`.
  public mutating func wait(until deadline: MonotonicTime?) throws(SystemError) -> Int {
    guard isExact, let deadline else { return try waitOnce(until: deadline) ?? 0 }
    let rest = MonotonicTime.now.nanoseconds(to: deadline)
    if rest > Self.shortWait {
      // The nap behind a long sleep is short, and so is what it may be late by; a processor does
      // not fall asleep as deeply for it either.
      let nap = deadline.advanced(byNanoseconds: -(Self.nap + rest / Self.longWaitDivisor))
      guard let ready = try waitOnce(until: nap) else { return 0 }
      if ready > 0 { return ready }
    }
    let allowance = max(0, min(wakeUpDelay.allowance, rest / Self.allowanceDivisor))
    let wakeUp = deadline.advanced(byNanoseconds: -allowance)
    let isAsleep = MonotonicTime.now < wakeUp
    guard let ready = try waitOnce(until: wakeUp) else { return 0 }
    guard ready == 0 else { return ready }
    if isAsleep { wakeUpDelay.record(wakeUp.nanoseconds(to: .now)) }
    // Too short for another sleep: the wake-up from that would be late in turn.
    while MonotonicTime.now < deadline {}
    return 0
  }

  /// A wait longer than this, in nanoseconds, is divided into a sleep and a nap.
  private static let shortWait: Int64 = 2_000_000
  /// Twice the thousandth by which the kernel may be late.
  private static let longWaitDivisor: Int64 = 500
  /// How long to sleep for the second time, in nanoseconds, if the first sleep ends in time.
  private static let nap: Int64 = 1_000_000
  /// The share of a wait that may be spent awake.
  private static let allowanceDivisor: Int64 = 20

  /// Waits as ``wait(until:)`` does, late by what the kernel allows itself; `nil` when a signal was
  /// caught.
  private mutating func waitOnce(until deadline: MonotonicTime?) throws(SystemError) -> Int? {
    for place in entries.indices { entries[place].revents = 0 }
    var timeout = timespec()
    if let deadline {
      let rest = max(0, MonotonicTime.now.nanoseconds(to: deadline))
      timeout.tv_sec = Int(rest / 1_000_000_000)
      timeout.tv_nsec = Int(rest % 1_000_000_000)
    }
    let ready = try nonblockingSystemCall("ppoll") {
      // The array and the timeout outlive the call.
      unsafe entries.withUnsafeMutableBufferPointer { entries in
        guard deadline != nil else {
          return unsafe netdiag_poll(entries.baseAddress, UInt(entries.count), nil)
        }
        return unsafe netdiag_poll(entries.baseAddress, UInt(entries.count), &timeout)
      }
    }
    return ready.map(Int.init)
  }
}
