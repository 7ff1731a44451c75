import TestSupport
import Testing

@testable import SniffKit

@Suite struct TrafficIntervalsTests {
  private static let second: Int64 = 1_000_000_000

  private func total(_ intervals: TrafficIntervals) -> TrafficCount {
    intervals.intervals.reduce(TrafficCount(), +)
  }

  @Test func `packets within the shortest intervals keep them`() {
    var intervals = TrafficIntervals()
    for place in 0..<60 { intervals.add(100, at: Int64(place) * TrafficIntervals.shortest) }
    #expect(intervals.length == TrafficIntervals.shortest)
    #expect(intervals.intervals.map(\.packets) == Array(repeating: 1, count: 60))
    #expect(intervals.start == 0)
  }

  @Test func `intervals double when the run grows longer, and nothing is lost`() {
    var intervals = TrafficIntervals()
    for second in 0..<60 { intervals.add(UInt64(second), at: Int64(second) * Self.second) }
    #expect(intervals.length == Self.second)
    #expect(intervals.intervals.map(\.octets) == (0..<60).map { UInt64($0) })
    intervals.add(60, at: 60 * Self.second)
    #expect(intervals.length == 2 * Self.second)
    #expect(intervals.intervals.count == 31)
    #expect(intervals.intervals.first == TrafficCount(packets: 2, octets: 1))
    #expect(total(intervals) == TrafficCount(packets: 61, octets: 60 * 61 / 2))
  }

  @Test func `packets from before the first one have intervals, too`() {
    var intervals = TrafficIntervals()
    intervals.add(1, at: 0)
    intervals.add(2, at: -1)
    intervals.add(3, at: -10 * TrafficIntervals.shortest)
    #expect(intervals.start == -10 * TrafficIntervals.shortest)
    #expect(intervals.intervals.map(\.octets) == [3, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1])
    intervals.add(4, at: -Self.second)
    #expect(total(intervals) == TrafficCount(packets: 4, octets: 10))
    #expect(intervals.start <= -Self.second)
  }

  @Test func `any times are counted`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      var intervals = TrafficIntervals()
      var earliest = Int64.max
      for _ in 0..<100 {
        let time =
          Int64(truncatingIfNeeded: generator.next()) >> Int64.random(in: 0..<60, using: &generator)
        earliest = min(earliest, time)
        intervals.add(1, at: time)
      }
      #expect(total(intervals).packets == 100)
      #expect(intervals.intervals.count <= TrafficIntervals.limit)
      #expect(intervals.start <= earliest)
    }
    var extremes = TrafficIntervals()
    for time in [0, Int64.min, .max, 1, .min, -1] { extremes.add(1, at: time) }
    #expect(total(extremes).packets == 6)
  }
}
