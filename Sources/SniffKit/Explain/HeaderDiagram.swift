internal import NetCLI
internal import NetCore

/// The picture of a header as RFCs draw it: words of 32 bits, a box for each field.
///
/// A box holds the field's letter with its name, as far as they fit, and below them the value. A
/// value that was not captured is `?`.
struct HeaderDiagram {
  /// The octets of margin: the offset of each word stands there.
  private static let marginWidth = 5
  /// How many words of one field are drawn before the rest is only counted.
  private static let largestWordCount = 4

  private let description: HeaderDescription
  private let style: TextStyle

  init(of description: HeaderDescription, style: TextStyle) {
    self.description = description
    self.style = style
  }

  /// A part of a field in one word.
  private struct Segment {
    /// The position of the field in the table.
    var field: Int
    /// The bits of the word.
    var bits: Range<Int>
    /// Whether the field begins here.
    var isFirst: Bool
  }

  /// Appends the diagram of the header at the start of `header`, a line feed behind each line.
  func append(
    _ header: RawSpan,
    _ surroundings: HeaderSurroundings,
    to out: inout LineBuffer
  ) {
    guard let end = description.fields.last?.bits.upperBound, end > 0 else { return }
    appendRuler(to: &out)
    let wordCount = (end + 31) / 32
    var word = 0
    while word < wordCount {
      appendBorder(above: word, of: wordCount, to: &out)
      let segments = segments(of: word)
      if let skipped = skippedWordCount(from: word, segments) {
        appendGap(of: skipped, to: &out)
        word += skipped
        continue
      }
      appendNames(segments, word, to: &out)
      if segments.contains(where: \.isFirst) {
        appendValues(segments, header, surroundings, to: &out)
      }
      word += 1
    }
    appendBorder(above: wordCount, of: wordCount, to: &out)
  }

  private func appendRuler(to out: inout LineBuffer) {
    for tens in [true, false] {
      out.append(UInt8(ascii: " "), repeating: Self.marginWidth)
      for bit in 0..<32 {
        if tens, bit % 10 != 0 { continue }
        out.append(" ")
        out.append(decimal: tens ? bit / 10 : bit % 10)
        if tens, bit < 30 { out.append(UInt8(ascii: " "), repeating: 18) }
      }
      out.append("\n")
    }
  }

  /// The parts of fields that lie in `word`.
  private func segments(of word: Int) -> [Segment] {
    let bits = word * 32..<(word + 1) * 32
    return description.fields.indices.compactMap { index in
      let overlap = description.fields[index].bits.clamped(to: bits)
      guard !overlap.isEmpty else { return nil }
      return Segment(
        field: index,
        bits: overlap.lowerBound - bits.lowerBound..<overlap.upperBound - bits.lowerBound,
        isFirst: overlap.lowerBound == description.fields[index].bits.lowerBound
      )
    }
  }

  /// How many words from `word` on are left out, because one field fills them and more.
  private func skippedWordCount(from word: Int, _ segments: [Segment]) -> Int? {
    guard let segment = segments.first, segments.count == 1, !segment.isFirst else { return nil }
    let bits = description.fields[segment.field].bits
    let first = (bits.lowerBound + 31) / 32
    let end = bits.upperBound / 32
    guard end - first > Self.largestWordCount, word > first, word < end - 1 else { return nil }
    return end - 1 - word
  }

  /// Appends a line that stands for `count` words.
  private func appendGap(of count: Int, to out: inout LineBuffer) {
    out.append(UInt8(ascii: " "), repeating: Self.marginWidth)
    out.append("~")
    var text = LineBuffer()
    text.append(decimal: count)
    text.append(count == 1 ? " more word of 32 bits" : " more words of 32 bits")
    Self.append(text.octets, centredIn: 63, to: &out)
    out.append("~\n")
  }

  /// The field that holds each bit of `word`, where one does; of fields that overlap, the first.
  private func owners(of word: Int, of wordCount: Int) -> [Int?] {
    var owners = [Int?](repeating: nil, count: 32)
    guard word >= 0, word < wordCount else { return owners }
    for segment in segments(of: word) {
      for bit in segment.bits where owners[bit] == nil { owners[bit] = segment.field }
    }
    return owners
  }

  /// Appends the line between two words: open where one field goes on.
  private func appendBorder(above word: Int, of wordCount: Int, to out: inout LineBuffer) {
    let upper = owners(of: word - 1, of: wordCount)
    let lower = owners(of: word, of: wordCount)
    let isClosed = zip(upper, lower).map { $0 != $1 }
    let isTaken = zip(upper, lower).map { $0 != nil || $1 != nil }
    let width = (isTaken.lastIndex(of: true) ?? -1) + 1
    out.append(UInt8(ascii: " "), repeating: Self.marginWidth)
    for column in 0..<width {
      let isCorner =
        column == 0 || isClosed[column] || isClosed[column - 1]
      out.append(isCorner ? UInt8(ascii: "+") : UInt8(ascii: " "))
      out.append(isClosed[column] ? UInt8(ascii: "-") : UInt8(ascii: " "))
    }
    out.append("+\n")
  }

  private func appendNames(_ segments: [Segment], _ word: Int, to out: inout LineBuffer) {
    out.append(decimal: word * 4, rightAlignedIn: Self.marginWidth - 1)
    out.append(" |")
    for segment in segments {
      let width = 2 * segment.bits.count - 1
      guard segment.isFirst else {
        out.append(UInt8(ascii: " "), repeating: width)
        out.append("|")
        continue
      }
      let text = label(of: segment.field, width: width)
      style.append(.mark(segment.field), to: &out) {
        Self.append(text.utf8Span.span.octets, centredIn: width, to: &$0)
      }
      out.append("|")
    }
    out.append("\n")
  }

  /// The letter and as much of the name of the field at `index` as `width` columns take.
  private func label(of index: Int, width: Int) -> String {
    let letter = String(UnicodeScalar(FieldLabel.letter(at: index)))
    let field = description.fields[index]
    for name in [field.name, field.shortName].compactMap({ $0 })
    where letter.utf8.count + 1 + name.utf8CodeUnitCount <= width {
      return "\(letter) \(name)"
    }
    return letter
  }

  private func appendValues(
    _ segments: [Segment],
    _ header: RawSpan,
    _ surroundings: HeaderSurroundings,
    to out: inout LineBuffer
  ) {
    out.append(UInt8(ascii: " "), repeating: Self.marginWidth)
    out.append("|")
    for segment in segments {
      let width = 2 * segment.bits.count - 1
      var text = LineBuffer()
      if segment.isFirst {
        let reading = FieldReading(description.fields[segment.field], in: header, surroundings)
        if reading.isCaptured { reading.appendValue(to: &text) } else { text.append("?") }
      }
      if text.count > width { text.removeAll() }
      Self.append(text.octets, centredIn: width, to: &out)
      out.append("|")
    }
    out.append("\n")
  }

  private static func append(
    _ text: RawSpan,
    centredIn width: Int,
    to out: inout LineBuffer
  ) {
    let space = max(width - text.byteCount, 0)
    out.append(UInt8(ascii: " "), repeating: space / 2)
    out.append(text)
    out.append(UInt8(ascii: " "), repeating: space - space / 2)
  }
}
