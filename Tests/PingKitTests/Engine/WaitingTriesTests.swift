import Testing

@testable import PingKit

@Suite struct WaitingTriesTests {
  @Test func `each try waits longer than the one before, until no clock goes so far`() {
    var tries = WaitingTries(timeout: 500_000_000, backoff: 1.5)
    for number in 1...200 as ClosedRange<UInt64> { tries.append(number, try: number) }
    #expect(
      (0..<4).map { tries.timeout(at: $0) } == [
        500_000_000, 750_000_000, 1_125_000_000, 1_687_500_000,
      ]
    )
    #expect(tries.timeout(at: 199) == .max)
    var endless = WaitingTries(timeout: nil, backoff: 1.5)
    endless.append(1, try: 3)
    #expect(endless.timeout(at: 2) == nil)
  }

  @Test func `a try that waits for nothing waits for nothing however often it is repeated`() {
    var tries = WaitingTries(timeout: 0, backoff: 5)
    tries.append(1, try: 1_000)
    #expect((0..<1_000).allSatisfy { tries.timeout(at: $0) == 0 })
  }

  @Test func `only the queues between the first and the last probe are looked at`() {
    var tries = WaitingTries(timeout: 1, backoff: 2)
    #expect(tries.levels.isEmpty)
    tries.append(1, try: 5)
    tries.append(2, try: 5)
    tries.append(3, try: 8)
    #expect(tries.levels == 4..<8)
    tries.removeFirst(at: 4)
    #expect(tries.first(at: 4) == 2)
    tries.removeFirst(at: 4)
    #expect(tries.levels == 7..<8)
    tries.append(4, try: 1)
    #expect(tries.levels == 0..<8)
    tries.removeFirst(at: 7)
    #expect(tries.levels == 0..<1)
    tries.removeFirst(at: 0)
    #expect(tries.levels.isEmpty)
    tries.append(5, try: 3)
    #expect(tries.levels == 2..<3)
  }

  @Test func `without back-off all tries wait in one queue, and beyond a thousand too`() {
    var even = WaitingTries(timeout: 7, backoff: 1)
    for number in 1...50 as ClosedRange<UInt64> { even.append(number, try: number) }
    #expect(even.levels == 0..<1)
    var long = WaitingTries(timeout: 7, backoff: 1.01)
    long.append(1, try: 5_000)
    long.append(2, try: 9_000)
    #expect(long.levels == 1024..<1025)
    #expect(long.first(at: 1024) == 1)
  }
}
