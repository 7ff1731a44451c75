/// The probes of a sweep that wait for their replies: a queue for each number of the try, all of
/// whose probes wait equally long.
///
/// With a back-off each try waits longer than the one before. The targets of a sweep are mostly at
/// tries that follow each other, so that looking at the queues between the first and the last that
/// is not empty costs little, however many tries there are.
struct WaitingTries {
  /// How long the first try waits, in nanoseconds; `nil` for no end.
  private let timeout: Int64?
  /// What each try waits longer by than the one before.
  private let backoff: Double
  private var queues: [SerialQueue] = []
  /// How long each of them waits.
  private var timeouts: [Int64?] = []
  /// How many times as long as the first try the next new queue waits.
  private var factor = 1.0
  /// The queues outside of these are empty.
  private(set) var levels = 0..<0

  /// The last try with a queue of its own, long after waits have grown beyond all measure; those
  /// behind it share it.
  private static let maximumLevel: UInt64 = 1024

  /// No probes, of which the first to a target is waited for so long, in nanoseconds.
  init(timeout: Int64?, backoff: Double) {
    self.timeout = timeout
    self.backoff = backoff
  }

  /// Adds the probe `serial`, which is the `number`th to its target, from 1.
  mutating func append(_ serial: UInt64, try number: UInt64) {
    let level = backoff == 1 ? 0 : Int(min(number - 1, Self.maximumLevel))
    while queues.count <= level { addQueue() }
    queues[level].append(serial)
    levels =
      levels.isEmpty
      ? level..<level + 1 : min(levels.lowerBound, level)..<max(levels.upperBound, level + 1)
  }

  private mutating func addQueue() {
    timeouts.append(timeout.map { Int64(exactly: (Double($0) * factor).rounded()) ?? .max })
    // An infinite number of times no time at all would be no number, and taken for no end.
    factor = min(factor * backoff, .greatestFiniteMagnitude)
    queues.append(SerialQueue())
  }

  /// The oldest probe at `level`.
  func first(at level: Int) -> UInt64? { queues[level].first }

  /// How long probes at `level` are waited for, in nanoseconds; `nil` for no end.
  func timeout(at level: Int) -> Int64? { timeouts[level] }

  /// Takes the oldest probe at `level` away.
  mutating func removeFirst(at level: Int) {
    queues[level].removeFirst()
    guard queues[level].isEmpty else { return }
    var (lower, upper) = (levels.lowerBound, levels.upperBound)
    while lower < upper, queues[lower].isEmpty { lower += 1 }
    while lower < upper, queues[upper - 1].isEmpty { upper -= 1 }
    levels = lower..<upper
  }
}
