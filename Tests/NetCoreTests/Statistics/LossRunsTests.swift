import TestSupport
import Testing

@testable import NetCore

@Suite struct LossRunsTests {
  /// Probes a second apart, the first at 0.
  private func runs(_ lost: [UInt64]) -> LossRuns {
    var runs = LossRuns(period: 1_000)
    for number in lost { runs.add(sequence: number, sentAt: Int64(number) * 1_000) }
    return runs
  }

  @Test func `nothing lost is no run and no outage`() {
    let none = runs([])
    #expect(none.count == 0)
    #expect(none.longest == 0)
    #expect(none.outage == 0)
    #expect(none.longestOutage == 0)
  }

  @Test func `one lost probe is an outage of one period`() {
    let one = runs([5])
    #expect(one.count == 1)
    #expect(one.longest == 1)
    #expect(one.outage == 1_000)
  }

  @Test func `an outage lasts until the probe behind the last lost one`() {
    let runs = runs([3, 4, 5, 9])
    #expect(runs.count == 2)
    #expect(runs.longest == 3)
    #expect(runs.longestOutage == 3_000)
    #expect(runs.outage == 4_000)
  }

  @Test(arguments: [[4, 5, 3], [5, 4, 3], [3, 5, 4], [5, 3, 4], [4, 3, 5]] as [[UInt64]])
  func `a timeout that comes after the error of a later probe closes the gap`(order: [UInt64]) {
    let runs = runs(order)
    #expect(runs.count == 1)
    #expect(runs.longest == 3)
    #expect(runs.outage == 3_000)
  }

  @Test func `a loss that was told already changes nothing`() {
    #expect(runs([3, 4, 4, 3, 5, 4]) == runs([3, 4, 5]))
  }

  @Test func `the ends of the numbers and of the clock do not trap`() {
    var runs = LossRuns(period: .max)
    for number in [0, .max, 1, .max - 1, .max, 0] as [UInt64] {
      runs.add(sequence: number, sentAt: number < 2 ? .min : .max)
    }
    #expect(runs.longest == 2)
    #expect(runs.outage == .max)
    var backwards = LossRuns(period: -5)
    backwards.add(sequence: 1, sentAt: 1_000)
    backwards.add(sequence: 2, sentAt: 0)
    #expect(backwards.outage == 0)
  }

  @Test func `any losses told nearly in order give the figures of sorted ones`() {
    var generator = SeededGenerator()
    for _ in 0..<200 {
      let lost = (1...300 as ClosedRange<UInt64>).filter { _ in
        Int.random(in: 0..<100, using: &generator) < 60
      }
      // Each may be told up to eight numbers late.
      let delays = lost.map { $0 + UInt64.random(in: 0...8, using: &generator) }
      let told = lost.indices.sorted { delays[$0] < delays[$1] }.map { lost[$0] }
      var longest: UInt64 = 0
      var count: UInt64 = 0
      var current: UInt64 = 0
      var previous: UInt64 = 0
      for number in lost {
        if number == previous + 1, previous > 0 {
          current += 1
        } else {
          (current, count) = (1, count + 1)
        }
        longest = max(longest, current)
        previous = number
      }
      let runs = runs(told)
      #expect(runs.longest == longest)
      #expect(runs.count == count)
      #expect(runs.outage == Int64(lost.count) * 1_000)
    }
  }
}
