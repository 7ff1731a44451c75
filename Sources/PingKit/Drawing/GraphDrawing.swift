internal import NetCLI
internal import NetCore
internal import NetLinux

/// The graph of all targets as lines of a terminal.
struct GraphDrawing {
  /// What is drawn of one target.
  struct Target {
    var name: String
    var points: [GraphPoint] = []
    var newest: Int64?
    var summary = PingSummary()
  }

  let characters: GraphCharacters
  let size: TerminalSize
  /// How long a column is, in nanoseconds.
  let span: Int64

  /// Lines of the graph of a single target at most.
  private static let tallest = 8
  private static let labelWidth = 11
  private static let nameWidth = 24

  /// The columns that there is room for.
  var pointCount: Int {
    max(8, min(GraphHistory.columnCount, size.columns - 1 - prefixWidth))
  }
  private var prefixWidth: Int { Self.nameWidth + 30 }

  /// The lines for `targets` of `count`; those that are not among them are told of in one line.
  func draw(_ targets: [Target], of count: Int, on canvas: inout FrameCanvas) {
    // The last line of the terminal is the cursor's, and one says what the marks mean.
    let height = max(1, (size.rows - 2) / max(count, 1))
    for target in targets {
      if height >= 3 {
        drawTall(target, rows: min(height - 1, Self.tallest), on: &canvas)
      } else {
        drawFlat(target, on: &canvas)
      }
    }
    drawLegend(hidden: count - targets.count, on: &canvas)
  }

  /// How many of `count` targets there is room for.
  static func room(for count: Int, in size: TerminalSize) -> Int {
    min(count, max(1, size.rows - 2))
  }

  /// The nice number that the longest time in `points` lies below; `nil` when there is no time, and
  /// so nothing that a scale could be of.
  private func top(of points: [GraphPoint]) -> Int64? {
    let longest = points.reduce(nil as Int64?) { longest, point in
      switch point {
      case .time(let time), .partly(let time): max(longest ?? 1_000, time)
      case .nothing, .waiting, .lost: longest
      }
    }
    guard let longest else { return nil }
    let highest = min(longest, RoundTripDistribution.longest)
    var power: Int64 = 1_000
    while power <= highest / 10 { power *= 10 }
    return [1, 2, 5].lazy.map { $0 * power }.first { $0 >= highest } ?? power * 10
  }

  private func drawTall(_ target: Target, rows: Int, on canvas: inout FrameCanvas) {
    appendName(target.name, width: max(16, size.columns - 56), to: &canvas)
    canvas.append { buffer in
      buffer.append("  ")
      appendFigures(of: target, to: &buffer)
    }
    canvas.endLine()
    let room = max(8, min(GraphHistory.columnCount, size.columns - 2 - Self.labelWidth))
    let points = Array(target.points.suffix(room))
    let top = top(of: points)
    for row in (0..<rows).reversed() {
      if let top {
        if row == rows - 1 { appendLabel(top, to: &canvas) }
        if row == 0, rows > 1 { appendLabel(0, to: &canvas) }
      }
      canvas.pad(to: Self.labelWidth)
      canvas.append("|", .dim, characters.style)
      for point in points {
        characters.append(point, row: row, of: rows, top: top ?? 1, to: &canvas)
      }
      canvas.endLine()
    }
  }

  private func drawFlat(_ target: Target, on line: inout FrameCanvas) {
    appendName(target.name, width: Self.nameWidth, to: &line)
    line.pad(to: Self.nameWidth)
    line.append { buffer in
      buffer.append(rightAlignedIn: 9) {
        if let time = target.newest { PingText.append(microsecondsOf: time, to: &$0) }
      }
      buffer.append(rightAlignedIn: 7) {
        if let loss = target.summary.lossPercent {
          PingText.append(percent: loss.rounded(), to: &$0)
        }
      }
      buffer.append(" ")
    }
    let room = min(pointCount, max(1, size.columns - 1 - line.columns - 13))
    let points = Array(target.points.suffix(room))
    let top = top(of: points)
    for point in points { characters.append(point, row: 0, of: 1, top: top ?? 1, to: &line) }
    if let top {
      line.append { $0.append(" 0-") }
      line.append { $0.append(milliseconds: top) }
      line.append { $0.append(" ms") }
    }
    line.endLine()
  }

  private func appendLabel(_ time: Int64, to line: inout FrameCanvas) {
    line.append { buffer in
      buffer.append(rightAlignedIn: Self.labelWidth - 3) { $0.append(milliseconds: time) }
      buffer.append(" ms")
    }
  }

  private func appendFigures(of target: Target, to buffer: inout LineBuffer) {
    let summary = target.summary
    if let time = target.newest {
      buffer.append("last ")
      PingText.append(microsecondsOf: time, to: &buffer)
      buffer.append(" avg ")
      PingText.append(microsecondsOf: summary.roundTrip.average, to: &buffer)
      buffer.append(" max ")
      PingText.append(microsecondsOf: summary.roundTrip.maximum, to: &buffer)
      buffer.append(" ms, ")
    }
    buffer.append(decimal: summary.received)
    buffer.append("/")
    buffer.append(decimal: summary.transmitted)
    buffer.append(" received")
  }

  /// Appends a name, cut to `width` columns.
  private func appendName(_ name: String, width: Int, to line: inout FrameCanvas) {
    line.append { buffer in
      let start = buffer.count
      buffer.append(foreign: name)
      if buffer.count - start > width - 1 {
        buffer.truncate(toCharactersIn: start + width - 2)
        buffer.append("~")
      }
    }
  }

  private func drawLegend(hidden: Int, on line: inout FrameCanvas) {
    line.append { buffer in
      if hidden > 0 {
        buffer.append("and ")
        buffer.append(decimal: hidden)
        buffer.append(" more; ")
      }
      buffer.append("a column is ")
      buffer.append(milliseconds: span / 1_000_000 * 1_000_000)
      buffer.append(" ms; ")
    }
    line.append(characters.lost, .bad, characters.style)
    line.append { $0.append(" lost  ") }
    line.append(characters.partly, .bad, characters.style)
    line.append { $0.append(" some lost  ") }
    line.append(characters.waiting, .dim, characters.style)
    line.append { $0.append(" waiting") }
    line.endLine()
  }
}
