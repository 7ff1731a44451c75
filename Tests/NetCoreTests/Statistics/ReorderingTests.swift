import TestSupport
import Testing

@testable import NetCore

@Suite struct ReorderingTests {
  private func reordering(_ arrivals: [UInt64]) -> Reordering {
    var reordering = Reordering()
    for number in arrivals { reordering.add(sequence: number) }
    return reordering
  }

  @Test func `replies in order are not reordered, whatever is missing`() {
    #expect(reordering([]).ratio == 0)
    let some = reordering([1, 2, 5, 6, 100, 101, 5_000])
    #expect(some.reordered == 0)
    #expect(some.count == 7)
    #expect(some.largestExtent == 0)
  }

  @Test func `one late reply is one reordered reply`() {
    // RFC 4737 §7.1, table 1: packet 4 comes after 8, four packets late.
    let late = reordering([1, 2, 3, 5, 6, 7, 8, 4, 9, 10])
    #expect(late.reordered == 1)
    #expect(late.ratio == 0.1)
    #expect(late.largestExtent == 4)
  }

  @Test func `a reply that overtook two makes two reordered ones`() {
    // 7 comes too early: 5 and 6 arrive after a later one, 1 and 2 replies late.
    var reordering = reordering([1, 2, 3, 4, 7])
    #expect(reordering.add(sequence: 5) == 1)
    #expect(reordering.add(sequence: 6) == 2)
    #expect(reordering.add(sequence: 8) == 0)
    #expect(reordering.reordered == 2)
  }

  @Test func `the ends of the numbers do not trap`() {
    var reordering = reordering([.max, 0, .max, 1, .max - 1])
    #expect(reordering.reordered == 4)
    #expect(reordering.add(sequence: .max) > 0)
  }

  @Test func `the figures are those of the definition`() {
    var generator = SeededGenerator()
    for _ in 0..<100 {
      var arrivals = Array(1...200 as ClosedRange<UInt64>)
      arrivals.removeAll { _ in Int.random(in: 0..<40, using: &generator) == 0 }
      for _ in 0..<6 {
        let from = Int.random(in: 0..<arrivals.count, using: &generator)
        let number = arrivals.remove(at: from)
        arrivals.insert(
          number,
          at: min(arrivals.count, from + Int.random(in: 0...12, using: &generator))
        )
      }
      var extents: [UInt64] = []
      for (index, number) in arrivals.enumerated() {
        guard let first = arrivals[..<index].firstIndex(where: { $0 > number }) else { continue }
        extents.append(UInt64(index - first))
      }
      let reordering = reordering(arrivals)
      #expect(reordering.reordered == UInt64(extents.count))
      #expect(reordering.largestExtent == extents.max() ?? 0)
    }
  }

  @Test func `behind many gaps the extent is a lower bound`() {
    // Every second probe is lost, so that each reply begins a run of its own.
    var reordering = reordering((1...1_000).map { $0 * 2 })
    let extent = reordering.add(sequence: 3)
    #expect(extent >= 16 && extent <= 999)
  }
}
