/// The words of a filter expression and where they stand.
struct FilterWords {
  private let scalars: [Unicode.Scalar]
  /// The places of the words, in Unicode scalars.
  let ranges: [Range<Int>]

  /// Splits `expression` where the library's scanner does: at blanks and around operators.
  init(_ expression: String) {
    scalars = Array(expression.unicodeScalars)
    var ranges: [Range<Int>] = []
    var brackets = 0
    var start = 0
    while start < scalars.count {
      if scalars[start].properties.isWhitespace {
        start += 1
        continue
      }
      if scalars[start] == "[" { brackets += 1 }
      if scalars[start] == "]" { brackets -= 1 }
      var end = start + 1
      if Self.isWordPart(scalars[start], inBrackets: brackets > 0) {
        while end < scalars.count, Self.isWordPart(scalars[end], inBrackets: brackets > 0) {
          end += 1
        }
      } else if end < scalars.count, Self.isOperator(scalars[start], scalars[end]) {
        end += 1
      }
      ranges.append(start..<end)
      start = end
    }
    self.ranges = ranges
  }

  /// Whether the scalar belongs to a name, a number or an address.
  ///
  /// Inside brackets a colon and a minus are operators: `ip[0:2]`.
  private static func isWordPart(_ scalar: Unicode.Scalar, inBrackets: Bool) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "\\", "$": true
    case ":", "-", "%": !inBrackets
    default: scalar.value > 0x7f
    }
  }

  private static func isOperator(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    switch (first, second) {
    case ("&", "&"), ("|", "|"), ("<", "<"), (">", ">"): true
    case ("<", "="), (">", "="), ("!", "="), ("=", "="): true
    default: false
    }
  }

  /// The text of the expression up to the end of the word at `index`.
  func prefix(through index: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[..<ranges[index].upperBound])
    return String(text)
  }

  /// Whether `word` is one of the words.
  func contains(_ word: String) -> Bool {
    let wanted = Array(word.unicodeScalars)
    return ranges.contains { Array(scalars[$0]) == wanted }
  }

  /// The place behind the last word, where something is missing.
  var end: Range<Int> {
    let end = ranges.last?.upperBound ?? 0
    return end..<end
  }

  /// The place of the word that `message` quotes in single or double quotes, when it stands once.
  func quoted(in message: String) -> Range<Int>? {
    for quote in ["'", "\""] as [Character] {
      let parts = message.split(separator: quote, omittingEmptySubsequences: false)
      guard parts.count >= 3 else { continue }
      let wanted = Array(parts[1].unicodeScalars)
      let found = ranges.filter { Array(scalars[$0]) == wanted }
      if found.count == 1 { return found[0] }
    }
    return nil
  }
}
