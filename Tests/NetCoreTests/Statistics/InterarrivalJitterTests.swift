import TestSupport
import Testing

@testable import NetCore

@Suite struct InterarrivalJitterTests {
  private func jitter(_ times: [Int64]) -> InterarrivalJitter {
    var jitter = InterarrivalJitter()
    for time in times { jitter.add(time) }
    return jitter
  }

  @Test func `before the second reply there is no jitter`() {
    #expect(jitter([]).smoothed == nil)
    #expect(jitter([5_000]).smoothed == nil)
    #expect(jitter([5_000]).mean == nil)
  }

  @Test func `the first change counts a sixteenth`() {
    // RFC 3550 §6.4.1: J(i) = J(i-1) + (|D(i-1,i)| - J(i-1)) / 16, from J = 0.
    #expect(jitter([1_000, 2_600]).smoothed == 100)
    #expect(jitter([2_600, 1_000]).smoothed == 100)
  }

  @Test func `the estimate is that of the code in RFC 3550`() {
    // A.8: s->jitter += d - ((s->jitter + 8) >> 4); reported as s->jitter >> 4. By hand, for changes
    // of 160, 320 and 0: 160; 160 + 320 - 10 = 470; 470 - 29 = 441; 441 / 16 = 27.
    #expect(jitter([1_000, 1_160, 840, 840]).smoothed == 27)
  }

  @Test func `a steady change is its own jitter in the end`() {
    let times = (0..<400).map { Int64($0.isMultiple(of: 2) ? 10_000 : 26_000) }
    // The code of the RFC rounds, so that it may end half a sixteenth above.
    #expect((15_999...16_001).contains(jitter(times).smoothed ?? 0))
    #expect(jitter(times).mean == 16_000)
  }

  @Test func `the mean counts every change alike`() {
    #expect(jitter([10, 20, 50, 40]).mean == 16)  // (10 + 30 + 10) / 3
  }

  @Test func `the order of the times matters, unlike for the deviation`() {
    #expect(jitter([1, 2, 3, 4, 5, 6]).mean == 1)
    #expect(jitter([1, 6, 2, 5, 3, 4]).mean == 3)
  }

  @Test func `absurd times neither overflow nor trap`() throws {
    var absurd = InterarrivalJitter()
    for index in 0..<100_000 { absurd.add(index.isMultiple(of: 2) ? .min : .max) }
    #expect(try #require(absurd.smoothed) > 0)
    #expect(absurd.mean == 1 << 56)
  }

  @Test func `the figures agree with floating-point arithmetic`() throws {
    var generator = SeededGenerator()
    for _ in 0..<50 {
      let times = (0..<Int.random(in: 2...300, using: &generator)).map { _ in
        Int64.random(in: 1_000_000...50_000_000, using: &generator)
      }
      var estimate = 0.0
      var sum = 0.0
      for (left, right) in zip(times, times.dropFirst()) {
        let change = Double(abs(right - left))
        estimate += (change - estimate) / 16
        sum += change
      }
      let jitter = jitter(times)
      #expect(abs(Double(try #require(jitter.smoothed)) - estimate) < 2)
      #expect(abs(Double(try #require(jitter.mean)) - sum / Double(times.count - 1)) < 1)
    }
  }
}
