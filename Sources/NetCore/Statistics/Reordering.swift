/// Replies that arrived after one to a later probe (RFC 4737).
///
/// A reply is reordered when a reply to a later probe came before (§3.3). Its extent (§4.2) is how
/// many replies back the first such one came.
public struct Reordering: Hashable, Sendable {
  /// Replies to successive probes that came one after the other, each in its place.
  private struct Run: Hashable, Sendable {
    /// The number of the first probe.
    var first: UInt64
    /// The number of the last probe.
    var last: UInt64
    /// How many replies had come when that to ``first`` came.
    var arrival: UInt64
  }

  /// So many gaps in the numbers may lie between a reply and those it should have come before; for
  /// one that is later still, the extent is cut.
  private static let remembered = 16

  /// The number of replies.
  public private(set) var count: UInt64 = 0
  /// The number of replies that came after one to a later probe.
  public private(set) var reordered: UInt64 = 0
  /// The largest extent, in replies; 0 when none is reordered.
  public private(set) var largestExtent: UInt64 = 0
  /// The replies that were later than all before them, oldest first, but for ``newest``: only one of
  /// these can be the first that overtook another.
  private var older: [Run] = []
  /// The last of these, with which most replies go on.
  private var newest: Run?

  /// No reply yet.
  public init() {}

  /// Takes the first reply to the probe numbered `sequence` into account, in the order of arrival.
  ///
  /// Returns the extent of its reordering; 0 for one in order.
  @discardableResult
  public mutating func add(sequence: UInt64) -> UInt64 {
    let arrival = count
    count += 1
    guard let newest, sequence <= newest.last else {
      appendInOrder(sequence, arrival)
      return 0
    }
    let extent = arrival - overtaking(sequence, newest)
    reordered += 1
    largestExtent = max(largestExtent, extent)
    return extent
  }

  @inline(__always)
  private mutating func appendInOrder(_ sequence: UInt64, _ arrival: UInt64) {
    if let newest {
      if newest.last &+ 1 == sequence, arrival - newest.arrival == sequence - newest.first {
        self.newest?.last = sequence
        return
      }
      if older.count == Self.remembered - 1 { older.removeFirst() }
      older.append(newest)
    }
    newest = Run(first: sequence, last: sequence, arrival: arrival)
  }

  /// When the first reply came to a probe later than `sequence`, which is not later than `newest`.
  private func overtaking(_ sequence: UInt64, _ newest: Run) -> UInt64 {
    let run = older.first { $0.last > sequence } ?? newest
    // The reply to the same probe once more has overtaken itself.
    guard run.last > sequence else { return run.arrival + (run.last - run.first) }
    return sequence < run.first ? run.arrival : run.arrival + (sequence - run.first) + 1
  }

  /// The share of replies that are reordered, 0 to 1; 0 when there is none (RFC 4737 §4.1).
  public var ratio: Double { count == 0 ? 0 : Double(reordered) / Double(count) }
}
