import TestSupport
import Testing

@testable import NetCore

@Suite struct RoundTripStatisticsTests {
  private func statistics(_ times: [Int64]) -> RoundTripStatistics {
    var statistics = RoundTripStatistics()
    for time in times { statistics.add(time) }
    return statistics
  }

  @Test func `nothing measured is all zeros`() {
    let none = statistics([])
    #expect(none.count == 0)
    #expect(
      [none.minimum, none.average, none.maximum, none.deviation, none.smoothed] == [0, 0, 0, 0, 0]
    )
  }

  @Test func `one time is its own minimum, average and maximum`() {
    let one = statistics([48_123])
    #expect([one.minimum, one.average, one.maximum] == [48_123, 48_123, 48_123])
    #expect(one.deviation == 0)
    #expect(one.smoothed == 48_123)
  }

  @Test func `the deviation is that of the population`() {
    // The mean of 2, 4, 4, 4, 5, 5, 7, 9 is 5, and their standard deviation is 2.
    let times = statistics([2, 4, 4, 4, 5, 5, 7, 9].map { $0 * 1_000_000 })
    #expect(times.average == 5_000_000)
    #expect(times.deviation == 2_000_000)
    #expect(times.minimum == 2_000_000)
    #expect(times.maximum == 9_000_000)
  }

  @Test func `the moving average gives the newest time a weight of one eighth`() {
    #expect(statistics([800, 1600]).smoothed == 900)
  }

  @Test func `a negative time counts as zero`() {
    #expect(statistics([-5, 10]).minimum == 0)
    #expect(statistics([-5, 10]).average == 5)
  }

  @Test func `absurd times neither overflow nor trap`() {
    let absurd = statistics(Array(repeating: .max, count: 100_000))
    #expect(absurd.deviation == 0)
    #expect(absurd.average == absurd.maximum)
    #expect(statistics([.min, .max]).deviation > 0)
  }

  @Test func `the figures agree with floating-point arithmetic`() {
    var generator = SeededGenerator()
    for _ in 0..<50 {
      let times = (0..<Int.random(in: 2...200, using: &generator)).map { _ in
        Int64.random(in: 1_000...50_000_000, using: &generator)
      }
      let mean = times.reduce(0.0) { $0 + Double($1) } / Double(times.count)
      let variance =
        times.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(times.count)
      let figures = statistics(times)
      #expect(abs(Double(figures.average) - mean) <= 1)
      #expect(abs(Double(figures.deviation) - variance.squareRoot()) <= 2)
    }
  }

  @Test func `the square root is the largest integer whose square fits`() {
    let large: [UInt128] = [1 << 64, (1 << 64) - 1, .max]
    for value in (0...1000).map({ UInt128($0) }) + large {
      let root = RoundTripStatistics.squareRoot(of: value)
      #expect(root * root <= value)
      let (next, overflow) = (root + 1).multipliedReportingOverflow(by: root + 1)
      #expect(overflow || next > value)
    }
  }
}
