import TestSupport
import Testing

@testable import PingKit

@Suite struct RoundTripDistributionTests {
  private static let ranks: [Double] = [0, 1, 50, 90, 95, 99, 99.9, 100]

  private func distribution(_ times: [Int64]) -> RoundTripDistribution {
    var distribution = RoundTripDistribution()
    for time in times { distribution.add(time) }
    return distribution
  }

  /// The time at the nearest rank, in whole numbers: `rank` is in tenths of per cent.
  private func exact(_ times: [Int64], _ rank: Double) -> Int64 {
    let sorted = times.sorted()
    let tenths = Int((rank * 10).rounded())
    return sorted[max((tenths * sorted.count + 999) / 1000, 1) - 1]
  }

  @Test func `without a time there is no percentile`() {
    #expect(distribution([]).percentile(50) == nil)
    #expect(distribution([]).count(below: .max) == 0)
    #expect(distribution([]).allocatedByteCount == 0)
  }

  @Test func `one time is every percentile`() {
    #expect(distribution([4_800]).percentiles(Self.ranks) == Self.ranks.map { _ in 4_800 })
  }

  @Test func `a percentile is the time at the nearest rank`() {
    let hundred = distribution((1...100).reversed().map { $0 * 1_000 })
    #expect(hundred.percentile(50) == 50_000)
    #expect(hundred.percentile(90) == 90_000)
    #expect(hundred.percentile(99) == 99_000)
    #expect(hundred.percentile(99.9) == 100_000)
    #expect(hundred.percentile(0) == 1_000)
    #expect(distribution([1, 2]).percentile(50) == 1)
    #expect(distribution([1, 2, 3]).percentile(50) == 2)
  }

  @Test func `few times have exact percentiles, many have them within one per cent`() throws {
    var generator = SeededGenerator()
    for count in [1, 2, 3, 10, 255, 256, 257, 1_000, 5_000] {
      for _ in 0..<10 {
        // Spread over nine powers of ten, as no network does it.
        let times = (0..<count).map { _ in
          Int64.random(in: 0...9, using: &generator)
            << Int64.random(in: 0...30, using: &generator)
        }
        let percentiles = try #require(distribution(times).percentiles(Self.ranks))
        for (rank, time) in zip(Self.ranks, percentiles) {
          let exact = exact(times, rank)
          if count <= RoundTripDistribution.exactLimit {
            #expect(time == exact)
          } else {
            #expect(Double(abs(time - exact)) <= Double(exact) * 0.01)
          }
        }
      }
    }
  }

  @Test func `counts below a time are those of the times`() {
    var generator = SeededGenerator()
    let times = (0..<2_000).map { _ in Int64.random(in: 1_000...90_000, using: &generator) }
    let few = Array(times.prefix(200))
    for bound in stride(from: 0, through: 100_000, by: 1_000) as StrideThrough<Int64> {
      #expect(distribution(few).count(below: bound) == UInt64(few.count { $0 < bound }))
      // The range that the bound lies in may be on either side of it.
      let counted = distribution(times).count(below: bound)
      let low = UInt64(times.count { $0 < bound - bound / 100 })
      let high = UInt64(times.count { $0 < bound + bound / 100 })
      #expect(low <= counted && counted <= high)
    }
  }

  @Test func `absurd times neither overflow nor trap`() {
    for hostile in [0, -1, .min, .max, 1 << 40, (1 << 40) - 1, 1 << 62] as [Int64] {
      for count in [1, 300] {
        let distribution = distribution(Array(repeating: hostile, count: count))
        let clamped = min(max(hostile, 0), RoundTripDistribution.longest)
        #expect(distribution.percentile(50) == clamped)
        for rank in [-5, 0, 100, 1e300, -.infinity, .infinity, .nan] as [Double] {
          #expect(distribution.percentile(rank) == clamped)
        }
        for bound in [.min, -1, 0, 1, .max] as [Int64] {
          #expect(distribution.count(below: bound) <= UInt64(count))
        }
      }
    }
  }

  @Test func `more replies than 32 bits count are all counted`() {
    var distribution = RoundTripDistribution()
    for _ in 0..<3 { distribution.add(1_000, count: .max) }
    distribution.add(2_000_000, count: .max)
    #expect(distribution.count == 4 * UInt64(UInt32.max))
    #expect(distribution.percentile(75) == 1_003)
    #expect(abs((distribution.percentile(76) ?? 0) - 2_000_000) < 20_000)
    #expect(distribution.count(below: 2_000) == 3 * UInt64(UInt32.max))
  }

  @Test func `it never takes more than 18 KiB`() {
    var distribution = RoundTripDistribution()
    for shift in 0..<62 {
      for _ in 0..<10 { distribution.add(1 << Int64(shift)) }
      #expect(distribution.allocatedByteCount <= 18 * 1024)
    }
  }
}
