import NetCore
import NetLinux
import TestSupport
import Testing

@testable import PingKit

@Suite struct HistogramDrawingTests {
  private func summary(_ times: [Int64]) -> PingSummary {
    var summary = PingSummary()
    var statistics = TargetStatistics(period: 0)
    for (index, time) in times.enumerated() {
      summary.roundTrip.add(time)
      summary.received += 1
      statistics.add(
        reply: RoundTripObservation(
          sequence: UInt64(index + 1),
          roundTrip: time,
          sentAt: .init(nanoseconds: 0),
          receivedAt: .init(nanoseconds: 0)
        )
      )
    }
    if times.count > 1 { summary.statistics = statistics }
    return summary
  }

  private func drawing(_ times: [Int64], columns: Int = 80, isUnicode: Bool = true) -> [String] {
    guard
      let drawing = HistogramDrawing(of: summary(times), columns: columns, isUnicode: isUnicode)
    else { return [] }
    var buffer = LineBuffer()
    drawing.append(to: &buffer)
    return buffer.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func bins(_ times: [Int64]) -> [HistogramBins.Bin] {
    let summary = summary(times)
    var distribution = RoundTripDistribution()
    for time in times { distribution.add(time) }
    return HistogramBins(
      of: distribution,
      minimum: summary.roundTrip.minimum,
      maximum: summary.roundTrip.maximum
    ).bins
  }

  @Test func `without a time nothing is drawn`() {
    #expect(drawing([]).isEmpty)
  }

  @Test func `most times get ranges of one width, and a straggler a wide one`() {
    let times: [Int64] = [
      10, 10, 10, 11, 11, 12, 10, 10, 10, 11, 11, 12, 10, 10, 10, 11, 11, 12, 13, 180,
    ]
    let lines = drawing(times.map { $0 * 1_000_000 + 100_000 }, columns: 72)
    #expect(lines.first?.contains("| 9  45.0%") == true)
    #expect(lines.last?.hasPrefix("100.0 - 200.0 ms |") == true)
    #expect(lines.last?.hasSuffix("| 1   5.0% p99 p99.9") == true)
    #expect(lines.contains("..."))
    #expect(lines.count <= 20)
  }

  @Test func `bars are as long as the counts, and none is invisible`() {
    let times = Array(repeating: Int64(1_050_000), count: 1_000) + [1_950_000]
    let ascii = drawing(times, columns: 60, isUnicode: false)
    #expect(ascii.first?.contains("|##########") == true)
    #expect(ascii.last?.contains("|. ") == true)
    let unicode = drawing(times, columns: 60)
    #expect(unicode.last?.contains("|▏") == true)
  }

  @Test func `no line is wider than the terminal`() {
    var generator = SeededGenerator()
    for columns in [72, 80, 120, 200] {
      for count in [1, 2, 50, 300] {
        let times = (0..<count).map { _ in
          Int64.random(in: 1...9, using: &generator) << Int64.random(in: 10...34, using: &generator)
        }
        for line in drawing(times, columns: columns) { #expect(line.count <= columns, "\(line)") }
      }
    }
  }

  @Test func `every time is in one range, and there are few ranges`() {
    var generator = SeededGenerator()
    for _ in 0..<60 {
      let base =
        Int64.random(in: 0...9, using: &generator) << Int64.random(in: 0...36, using: &generator)
      let spread =
        Int64.random(in: 1...9, using: &generator) << Int64.random(in: 0...32, using: &generator)
      let times = (0..<Int.random(in: 1...600, using: &generator)).map { _ in
        base + Int64.random(in: 0...spread, using: &generator)
      }
      let bins = bins(times)
      #expect(bins.reduce(0) { $0 + $1.count } == UInt64(times.count))
      #expect(bins.count < 60)
      #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.upper == $1.lower })
      #expect(bins.allSatisfy { $0.lower < $0.upper })
      guard times.count <= RoundTripDistribution.exactLimit else { continue }
      for bin in bins {
        #expect(bin.count == UInt64(times.count { $0 >= bin.lower && $0 < bin.upper }))
      }
    }
  }

  @Test func `absurd times are drawn too`() {
    for times in [[0], [0, 0], [.max], [0, .max], [.min, .max], [1, 1 << 40]] as [[Int64]] {
      #expect(!drawing(times).isEmpty)
    }
  }
}
