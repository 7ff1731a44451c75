package import NetCore

/// What is wrong in the text of a condition, and where.
package struct FailureConditionError: Error, Hashable, Sendable {
  /// The text.
  package var text: String
  /// The octet at fault, counted from the start.
  package var offset: Int
  /// What is wrong.
  package var message: String
}

extension FailureConditionError {
  /// Appends two lines: the text, and a mark under what is wrong in it.
  package func appendPicture(to buffer: inout LineBuffer) {
    buffer.append("  ")
    buffer.append(foreign: text)
    buffer.append("\n  ")
    // Escapes are longer than what they stand for.
    var before = LineBuffer(capacity: 64)
    before.append(foreign: String(decoding: Array(text.utf8.prefix(offset)), as: UTF8.self))
    let columns = before.text.unicodeScalars.count
    buffer.append(UInt8(ascii: " "), repeating: columns)
    buffer.append("^\n")
  }
}
