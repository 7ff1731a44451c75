package import NetCore

/// A distribution drawn as text: a line for each range of times, with a bar.
package struct HistogramDrawing: Sendable {
  private let bins: [HistogramBins.Bin]
  private let count: UInt64
  private let marks: [(rank: PercentileRank, time: Int64)]
  private let columns: Int
  private let isUnicode: Bool

  /// Narrower than this nothing is drawn.
  private static let leastBarWidth = 10

  /// The drawing of the times of `summary`, `columns` wide, with block characters when the reader's
  /// terminal has them; `nil` without a time.
  package init?(of summary: PingSummary, columns: Int, isUnicode: Bool) {
    guard let percentiles = summary.percentiles else { return nil }
    var distribution = summary.statistics?.distribution ?? RoundTripDistribution()
    // A single reply has no statistics.
    if distribution.count == 0 { distribution.add(summary.roundTrip.average) }
    let times = summary.roundTrip
    let bins = HistogramBins(of: distribution, minimum: times.minimum, maximum: times.maximum)
    self.bins = bins.bins
    count = distribution.count
    marks = zip(PercentileRank.allCases, percentiles).map { ($0, $1) }
    self.columns = columns
    self.isUnicode = isUnicode
  }

  /// Appends the lines, the last without its line feed.
  package func append(to buffer: inout LineBuffer) {
    let decimals = decimals
    let labelWidth = LineBuffer.width { Self.append(bins.last?.upper ?? 0, decimals, to: &$0) }
    let countWidth = LineBuffer.width { $0.append(decimal: bins.map(\.count).max() ?? 0) }
    // "LOW - HIGH ms |BAR| COUNT SHARE% p50 p90 p95 p99 p99.9"
    let fixed = 2 * labelWidth + countWidth + 18 + marksWidth
    let barWidth = max(Self.leastBarWidth, columns - fixed)
    let most = bins.map(\.count).max() ?? 1
    var isSkipping = false
    for (place, bin) in bins.enumerated() {
      // Of empty ranges in a row only one line is left.
      let isNextEmpty = place + 1 < bins.count && bins[place + 1].count == 0
      if bin.count == 0, isSkipping || isNextEmpty {
        if !isSkipping { append(separatedBy: place, &buffer) { $0.append("...") } }
        isSkipping = isNextEmpty
        continue
      }
      isSkipping = false
      append(separatedBy: place, &buffer) { buffer in
        buffer.append(rightAlignedIn: labelWidth) { Self.append(bin.lower, decimals, to: &$0) }
        buffer.append(" - ")
        buffer.append(rightAlignedIn: labelWidth) { Self.append(bin.upper, decimals, to: &$0) }
        buffer.append(" ms |")
        appendBar(bin.count, of: most, width: barWidth, to: &buffer)
        buffer.append("| ")
        buffer.append(rightAlignedIn: countWidth) { $0.append(decimal: bin.count) }
        buffer.append(" ")
        buffer.append(rightAlignedIn: 5) { appendShare(of: bin.count, to: &$0) }
        buffer.append("%")
        appendMarks(in: place, to: &buffer)
      }
    }
  }

  private func append(
    separatedBy place: Int,
    _ buffer: inout LineBuffer,
    _ body: (inout LineBuffer) -> Void
  ) {
    if place > 0 { buffer.append("\n") }
    body(&buffer)
  }

  /// As many decimals as the bounds need.
  private var decimals: Int {
    var decimals = 0
    var unit: Int64 = 1_000_000
    while decimals < 6, bins.contains(where: { $0.lower % unit != 0 || $0.upper % unit != 0 }) {
      decimals += 1
      unit /= 10
    }
    return decimals
  }

  private static func append(_ time: Int64, _ decimals: Int, to buffer: inout LineBuffer) {
    buffer.append(milliseconds: time, decimals: decimals)
  }

  /// Appends the share of `count` in all times in per cent, with one decimal.
  private func appendShare(of count: UInt64, to buffer: inout LineBuffer) {
    let tenths = (Double(count) * 1000 / Double(max(self.count, 1))).rounded()
    buffer.append(decimal: UInt64(tenths / 10))
    buffer.append(".")
    buffer.append(decimal: UInt64(tenths) % 10)
  }

  /// Eighths of a column, for block characters.
  private static let eighths: [StaticString] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  private func appendBar(
    _ count: UInt64,
    of most: UInt64,
    width: Int,
    to buffer: inout LineBuffer
  ) {
    let length = Double(count) / Double(max(most, 1)) * Double(width)
    // Whatever is there is seen.
    let parts = max(Int((length * 8).rounded()), count > 0 ? 1 : 0)
    var used = min(parts / 8, width)
    for _ in 0..<used { buffer.append(isUnicode ? "█" : "#") }
    if used < width, parts % 8 > 0 {
      if isUnicode {
        buffer.append(Self.eighths[parts % 8])
        used += 1
      } else {
        buffer.append(parts % 8 >= 4 ? "#" : ".")
        used += 1
      }
    }
    buffer.append(UInt8(ascii: " "), repeating: max(0, width - used))
  }
}

// MARK: - Percentiles

extension HistogramDrawing {
  private var marksWidth: Int {
    bins.indices.map { place in LineBuffer.width { appendMarks(in: place, to: &$0) } }.max() ?? 0
  }

  /// Appends the percentiles that lie in the range at `place`, each behind a blank.
  private func appendMarks(in place: Int, to buffer: inout LineBuffer) {
    for mark in marks where self.place(of: mark.time) == place {
      buffer.append(" ")
      buffer.append(mark.rank.words)
    }
  }

  /// The place of the range that `time` lies in, or the nearest.
  private func place(of time: Int64) -> Int {
    bins.firstIndex { time < $0.upper } ?? bins.count - 1
  }
}

extension PercentileRank {
  /// The name in lines.
  var words: StaticString {
    switch self {
    case .p50: "p50"
    case .p90: "p90"
    case .p95: "p95"
    case .p99: "p99"
    case .p999: "p99.9"
    }
  }
}

extension LineBuffer {
  /// How many octets `body` appends.
  static func width(_ body: (inout LineBuffer) -> Void) -> Int {
    var buffer = LineBuffer(capacity: 64)
    body(&buffer)
    return buffer.count
  }

  /// Appends what `body` appends behind as many blanks as `width` columns leave.
  mutating func append(rightAlignedIn width: Int, _ body: (inout LineBuffer) -> Void) {
    var text = LineBuffer(capacity: 64)
    body(&text)
    append(UInt8(ascii: " "), repeating: max(0, width - text.count))
    append(text.octets)
  }
}
