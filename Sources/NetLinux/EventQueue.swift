internal import CLinuxNet
internal import Glibc

/// Waits until some of many descriptors are ready (epoll(7), level-triggered).
///
/// The cost of a wait grows with the descriptors that are ready, not with those that are watched.
@safe
public struct EventQueue: ~Copyable {
  /// What to wait for on a descriptor, and what was found there.
  ///
  /// Errors and hang-ups are reported whether they are asked for or not.
  public struct Events: OptionSet, Sendable {
    /// The kernel's `EPOLL*` bits.
    public let rawValue: UInt32

    /// The events with the kernel's bits `rawValue`.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// There is something to read, a connection to accept, or the end of the stream.
    public static var readable: Self { Self(rawValue: EPOLLIN.rawValue) }
    /// There is room to write, or a connection was made.
    public static var writable: Self { Self(rawValue: EPOLLOUT.rawValue) }
    /// An error is pending, or the error queue holds a message.
    public static var error: Self { Self(rawValue: EPOLLERR.rawValue) }
    /// Both directions have ended.
    public static var hangUp: Self { Self(rawValue: EPOLLHUP.rawValue) }
  }

  private let descriptor: Int32
  // The kernel's union may hold a pointer; this queue stores and reads its 64-bit number only.
  private var ready: [epoll_event]
  /// How many descriptors the last wait found ready.
  public private(set) var readyCount = 0

  /// A queue that watches nothing yet and tells of at most `capacity` descriptors at a time.
  ///
  /// The corresponding C function is `epoll_create1`.
  public init(capacity: Int = 256) throws(SystemError) {
    descriptor = try systemCall("epoll_create1") { epoll_create1(Int32(EPOLL_CLOEXEC)) }
    unsafe ready = [epoll_event](repeating: epoll_event(), count: max(capacity, 1))
  }

  deinit { _ = Glibc.close(descriptor) }

  /// Watches `watched` from now on; `token` comes back with its events.
  ///
  /// A regular file cannot be watched (EPERM): it is always ready. A descriptor that is closed
  /// leaves the queue by itself. The corresponding C function is `epoll_ctl`.
  public borrowing func add(
    _ watched: Int32,
    _ events: Events,
    token: UInt64
  ) throws(SystemError) {
    try control(EPOLL_CTL_ADD, watched, events, token)
  }

  /// Changes what to wait for on `watched`; an empty set waits for errors only.
  ///
  /// The corresponding C function is `epoll_ctl`.
  public borrowing func change(
    _ watched: Int32,
    to events: Events,
    token: UInt64
  ) throws(SystemError) {
    try control(EPOLL_CTL_MOD, watched, events, token)
  }

  /// Watches `watched` no longer.
  ///
  /// The corresponding C function is `epoll_ctl`.
  public borrowing func remove(_ watched: Int32) throws(SystemError) {
    try control(EPOLL_CTL_DEL, watched, [], 0)
  }

  private borrowing func control(
    _ operation: Int32,
    _ watched: Int32,
    _ events: Events,
    _ token: UInt64
  ) throws(SystemError) {
    var event = unsafe epoll_event(events: events.rawValue, data: epoll_data_t(u64: token))
    _ = try systemCall("epoll_ctl") {
      // The kernel copies the event before the call returns.
      unsafe epoll_ctl(descriptor, operation, watched, &event)
    }
  }

  /// Waits until a descriptor is ready or `deadline` has passed (`nil`: without end), and returns
  /// how many are: 0 at the deadline, and when a signal was caught.
  ///
  /// The corresponding C function is `epoll_wait`; it counts milliseconds, and a wait is never
  /// shorter than asked for.
  @discardableResult
  public mutating func wait(until deadline: MonotonicTime?) throws(SystemError) -> Int {
    var timeout: Int32 = -1
    if let deadline {
      let rest = max(0, MonotonicTime.now.nanoseconds(to: deadline))
      timeout = Int32(clamping: rest / 1_000_000 + (rest % 1_000_000 == 0 ? 0 : 1))
    }
    readyCount = 0
    let count = try nonblockingSystemCall("epoll_wait") {
      // The kernel writes at most as many events as the array holds.
      unsafe ready.withUnsafeMutableBufferPointer {
        unsafe epoll_wait(descriptor, $0.baseAddress, Int32(clamping: $0.count), timeout)
      }
    }
    readyCount = Int(count ?? 0)
    return readyCount
  }

  /// The token of the ready descriptor at `place`, 0 up to ``readyCount``.
  public borrowing func token(at place: Int) -> UInt64 {
    unsafe ready[place].data.u64
  }

  /// What was found at `place`, 0 up to ``readyCount``.
  public borrowing func events(at place: Int) -> Events {
    unsafe Events(rawValue: ready[place].events)
  }
}
