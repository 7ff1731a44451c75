import NetLinux
import TestSupport
import Testing

@testable import PingKit

@Suite struct SlidingWindowTests {
  private static let second: Int64 = 1_000_000_000

  private func instant(_ seconds: Double) -> MonotonicTime {
    MonotonicTime(nanoseconds: Int64(seconds * 1e9))
  }

  @Test func `an empty window knows nothing`() {
    let figures = SlidingWindow(length: 10 * Self.second).figures(at: instant(5))
    #expect(figures == WindowFigures())
    #expect(figures.lossPercent == nil)
    #expect(figures.average == 0)
  }

  @Test func `what is older than the window does not count`() {
    var window = SlidingWindow(length: 10 * Self.second)
    for number in 0..<100 {
      let at = instant(Double(number) + 0.5)
      if number.isMultiple(of: 4) {
        window.addLoss(at: at)
      } else {
        window.addReply(roundTrip: Int64(number) * 1_000, at: at)
      }
    }
    // The last ten: 90 to 99, with 92 and 96 lost.
    let figures = window.figures(at: instant(100))
    #expect(figures.received == 8)
    #expect(figures.lost == 2)
    #expect(figures.lossPercent == 20)
    #expect(figures.minimum == 90_000)
    #expect(figures.maximum == 99_000)
    #expect(figures.average == (90 + 91 + 93 + 94 + 95 + 97 + 98 + 99) * 1_000 / 8)
    #expect(window.figures(at: instant(200)) == WindowFigures())
  }

  @Test func `a window agrees with the events themselves, up to a sixtieth of its length`() {
    var generator = SeededGenerator()
    for seconds in [1, 10, 60] as [Int64] {
      let length = seconds * Self.second
      var window = SlidingWindow(length: length)
      var events: [Int64] = []
      var now: Int64 = -5 * length
      for _ in 0..<2_000 {
        now += Int64.random(in: 0...length / 50, using: &generator)
        events.append(now)
        window.addReply(roundTrip: 1, at: MonotonicTime(nanoseconds: now))
        let figures = window.figures(at: MonotonicTime(nanoseconds: now))
        let least = events.count { $0 > now - length + length / 60 }
        let most = events.count { $0 > now - length - length / 60 }
        #expect((UInt64(least)...UInt64(most)).contains(figures.received))
      }
    }
  }

  @Test func `what is told too late is left out`() {
    var window = SlidingWindow(length: 10 * Self.second)
    window.addReply(roundTrip: 5, at: instant(100))
    window.addReply(roundTrip: 1, at: instant(90))
    window.addReply(roundTrip: 1, at: instant(40))
    #expect(window.figures(at: instant(100)).received == 1)
    // A second late is no trouble.
    window.addReply(roundTrip: 5, at: instant(99))
    #expect(window.figures(at: instant(100)).received == 2)
  }

  @Test func `absurd times and lengths do not trap`() {
    for length in [.min, -1, 0, 1, .max] as [Int64] {
      var window = SlidingWindow(length: length)
      for nanoseconds in [.min, -1, 0, 1, .max, .min] as [Int64] {
        window.addReply(roundTrip: nanoseconds, at: MonotonicTime(nanoseconds: nanoseconds))
        window.addLoss(at: MonotonicTime(nanoseconds: nanoseconds))
        let figures = window.figures(at: MonotonicTime(nanoseconds: nanoseconds))
        #expect(figures.average >= 0)
      }
    }
  }
}
