internal import NetCLI
internal import NetCore

/// The lines of a frame, which know how many columns they take.
struct GraphCanvas: ~Copyable {
  /// What is written, each line with its end.
  private(set) var text = LineBuffer(capacity: 4096)
  /// The columns of the lines that have ended.
  private(set) var lineColumns: [Int] = []
  /// The columns of the line that has not.
  private(set) var columns = 0

  /// What lies behind so many columns is cut: a line that the terminal folds would be two.
  private let limit: Int

  /// Nothing drawn yet on a terminal of so many columns.
  init(columns: Int) { limit = max(1, columns - 1) }

  /// Appends text of one column for each octet.
  mutating func append(_ body: (inout LineBuffer) -> Void) {
    let before = text.count
    body(&text)
    if text.count - before > limit - columns { text.truncate(to: before + limit - columns) }
    columns += text.count - before
  }

  /// Appends a character of one column, in the colour of `role`.
  mutating func append(_ character: StaticString, _ role: TextStyle.Role?, _ style: TextStyle) {
    guard columns < limit else { return }
    if let role {
      style.append(role, to: &text) { $0.append(character) }
    } else {
      text.append(character)
    }
    columns += 1
  }

  /// Appends blanks up to `column`.
  mutating func pad(to column: Int) {
    let missing = max(0, min(column, limit) - columns)
    text.append(UInt8(ascii: " "), repeating: missing)
    columns += missing
  }

  /// Ends the line, and erases what an older one left behind it.
  mutating func endLine() {
    text.append("\u{1b}[K\n")
    lineColumns.append(columns)
    columns = 0
  }
}
