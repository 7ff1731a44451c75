internal import NetCLI
internal import NetCore

/// The fields of a header, a line each: letter, name, value and what it means.
struct FieldList {
  /// Where values begin.
  private static let valueColumn = 30

  private let description: HeaderDescription
  private let width: Int
  private let style: TextStyle

  /// The list of the fields of `description` in lines of at most `width` columns.
  init(of description: HeaderDescription, width: Int, style: TextStyle) {
    self.description = description
    self.width = width
    self.style = style
  }

  /// Appends the fields of the header at the start of `header`.
  func append(
    _ header: RawSpan,
    _ surroundings: HeaderSurroundings,
    to out: inout LineBuffer
  ) {
    var text = LineBuffer()
    for (index, field) in description.fields.enumerated() {
      let reading = FieldReading(field, in: header, surroundings)
      out.append("  ")
      style.append(.mark(index), to: &out) {
        $0.append(FieldLabel.letter(at: index))
        $0.append(" ")
        $0.append(leftAlignedIn: Self.valueColumn - 5) { $0.append(field.name) }
      }
      if field.name.utf8CodeUnitCount + 5 <= Self.valueColumn { out.append(" ") }
      text.removeAll()
      reading.appendValue(to: &text)
      let valueCount = text.count
      text.append("  ")
      reading.appendMeaning(to: &text)
      if text.count == valueCount + 2 { text.truncate(to: valueCount) }
      if reading.isWrong {
        style.append(.bad, to: &out) { append(text.octets, behind: field.name, to: &$0) }
      } else {
        append(text.octets, behind: field.name, to: &out)
      }
      out.append("\n")
    }
  }

  /// Appends the value and its meaning behind a name, or below one that reaches into their column.
  private func append(_ text: RawSpan, behind name: StaticString, to out: inout LineBuffer) {
    let column = Self.valueColumn
    if name.utf8CodeUnitCount + 5 > column {
      out.append("\n")
      out.append(UInt8(ascii: " "), repeating: column)
    }
    out.append(text, wrappedAt: width, from: column, indent: column)
  }
}

extension LineBuffer {
  /// Appends `text`, which begins at column `column` of its line, in lines of at most `width`
  /// columns, the second and all others behind `indent` blanks.
  ///
  /// Lines are broken at blanks; a word that is longer than a line is cut into pieces.
  mutating func append(_ text: RawSpan, wrappedAt width: Int, from column: Int, indent: Int) {
    let room = max(width - indent, 16)
    var used = min(max(column - indent, 0), room)
    var offset = 0
    while offset < text.byteCount {
      let blanks = text.firstOffset(from: offset) { $0 != UInt8(ascii: " ") } - offset
      let start = offset + blanks
      var end = text.firstOffset(from: start) { $0 == UInt8(ascii: " ") }
      guard start < end else { return }
      if used > 0, used + blanks + end - start > room {
        append("\n")
        append(UInt8(ascii: " "), repeating: indent)
        used = 0
      } else {
        append(UInt8(ascii: " "), repeating: blanks)
        used += blanks
      }
      end = min(end, start + room)
      append(text.extracting(start..<end))
      used += end - start
      offset = end
    }
  }
}

extension RawSpan {
  /// The offset of the first octet at or behind `start` that `matches`; the end without one.
  fileprivate func firstOffset(from start: Int, where matches: (UInt8) -> Bool) -> Int {
    var offset = start
    while offset < byteCount, !matches(octet(at: offset)) { offset += 1 }
    return offset
  }
}
