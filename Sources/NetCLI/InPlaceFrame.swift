public import NetCore
public import NetLinux

/// Lines on a terminal that are written over by the next ones.
///
/// The cursor rests in the line below, visible, so that however the process ends, SIGKILL included,
/// the terminal is as it was. Nothing but "up", "erase to the end of the line" and "erase to the
/// end of the screen" is asked of the terminal.
public struct InPlaceFrame: Sendable {
  /// The columns that each line of the last frame took.
  private var lineColumns: [Int] = []
  private var drawnAt: MonotonicTime?

  /// Nothing drawn yet.
  public init() {}

  /// After so many nanoseconds without a frame the process was stopped, and the shell has written
  /// below the last one: the next begins at the cursor.
  private static let patience: Int64 = 3_000_000_000

  /// Whatever is written next stands where the cursor is: something else was written since.
  public mutating func leave() { lineColumns = [] }

  /// Appends the lines of `canvas` in the place of those before.
  public mutating func append(
    _ canvas: borrowing FrameCanvas,
    in size: TerminalSize,
    at now: MonotonicTime,
    to buffer: inout LineBuffer
  ) {
    if let drawnAt, drawnAt.nanoseconds(to: now) > Self.patience { leave() }
    drawnAt = now
    let up = min(occupiedRows(in: size), max(0, size.rows - 1))
    buffer.append("\r")
    if up > 0 {
      buffer.append("\u{1b}[")
      buffer.append(decimal: up)
      buffer.append("A")
    }
    buffer.append(canvas.text.octets)
    // What a longer frame left below.
    buffer.append("\u{1b}[J")
    lineColumns = canvas.lineColumns
  }

  /// The lines of the terminal that the last frame takes: in a narrower one than it was drawn in,
  /// lines are folded.
  private func occupiedRows(in size: TerminalSize) -> Int {
    let columns = max(size.columns, 1)
    return lineColumns.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) }
  }
}
