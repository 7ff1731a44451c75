/// Counts by a small number, such as a VLAN identifier; they take no memory until the first.
struct NumberedCounts {
  private let limit: Int
  private var counts: [TrafficCount] = []

  /// Counts of numbers below `limit`.
  init(limit: Int) { self.limit = limit }

  /// Counts a packet of `octets` octets with `number`; larger ones are ignored.
  mutating func add(_ number: Int, octets: UInt64) {
    if counts.isEmpty { counts = Array(repeating: TrafficCount(), count: limit) }
    guard counts.indices.contains(number) else { return }
    counts[number].add(octets)
  }

  /// The numbers that were counted, those with the most octets first.
  var all: [(number: Int, count: TrafficCount)] {
    counts.indices.lazy.filter { counts[$0].packets > 0 }.map { ($0, counts[$0]) }
      .sorted { $0.count.octets > $1.count.octets }
  }
}
