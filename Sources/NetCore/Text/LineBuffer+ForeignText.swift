extension LineBuffer {
  /// Appends text that came from outside so that no terminal can be steered by it.
  ///
  /// Controls (C0, DEL, C1), bidirectional controls, line and paragraph separators, other invisible
  /// format characters and octets that are not UTF-8 are written as escapes: `\n`, `\x1b`,
  /// `\u{202e}`; a backslash is doubled so that the text stays unambiguous.
  public mutating func append(foreign octets: RawSpan) {
    var reader = UnicodeScalarReader(octets)
    var start = 0
    var previous = 0
    while let element = reader.next() {
      let isPlain: Bool
      switch element {
      case .scalar(let scalar): isPlain = !scalar.isUnsafeOnTerminals && scalar != "\\"
      case .invalid: isPlain = false
      }
      if !isPlain {
        append(octets.extracting(start..<previous))
        appendEscape(of: element)
        start = reader.offset
      }
      previous = reader.offset
    }
    append(octets.extracting(start..<octets.byteCount))
  }

  /// Appends text that came from outside so that no terminal can be steered by it.
  public mutating func append(foreign text: String) {
    append(foreign: text.utf8Span.span.octets)
  }

  private mutating func appendEscape(of element: UnicodeScalarReader.Element) {
    switch element {
    case .invalid(let octet):
      append("\\x")
      append(hexadecimal: UInt64(octet), digits: 2)
    case .scalar("\\"): append("\\\\")
    case .scalar("\n"): append("\\n")
    case .scalar("\r"): append("\\r")
    case .scalar("\t"): append("\\t")
    case .scalar(let scalar) where scalar.value < 0x80:
      append("\\x")
      append(hexadecimal: UInt64(scalar.value), digits: 2)
    case .scalar(let scalar):
      append("\\u{")
      append(hexadecimal: UInt64(scalar.value))
      append("}")
    }
  }
}

extension UnicodeScalar {
  /// Whether a terminal may act on the scalar, hide it, or reorder text because of it.
  var isUnsafeOnTerminals: Bool {
    switch value {
    case 0x20...0x7e: false
    case 0x00...0x1f, 0x7f...0x9f: true
    case 0xad, 0x061c, 0x115f, 0x1160, 0x180e, 0x200b...0x200f, 0x2028...0x202e: true
    case 0x2060...0x206f, 0x3164, 0xfeff, 0xfff9...0xfffb, 0xe0000...0xe0fff: true
    default: false
    }
  }
}

extension String {
  /// The text with everything escaped that could steer a terminal.
  public var escapedForTerminal: String {
    var buffer = LineBuffer(capacity: utf8.count + 16)
    buffer.append(foreign: self)
    return buffer.text
  }
}
