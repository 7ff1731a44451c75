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

  /// Appends the octets at the start of `header` that are fields; the header lies at `offset` in
  /// the packet.
  func append(_ header: RawSpan, at offset: Int, to out: inout LineBuffer) {
    let octets = header.clamped(0, description.byteCount)
    var start = 0
    while start < octets.byteCount {
      let end = min(start + 16, octets.byteCount)
      out.append("  0x")
      out.append(hexadecimal: UInt64(offset + start), digits: 4)
      out.append(" ")
      for index in start..<end {
        appendGap(index - start, to: &out)
        style.append(.mark(field(at: index * 8) ?? 0), to: &out) {
          $0.append(hexadecimal: UInt64(octets.octet(at: index)), digits: 2)
        }
      }
      out.append("\n         ")
      for index in start..<end {
        appendGap(index - start, to: &out)
        style.append(.mark(field(at: index * 8) ?? 0), to: &out) {
          $0.append(mark(ofBits: index * 8..<index * 8 + 4))
          $0.append(mark(ofBits: index * 8 + 4..<index * 8 + 8))
        }
      }
      out.append("\n")
      start = end
    }
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
