public import NetCore

/// The lines of a frame, which know how many columns they take.
public struct FrameCanvas: ~Copyable {
  /// What is written, each line with its end.
  public private(set) var text = LineBuffer(capacity: 4096)
  /// The columns of the lines that have ended.
  public private(set) var lineColumns: [Int] = []
  /// The columns of the line that has not.
  public private(set) var columns = 0

  /// What lies behind so many columns is cut: a line that the terminal folds would be two.
  private let limit: Int
  private let isInPlace: Bool

  /// Nothing drawn yet on a terminal of so many columns; lines that are not drawn over older ones
  /// hold no control sequences but colours.
  public init(columns: Int, isInPlace: Bool = true) {
    limit = max(1, columns - 1)
    self.isInPlace = isInPlace
  }

  /// Appends text of at most one column for each octet.
  public mutating func append(_ body: (inout LineBuffer) -> Void) {
    let before = text.count
    body(&text)
    text.truncate(toCharactersIn: before + limit - columns)
    columns += text.count - before
  }

  /// Appends text of at most one column for each octet, in the colour of `role`.
  public mutating func append(
    _ role: TextStyle.Role,
    _ style: TextStyle,
    _ body: (inout LineBuffer) -> Void
  ) {
    let room = limit - columns
    guard room > 0 else { return }
    var taken = 0
    style.append(role, to: &text) { text in
      let before = text.count
      body(&text)
      text.truncate(toCharactersIn: before + room)
      taken = text.count - before
    }
    columns += taken
  }

  /// Appends a character of one column, in the colour of `role`.
  public mutating func append(
    _ character: StaticString,
    _ role: TextStyle.Role?,
    _ style: TextStyle
  ) {
    guard columns < limit else { return }
    if let role {
      style.append(role, to: &text) { $0.append(character) }
    } else {
      text.append(character)
    }
    columns += 1
  }

  /// Appends blanks up to `column`.
  public mutating func pad(to column: Int) {
    let missing = max(0, min(column, limit) - columns)
    text.append(UInt8(ascii: " "), repeating: missing)
    columns += missing
  }

  /// Ends the line, and erases what an older one left behind it.
  public mutating func endLine() {
    if isInPlace { text.append("\u{1b}[K") }
    text.append("\n")
    lineColumns.append(columns)
    columns = 0
  }
}
