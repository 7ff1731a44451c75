/// Which probe each of the kernel's departure stamps belongs to, and whether one is due.
///
/// The kernel numbers what it sends from 0, in 32 bits; see `ICMPSocket.restartDepartures()`.
struct DepartureNumbers {
  /// Whether stamps are made at all, as far as is known.
  private(set) var isExpected: Bool
  /// The probe that has number 0; `nil` before the first is sent.
  private var first: UInt64?
  /// The newest probe that was sent.
  private var newestSent: UInt64 = 0
  /// The newest probe whose stamp came.
  private var newestStamped: UInt64 = 0
  private var isAnyStamped = false
  private var receiptCount = 0

  /// After so many messages without a stamp none is looked for any more: the device makes none.
  private static let patience = 64

  /// No departure yet.
  init(isExpected: Bool) { self.isExpected = isExpected }

  /// Whether a probe was sent whose departure is not known yet.
  var isOneDue: Bool { isExpected && newestStamped < newestSent }

  /// Notes that the probe numbered `sequence`, newer than all before it, was sent.
  mutating func recordSend(of sequence: UInt64) {
    first = first ?? sequence
    newestSent = sequence
  }

  /// Notes that a message came.
  mutating func recordReceipt() {
    guard isExpected, !isAnyStamped else { return }
    receiptCount += 1
    if receiptCount >= Self.patience { isExpected = false }
  }

  /// The next probe that is sent has number 0.
  mutating func restart() { first = nil }

  /// The probe that the kernel numbered `number`, which must be one that was sent.
  ///
  /// After a restart an old number may name a newer probe; its stamp is then from before that was
  /// sent.
  mutating func sequence(of number: UInt32) -> UInt64? {
    guard let first else { return nil }
    // Numbers wrap, and the newest one is near.
    let back = UInt32(truncatingIfNeeded: newestSent &- first) &- number
    guard UInt64(back) <= newestSent - first else { return nil }
    let sequence = newestSent - UInt64(back)
    isExpected = true
    isAnyStamped = true
    newestStamped = max(newestStamped, sequence)
    return sequence
  }
}
