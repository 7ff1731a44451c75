import TestSupport
import Testing

@testable import NetCore

@Suite struct ProportionIntervalTests {
  /// Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ])
  func `the bounds are those of the literature`(
    _ count: UInt64,
    _ total: UInt64,
    _ lower: Double,
    _ upper: Double
  ) throws {
    let interval = try #require(ProportionInterval(count: count, of: total))
    #expect(abs(interval.lowerBound - lower) < 0.00005)
    #expect(abs(interval.upperBound - upper) < 0.00005)
  }

  @Test func `without trials there is no interval`() {
    #expect(ProportionInterval(count: 0, of: 0) == nil)
    #expect(ProportionInterval(count: 5, of: 0) == nil)
  }

  @Test func `all or nothing reaches the ends`() throws {
    let none = try #require(ProportionInterval(count: 0, of: 3))
    let all = try #require(ProportionInterval(count: 3, of: 3))
    #expect(none.lowerBound == 0)
    #expect(all.upperBound == 1)
    // They mirror each other.
    #expect(abs(none.upperBound + all.lowerBound - 1) < 1e-12)
    #expect(none.upperBound < 0.57 && none.upperBound > 0.56)
  }

  @Test func `more than all counts as all, and huge numbers stay within 0 and 1`() throws {
    #expect(ProportionInterval(count: 9, of: 3) == ProportionInterval(count: 3, of: 3))
    for count in [0, 1, UInt64.max / 2, .max - 1, .max] {
      let interval = try #require(ProportionInterval(count: count, of: .max))
      #expect(0 <= interval.lowerBound && interval.lowerBound <= interval.upperBound)
      #expect(interval.upperBound <= 1)
    }
  }

  @Test func `the interval holds the proportion and narrows with more trials`() throws {
    var generator = SeededGenerator()
    for _ in 0..<500 {
      let total = UInt64.random(in: 1...10_000, using: &generator)
      let count = UInt64.random(in: 0...total, using: &generator)
      let share = Double(count) / Double(total)
      let interval = try #require(ProportionInterval(count: count, of: total))
      let narrower = try #require(ProportionInterval(count: count * 10, of: total * 10))
      #expect(interval.lowerBound <= share && share <= interval.upperBound)
      #expect(
        narrower.upperBound - narrower.lowerBound < interval.upperBound - interval.lowerBound
      )
    }
  }
}
