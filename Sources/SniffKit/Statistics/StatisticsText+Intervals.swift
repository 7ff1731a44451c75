internal import NetCLI
internal import NetCore

extension StatisticsText {
  /// Draws packets and octets over time.
  func drawIntervals(
    of statistics: borrowing TrafficStatistics,
    on canvas: inout FrameCanvas
  ) {
    let length = statistics.intervals.length
    // Of a chart that is wider than the terminal, the newest part is shown.
    let intervals = Array(statistics.intervals.intervals.suffix(max(columns - 3, 1)))
    drawTitle(on: &canvas) { line in
      line.append("Packets over time, a column for every ")
      line.append(interval: length)
      line.append(", the highest is ")
      line.append(decimal: intervals.lazy.map(\.packets).max() ?? 0)
    }
    drawChart(intervals.map(\.packets), on: &canvas)
    drawHeading(on: &canvas) { line in
      line.append("Octets over time, the highest column is ")
      line.append(decimal: intervals.lazy.map(\.octets).max() ?? 0)
    }
    drawChart(intervals.map(\.octets), on: &canvas)
  }

  private func drawChart(_ values: [UInt64], on canvas: inout FrameCanvas) {
    let top = Double(max(values.max() ?? 0, 1))
    for row in (0..<limits.chartLines).reversed() {
      canvas.append { $0.append("  ") }
      let eighths = values.map { value in
        let height = Double(value) / top * Double(limits.chartLines * levels.count)
        return Int(height.rounded(.up)) - row * levels.count
      }
      for eighths in eighths.prefix(1 + (eighths.lastIndex { $0 > 0 } ?? -1)) {
        // A packet is seen beside any number of others, and no packet is none.
        canvas.append(eighths > 0 ? levels[min(eighths, levels.count) - 1] : " ", nil, style)
      }
      canvas.endLine()
    }
  }
}
