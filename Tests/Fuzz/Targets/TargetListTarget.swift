import NetCore
import PingKit

/// A list of targets is read the same however it comes in pieces, and what is told of its faults is
/// fit to print.
///
/// The first octet says how long the pieces are. No name is looked up.
enum TargetListTarget {
  static func fault(in octets: [UInt8]) -> String? {
    guard let choice = octets.first else { return nil }
    let text = Array(octets.dropFirst())
    let words = words(of: text, pieceByteCount: max(text.count, 1))
    guard words == self.words(of: text, pieceByteCount: Int(choice) + 1) else {
      return "its words depend on where it is cut"
    }
    var gathering = TargetGathering(limit: 100)
    var previousLine = 0
    for word in words {
      if word.line <= previousLine { return "line \(word.line) has two words" }
      previousLine = word.line
      gathering.add(word, of: "list")
    }
    guard gathering.count + gathering.faultCount == words.count else {
      return "\(words.count) words, \(gathering.count) targets, \(gathering.faultCount) faults"
    }
    for fault in gathering.faults {
      if let why = PrintedText.fault(in: Array(fault.description.utf8)) { return "fault: \(why)" }
    }
    return nil
  }

  private static func words(of text: [UInt8], pieceByteCount: Int) -> [TargetLineReader.Word] {
    var reader = TargetLineReader()
    var words: [TargetLineReader.Word] = []
    for start in stride(from: 0, to: text.count, by: pieceByteCount) {
      let end = min(start + pieceByteCount, text.count)
      reader.read(text.span.extracting(start..<end)) { words.append($0) }
    }
    reader.finish { words.append($0) }
    return words
  }
}
