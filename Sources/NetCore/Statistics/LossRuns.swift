/// Probes that were lost one after the other: the longest run of them, and how long nothing came
/// through.
///
/// Losses may be told in any order that is nearly that of their numbers: an ICMP error tells of its
/// probe at once, a timeout seconds later. The newest ``remembered`` runs can still grow together.
public struct LossRuns: Hashable, Sendable {
  /// A run of lost probes: their numbers, and when the first and the last was sent.
  private struct Run: Hashable, Sendable {
    var first: UInt64
    var last: UInt64
    var firstSentAt: Int64
    var lastSentAt: Int64

    /// Both ends counted; a run of all numbers that there are is one short.
    var count: UInt64 { (last - first).addingReportingOverflow(1).partialValue }
  }

  /// So many runs may still grow together.
  private static let remembered = 16

  /// In the order of their numbers.
  private var runs: [Run] = []
  /// The time from one probe to the next, in nanoseconds: the last lost probe of a run stands for
  /// that much.
  private let period: Int64
  /// Of the runs that are not remembered any more.
  private var forgottenLongest: UInt64 = 0
  private var forgottenLongestOutage: Int64 = 0
  private var forgottenOutage: Int64 = 0
  private var forgottenCount: UInt64 = 0

  /// No loss yet; probes are sent `period` nanoseconds apart.
  public init(period: Int64 = 0) { self.period = max(period, 0) }

  /// Takes the loss of the probe numbered `sequence`, sent at `sentAt` on a clock that does not
  /// step, in nanoseconds, into account; a loss that was told already changes nothing.
  public mutating func add(sequence: UInt64, sentAt: Int64) {
    // The place of the first run that ends at the probe before this one, or behind it. It is most
    // often the last one.
    var index = runs.count
    while index > 0, Self.touches(runs[index - 1], sequence) { index -= 1 }
    guard index < runs.count, runs[index].first <= sequence || runs[index].first - 1 == sequence
    else {
      runs.insert(
        Run(first: sequence, last: sequence, firstSentAt: sentAt, lastSentAt: sentAt),
        at: index
      )
      return forgetOldest()
    }
    if sequence > runs[index].last {
      runs[index].last = sequence
      runs[index].lastSentAt = sentAt
      joinNext(to: index)
    } else if sequence < runs[index].first {
      runs[index].first = sequence
      runs[index].firstSentAt = sentAt
    }
  }

  /// Whether `run` ends at the number before `sequence`, or behind it.
  private static func touches(_ run: Run, _ sequence: UInt64) -> Bool {
    run.last >= sequence || sequence - run.last == 1
  }

  /// Joins the run at `index` with the next one, if that begins where it ends.
  private mutating func joinNext(to index: Int) {
    let next = index + 1
    guard next < runs.count, runs[next].first - 1 == runs[index].last else { return }
    runs[index].last = runs[next].last
    runs[index].lastSentAt = runs[next].lastSentAt
    runs.remove(at: next)
  }

  private mutating func forgetOldest() {
    guard runs.count > Self.remembered else { return }
    let run = runs.removeFirst()
    forgottenCount += 1
    forgottenLongest = max(forgottenLongest, run.count)
    let outage = duration(of: run)
    forgottenLongestOutage = max(forgottenLongestOutage, outage)
    forgottenOutage = Self.sum(forgottenOutage, outage)
  }

  private func duration(of run: Run) -> Int64 {
    let (span, overflow) = run.lastSentAt.subtractingReportingOverflow(run.firstSentAt)
    return Self.sum(overflow ? .max : max(0, span), period)
  }

  /// The sum of two numbers that are not negative, or the largest there is.
  private static func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }
}

extension LossRuns {
  /// The number of runs.
  public var count: UInt64 { forgottenCount + UInt64(runs.count) }

  /// The number of probes in the longest run.
  public var longest: UInt64 { runs.reduce(forgottenLongest) { max($0, $1.count) } }

  /// How long all runs lasted together, in nanoseconds: from the sending of the first probe of a run
  /// until the next one after its last was due.
  public var outage: Int64 { runs.reduce(forgottenOutage) { Self.sum($0, duration(of: $1)) } }

  /// How long the longest lasting run lasted, in nanoseconds.
  public var longestOutage: Int64 {
    runs.reduce(forgottenLongestOutage) { max($0, duration(of: $1)) }
  }
}
