internal import NetCore

/// Takes a list of targets apart: the first word of each line, unless it begins with `#`.
///
/// A byte order mark in front of the list, which some editors write, is no part of a word.
///
/// The text may come in pieces of any size, and so may its lines: what reads a list looks at
/// ``waitingByteCount``, which tells of a line without end.
package struct TargetLineReader {
  /// The longest word that is kept: more than the longest name of a host has.
  private static let wordLimit = 256

  /// U+FEFF in UTF-8.
  private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

  private enum Place { case indent, word, rest }

  private var place = Place.indent
  private var word: [UInt8] = []
  private var isCutShort = false
  /// The number of the line that is being read, from 1.
  package private(set) var lineNumber = 1
  /// How many octets of that line came in earlier pieces.
  package private(set) var waitingByteCount = 0

  /// So many octets may a line have that names a target.
  package static let lineLimit = 4096

  /// A reader in front of the first line.
  package init() { word.reserveCapacity(Self.wordLimit) }

  /// The first word of a line.
  package struct Word: Hashable, Sendable {
    /// Its octets, cut short when there are more than 256.
    package var octets: [UInt8]
    /// Whether there were more.
    package var isCutShort: Bool
    /// The number of its line, from 1.
    package var line: Int
    /// How many octets that line has.
    package var lineByteCount: Int
  }

  /// Reads the next piece; hands each word that ends in it to `body`.
  package mutating func read(_ piece: Span<UInt8>, _ body: (Word) -> Void) {
    var lineStart = 0
    for index in piece.indices {
      let octet = piece[index]
      if octet == UInt8(ascii: "\n") {
        waitingByteCount += index - lineStart
        endLine(body)
        lineStart = index + 1
        continue
      }
      switch place {
      case .rest: break
      case .indent:
        guard !octet.isBlank else { break }
        if octet == UInt8(ascii: "#") {
          place = .rest
        } else {
          place = .word
          word.append(octet)
        }
      case .word:
        if octet.isBlank {
          place = .rest
        } else if word.count < Self.wordLimit {
          word.append(octet)
          // The third octet of the list.
          if lineNumber == 1, waitingByteCount + index - lineStart == 2,
            word == Self.byteOrderMark
          {
            word.removeAll(keepingCapacity: true)
            place = .indent
          }
        } else {
          isCutShort = true
        }
      }
    }
    waitingByteCount += piece.count - lineStart
  }

  /// Ends the last line, which need not have a line feed.
  package mutating func finish(_ body: (Word) -> Void) { endLine(body) }

  private mutating func endLine(_ body: (Word) -> Void) {
    if !word.isEmpty {
      body(
        Word(
          octets: word,
          isCutShort: isCutShort,
          line: lineNumber,
          lineByteCount: waitingByteCount
        )
      )
      word.removeAll(keepingCapacity: true)
    }
    isCutShort = false
    waitingByteCount = 0
    place = .indent
    lineNumber += 1
  }
}
