internal import NetCLI
internal import NetCapture
internal import NetCore
internal import NetLinux

/// The statistics on a terminal, drawn anew in their place while packets come.
struct StatisticsView {
  /// The shortest time between two frames, in nanoseconds.
  static let pace: Int64 = 500_000_000

  private let isUnicode: Bool
  private let style: TextStyle
  private var frame = InPlaceFrame()
  /// When the next frame is due.
  private(set) var due = MonotonicTime(nanoseconds: .min)

  /// A view that has drawn nothing yet.
  init(isUnicode: Bool, style: TextStyle) {
    self.isUnicode = isUnicode
    self.style = style
  }

  /// Draws `statistics`, and of `account` what was lost, when a frame is due and the terminal took the one before.
  ///
  /// It never waits for the terminal: packets go on to be read when that is stopped.
  mutating func redraw(
    _ statistics: borrowing TrafficStatistics,
    _ account: CaptureStatistics?,
    on output: inout StandardOutput
  ) throws(OutputFailure) {
    let now = MonotonicTime.now
    guard now >= due else { return }
    due = now.advanced(byNanoseconds: Self.pace)
    guard try output.flushWithoutWaiting() else { return }
    let size = Self.terminalSize
    // Two lines of totals, a heading, and the line that the cursor rests in.
    guard size.rows >= 4 else { return }
    var canvas = FrameCanvas(columns: size.columns)
    // The cursor rests in the line below the last.
    let text = StatisticsText(
      limits: StatisticsLimits(rows: size.rows - 1),
      isUnicode: isUnicode,
      style: style,
      columns: size.columns,
      account: account
    )
    text.draw(statistics, on: &canvas)
    frame.append(canvas, in: size, at: now, to: &output.buffer)
    _ = try output.flushWithoutWaiting()
  }

  private static var terminalSize: TerminalSize {
    TerminalSize(of: StandardDescriptors.output) ?? TerminalSize(columns: 80, rows: 24)
  }

  /// Erases what was drawn, for what is written in its place.
  mutating func erase(from output: inout StandardOutput) {
    let size = Self.terminalSize
    frame.append(FrameCanvas(columns: size.columns), in: size, at: .now, to: &output.buffer)
  }
}
