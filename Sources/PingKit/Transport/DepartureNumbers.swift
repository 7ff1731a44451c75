/// Which probe each of the kernel's departure stamps belongs to, and whether one is due.
///
/// The kernel numbers what it sends from 0, in 32 bits; see `ICMPSocket.restartDepartures()`.
struct DepartureNumbers {
  /// Whether stamps are made at all, as far as is known.
  private(set) var isExpected: Bool
  /// Probes whose serials follow each other, as their numbers do.
  private struct Run {
    var firstNumber: UInt32
    var firstSerial: UInt64
  }

  /// The newest runs: one is enough, unless another socket sends probes in between.
  private var runs: [Run] = []
  /// Probes from before a restart whose stamps have not come, in the order of departure.
  private var earlier: [(number: UInt32, serial: UInt64)] = []
  /// The number that the next probe has.
  private var nextNumber: UInt32 = 0
  /// The newest probe that was sent.
  private var newestSent: UInt64 = 0
  /// The newest probe whose stamp came.
  private var newestStamped: UInt64 = 0
  private var isAnyStamped = false
  private var receiptCount = 0

  /// After so many messages without a stamp none is looked for any more: the device makes none.
  private static let patience = 64

  private static let maximumRunCount = 4096
  private static let maximumEarlierCount = 1024

  /// No departure yet; the next has the number `firstNumber`.
  init(isExpected: Bool, firstNumber: UInt32 = 0) {
    self.isExpected = isExpected
    nextNumber = firstNumber
  }

  /// Whether a probe was sent whose departure is not known yet.
  var isOneDue: Bool { isExpected && newestStamped < newestSent }

  /// Notes that the probe `serial`, newer than all before it, was sent.
  mutating func recordSend(of serial: UInt64) {
    if runs.isEmpty || serial != newestSent + 1 {
      if runs.count >= Self.maximumRunCount { runs.removeFirst(Self.maximumRunCount / 2) }
      runs.append(Run(firstNumber: nextNumber, firstSerial: serial))
    } else if let last = runs.last, nextNumber &- last.firstNumber >= 1 << 31 {
      // Numbers wrap: a run is never so long that one of them has two meanings.
      runs = [last, Run(firstNumber: nextNumber, firstSerial: serial)]
    }
    nextNumber &+= 1
    newestSent = serial
  }

  /// Notes that `count` messages came.
  mutating func recordReceipts(_ count: Int) {
    guard isExpected, !isAnyStamped else { return }
    receiptCount += count
    if receiptCount >= Self.patience { isExpected = false }
  }

  /// The next probe that is sent has number 0.
  mutating func restart() {
    for (place, run) in runs.enumerated() {
      let end = place + 1 < runs.count ? runs[place + 1].firstNumber : nextNumber
      let length = UInt64(end &- run.firstNumber)
      let known = newestStamped >= run.firstSerial ? newestStamped - run.firstSerial + 1 : 0
      let kept = max(known, length - min(length, UInt64(Self.maximumEarlierCount)))
      guard kept < length else { continue }
      for offset in kept..<length {
        let number = run.firstNumber &+ UInt32(truncatingIfNeeded: offset)
        earlier.append((number, run.firstSerial + offset))
      }
    }
    earlier.removeFirst(max(0, earlier.count - Self.maximumEarlierCount))
    runs.removeAll(keepingCapacity: true)
    nextNumber = 0
  }

  /// The probe that the kernel numbered `number`, which must be one that was sent.
  ///
  /// After a restart the same number may name several probes: the oldest leaves first.
  mutating func serial(of number: UInt32) -> UInt64? {
    if let place = earlier.firstIndex(where: { $0.number == number }) {
      let serial = earlier[place].serial
      // Those before it left without a stamp.
      earlier.removeFirst(place + 1)
      recordStamp(of: serial)
      return serial
    }
    // Numbers wrap, and the newest one is near.
    let back = nextNumber &- 1 &- number
    for run in runs.reversed() {
      let length = nextNumber &- run.firstNumber
      guard back < length else { continue }
      let serial = run.firstSerial + UInt64(number &- run.firstNumber)
      guard serial <= newestSent else { return nil }
      recordStamp(of: serial)
      return serial
    }
    return nil
  }

  private mutating func recordStamp(of serial: UInt64) {
    isExpected = true
    isAnyStamped = true
    newestStamped = max(newestStamped, serial)
  }
}
