internal import NetCLI
internal import NetCore

/// The octets of a header in hexadecimal, and below each digit the letter of its field.
struct MarkedDump {
  private let description: HeaderDescription
  private let style: TextStyle

  init(of description: HeaderDescription, style: TextStyle) {
    self.description = description
    self.style = style
  }

  /// How many rows of one field alone are shown before the rest of them is only counted.
  private static let largestRowCount = 4

  /// Appends the octets at the start of `header` that are fields; the header lies at `offset` in
  /// the packet.
  func append(_ header: RawSpan, at offset: Int, to out: inout LineBuffer) {
    let octets = header.clamped(0, description.byteCount)
    var start = 0
    while start < octets.byteCount {
      if let end = endOfSkipped(from: start, octets.byteCount) {
        out.append("         ... ")
        out.append(decimal: end - start)
        out.append(" octets more of ")
        out.append(mark(ofBits: start * 8..<start * 8 + 4))
        out.append("\n")
        start = end
      }
      append(octets.clamped(start, start + 16), startingAt: start, at: offset, to: &out)
      start += 16
    }
  }

  /// Where the rows from `start` on that are left out end, when one field fills them and more.
  private func endOfSkipped(from start: Int, _ byteCount: Int) -> Int? {
    guard let field = field(at: start * 8) else { return nil }
    let bits = description.fields[field].bits
    // The first and the last of the rows that the field fills are shown.
    let first = (bits.lowerBound / 8 + 15) & ~15
    let last = (min(bits.upperBound / 8, byteCount) & ~15) - 16
    guard start == first + 16, last - first >= 16 * Self.largestRowCount else { return nil }
    return last
  }

  /// Appends a row of octets and the letters below it.
  private func append(
    _ row: RawSpan,
    startingAt start: Int,
    at offset: Int,
    to out: inout LineBuffer
  ) {
    out.append("  0x")
    out.append(hexadecimal: UInt64(offset + start), digits: 4)
    out.append(" ")
    for index in 0..<row.byteCount {
      appendGap(index, to: &out)
      style.append(.mark(field(at: (start + index) * 8) ?? 0), to: &out) {
        $0.append(hexadecimal: UInt64(row.octet(at: index)), digits: 2)
      }
    }
    if description.hasText {
      let columns = row.byteCount * 3 + (row.byteCount > 8 ? 1 : 0)
      out.append(UInt8(ascii: " "), repeating: 51 - columns)
      out.append(visible: row)
    }
    out.append("\n         ")
    for index in 0..<row.byteCount {
      let bit = (start + index) * 8
      appendGap(index, to: &out)
      style.append(.mark(field(at: bit) ?? 0), to: &out) {
        $0.append(mark(ofBits: bit..<bit + 4))
        $0.append(mark(ofBits: bit + 4..<bit + 8))
      }
    }
    out.append("\n")
  }

  private func appendGap(_ column: Int, to out: inout LineBuffer) {
    out.append(column == 8 ? "  " : " ")
  }

  private func field(at bit: Int) -> Int? {
    description.fields.firstIndex { $0.bits.contains(bit) }
  }

  /// The letter of the field that holds these four bits.
  private func mark(ofBits bits: Range<Int>) -> UInt8 {
    guard let first = field(at: bits.lowerBound) else { return FieldLabel.unused }
    guard description.fields[first].bits.upperBound >= bits.upperBound else {
      return FieldLabel.shared
    }
    return FieldLabel.letter(at: first)
  }
}
