internal import CLinuxNet
internal import Glibc

/// Remembers signals so that a loop can end, or report, in order.
///
/// The handler only counts and makes ``descriptor`` readable, so that a signal between a check and
/// a wait is never lost. There is one latch in a process: installing it again adds signals.
public struct SignalLatch: Sendable {
  /// A descriptor for poll(2) that is readable once a signal was caught.
  public let descriptor: Int32

  /// Catches `signals` from now on.
  ///
  /// With `endsAtSecond`, a second SIGINT, SIGTERM or SIGALRM ends the process at once, for people
  /// who do not wait for an end in order; when it comes within 0.3 seconds it is taken for the first,
  /// which timeout(1) sends twice. The corresponding C function is `sigaction`.
  public init(
    catching signals: [CaughtSignal] = [.interrupt, .terminate],
    endsAtSecond: Bool = false
  ) throws(SystemError) {
    if endsAtSecond { netdiag_signal_latch_end_at_second() }
    let numbers = signals.map(\.rawValue)
    descriptor = try systemCall("sigaction") {
      unsafe netdiag_signal_latch_install(numbers, Int32(numbers.count))
    }
  }

  /// How often `signal` was caught.
  public func count(of signal: CaughtSignal) -> Int {
    Int(netdiag_signal_latch_count(signal.rawValue))
  }

  /// Whether SIGINT, SIGTERM or SIGALRM was caught: the run is to end with its summary.
  public var isStopRequested: Bool { Self.wasStopRequested }

  /// Whether the process's latch, if it was installed, caught SIGINT, SIGTERM or SIGALRM.
  static var wasStopRequested: Bool {
    netdiag_signal_latch_count(SIGINT) > 0 || netdiag_signal_latch_count(SIGTERM) > 0
      || netdiag_signal_latch_count(SIGALRM) > 0
  }

  /// Does `work` while these signals end the process at once, as they do without a latch: for
  /// work that cannot be interrupted, before there is anything to end in order.
  public func endingAtOnce<Result>(_ work: () throws -> Result) rethrows -> Result {
    netdiag_signal_latch_end_at_once(1)
    defer { netdiag_signal_latch_end_at_once(0) }
    return try work()
  }

  /// Makes ``descriptor`` wait for the next signal.
  public func drain() {
    var count: UInt64 = 0
    // An event descriptor always yields eight octets, or EAGAIN when none waits.
    _ = unsafe read(descriptor, &count, 8)
  }
}
