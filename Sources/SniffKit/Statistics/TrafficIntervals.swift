/// Packets and octets over time, in a fixed number of intervals of equal length.
///
/// How long a run lasts is not known when it begins: when a packet lies outside of what the
/// intervals cover, each two of them become one of twice the length. Lengths are seconds divided or
/// multiplied by powers of two.
struct TrafficIntervals {
  /// The most intervals there are.
  static let limit = 60
  /// The length of the first intervals, in nanoseconds: a 512th of a second, which doubles to 1 s.
  static let shortest: Int64 = 1_000_000_000 / 512

  /// The length of an interval, in nanoseconds.
  private(set) var length = shortest
  /// What each interval counted, that of `low` first.
  private var counts = [TrafficCount](repeating: TrafficCount(), count: limit)
  /// The number of the first interval: it begins `low` lengths after the start of the statistics.
  private var low: Int64 = 0
  /// The numbers of the first and the last interval that a packet lies in; none when empty.
  private var used: ClosedRange<Int64>?
  /// Where the interval of the last packet begins, and its place in ``counts``.
  private var newest: (start: Int64, place: Int) = (.max, 0)

  /// Counts a packet of `octets` octets at `time`, in nanoseconds from the start of the statistics.
  @inline(__always)
  mutating func add(_ octets: UInt64, at time: Int64) {
    let (passed, overflow) = time.subtractingReportingOverflow(newest.start)
    if overflow || passed < 0 || passed >= length { move(to: time) }
    counts[newest.place].add(octets)
  }

  /// Makes the interval of `time` the newest.
  private mutating func move(to time: Int64) {
    while true {
      let number = Self.number(of: time, length)
      let first = min(used?.lowerBound ?? number, number)
      let last = max(used?.upperBound ?? number, number)
      guard last - first < Int64(Self.limit) else {
        widen()
        continue
      }
      if used == nil { low = first }
      // What was counted moves so that the earliest interval has the first place.
      if first < low || last >= low + Int64(Self.limit) { shift(to: first) }
      used = first...last
      let (start, overflow) = number.multipliedReportingOverflow(by: length)
      newest = (overflow ? .min : start, Int(number - low))
      return
    }
  }

  private static func number(of time: Int64, _ length: Int64) -> Int64 {
    let (quotient, remainder) = time.quotientAndRemainder(dividingBy: length)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// Makes intervals of twice the length.
  private mutating func widen() {
    guard let used else { return }
    // Sixty intervals cover all instants there are long before this length overflows.
    length *= 2
    let first = used.lowerBound >> 1
    var wider = [TrafficCount](repeating: TrafficCount(), count: Self.limit)
    for number in used {
      let place = Int((number >> 1) - first)
      wider[place] = wider[place] + counts[Int(number - low)]
    }
    counts = wider
    low = first
    self.used = first...(used.upperBound >> 1)
  }

  /// Makes the interval numbered `first` the first.
  private mutating func shift(to first: Int64) {
    var moved = [TrafficCount](repeating: TrafficCount(), count: Self.limit)
    if let used {
      for number in used { moved[Int(number - first)] = counts[Int(number - low)] }
    }
    counts = moved
    low = first
  }

  /// When the first interval begins, in nanoseconds from the start of the statistics.
  var start: Int64 {
    let (start, overflow) = (used?.lowerBound ?? 0).multipliedReportingOverflow(by: length)
    return overflow ? .min : start
  }

  /// The intervals from the first packet to the last, the earliest first.
  var intervals: ArraySlice<TrafficCount> {
    guard let used else { return [] }
    return counts[Int(used.lowerBound - low)...Int(used.upperBound - low)]
  }
}
