package import NetCLI
package import NetCapture
internal import NetCore

/// The statistics as lines of at most 80 columns, or fewer on a narrow terminal.
package struct StatisticsText {
  /// How many rows of each kind there are.
  let limits: StatisticsLimits
  let style: TextStyle
  /// From the smallest to the full height.
  let levels: [StaticString]
  /// The columns of the lines; below 80 each row has its numbers first and no more than fit.
  let columns: Int
  /// What the kernel says of a capture that goes on; `nil` for a file, and at the end, when the
  /// report tells it.
  private let account: CaptureStatistics?

  /// Text with block characters, or with ASCII where the locale has no others.
  package init(
    limits: StatisticsLimits,
    isUnicode: Bool,
    style: TextStyle,
    columns: Int = 80,
    account: CaptureStatistics? = nil
  ) {
    self.limits = limits
    self.style = style
    self.columns = columns
    self.account = account
    levels =
      isUnicode
      ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["_", ".", ":", "-", "=", "+", "*", "#"]
  }

  /// Draws all of `statistics`.
  package func draw(_ statistics: borrowing TrafficStatistics, on canvas: inout FrameCanvas) {
    drawTotals(of: statistics, on: &canvas)
    guard statistics.total.packets > 0 else { return }
    if limits.chartLines > 0 { drawIntervals(of: statistics, on: &canvas) }
    guard columns >= 80 else { return drawNarrow(statistics, on: &canvas) }
    drawProtocols(of: statistics, on: &canvas)
    drawEndpoints(of: statistics, on: &canvas)
    drawConversations(of: statistics, on: &canvas)
    drawNumbers(of: statistics, on: &canvas)
    if limits.isComplete { drawFaults(of: statistics, on: &canvas) }
  }

  private func drawTotals(
    of statistics: borrowing TrafficStatistics,
    on canvas: inout FrameCanvas
  ) {
    let total = statistics.total
    let start = statistics.instant(statistics.earliest)
    let end = statistics.instant(statistics.latest)
    let duration = statistics.duration
    canvas.append(.heading, style) { line in
      line.append("Statistics: ")
      SniffReport.append(packetCount: total.packets, to: &line)
      line.append(", ")
      line.append(decimal: total.octets)
      line.append(" octets")
    }
    guard total.packets > 0 else { return canvas.endLine() }
    canvas.append { line in
      line.append(" in ")
      line.append(seconds: duration)
      line.append(" s")
    }
    canvas.endLine()
    if let account, account.droppedByKernel > 0 || account.droppedByInterface > 0 {
      // Losses matter more than the clock while the capture goes on, and the line is there.
      canvas.append(.bad, style) { line in
        line.append("lost: ")
        line.append(decimal: account.droppedByKernel)
        line.append(" dropped by kernel")
        guard account.droppedByInterface > 0 else { return }
        line.append(", ")
        line.append(decimal: account.droppedByInterface)
        line.append(" dropped by interface")
      }
      return canvas.endLine()
    }
    canvas.append { line in
      line.append("from ")
      line.append(rfc3339: start)
      line.append(" to ")
      line.append(rfc3339: end)
    }
    canvas.endLine()
  }

  /// Draws the first line of a section.
  func drawTitle(on canvas: inout FrameCanvas, _ body: (inout LineBuffer) -> Void) {
    if limits.isComplete { canvas.endLine() }
    drawHeading(on: &canvas, body)
  }

  /// Draws a line that names columns.
  func drawHeading(on canvas: inout FrameCanvas, _ body: (inout LineBuffer) -> Void) {
    canvas.append(.heading, style, body)
    canvas.endLine()
  }

  /// Appends how many of the keys in a table are shown, and whether some made room for others.
  func append(shown: Int, of use: TableUse, to line: inout LineBuffer) {
    guard shown < use.kept || use.evictions > 0 else { return }
    line.append(", ")
    line.append(decimal: shown)
    line.append(" of ")
    line.append(decimal: use.kept)
    if use.evictions > 0 {
      line.append(" kept; ")
      line.append(decimal: use.evictions)
      line.append(" made room")
    }
  }

  /// Draws the most that a row lacks because it was not kept from the start.
  func draw(missed: TrafficCount, on canvas: inout FrameCanvas) {
    guard missed.packets > 0, limits.isComplete else { return }
    canvas.append(.dim, style) { line in
      line.append("     and at most ")
      SniffReport.append(packetCount: missed.packets, to: &line)
      line.append(", ")
      line.append(decimal: missed.octets)
      line.append(" octets before it was kept")
    }
    canvas.endLine()
  }
}
