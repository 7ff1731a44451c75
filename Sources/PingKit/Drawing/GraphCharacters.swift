internal import NetCLI

/// The characters that times and losses are drawn with.
struct GraphCharacters: Sendable {
  /// From the smallest to the full height.
  let levels: [StaticString]
  let lost: StaticString
  let partly: StaticString
  let waiting: StaticString
  let style: TextStyle

  /// Block characters, or ASCII where the terminal has no others.
  init(isUnicode: Bool, style: TextStyle) {
    self.style = style
    levels =
      isUnicode
      ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["_", ".", ":", "-", "=", "+", "*", "#"]
    lost = isUnicode ? "×" : "x"
    partly = "!"
    waiting = isUnicode ? "·" : "."
  }

  /// Appends what `point` looks like in the line `row` of `rows`, 0 being the lowest, when the
  /// highest line ends at `top` nanoseconds.
  func append(_ point: GraphPoint, row: Int, of rows: Int, top: Int64, to line: inout FrameCanvas) {
    switch point {
    case .nothing: line.append(" ", nil, style)
    case .waiting: line.append(row == 0 ? waiting : " ", .dim, style)
    // A loss is a column of marks: it is seen in every line.
    case .lost: line.append(lost, .bad, style)
    case .partly(let time):
      if row == 0 {
        line.append(partly, .bad, style)
      } else {
        line.append(character(time, row: row, of: rows, top: top), .warning, style)
      }
    case .time(let time):
      line.append(character(time, row: row, of: rows, top: top), nil, style)
    }
  }

  private func character(_ time: Int64, row: Int, of rows: Int, top: Int64) -> StaticString {
    let share = min(max(Double(time) / Double(max(top, 1)), 0), 1)
    let eighths = Int((share * Double(rows * levels.count)).rounded(.up)) - row * levels.count
    // A reply is seen however fast it was.
    guard eighths > 0 || row == 0 else { return " " }
    return levels[min(max(eighths, 1), levels.count) - 1]
  }
}
