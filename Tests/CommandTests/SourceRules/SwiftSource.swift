import Foundation
import TestSupport

/// A file under Sources/, as far as the rules of the house look at it.
struct SwiftSource {
  /// The path from Sources/ on.
  let path: String
  let lines: [String]

  /// The target that the file belongs to.
  var module: String { String(path.prefix { $0 != "/" }) }

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  static func all() throws -> [SwiftSource] {
    let folder = Repository.root.appending(path: "Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      SwiftSource(path: path, text: try Repository.text(of: "Sources/\(path)"))
    }
  }

  /// The modules that the file imports.
  var imports: [String] {
    lines.compactMap { line in
      line.firstMatch(of: /^\s*(?:@\w+\s+|\w+\s+)*import\s+(?:\w+\s+)?(\w+)/).map { String($0.1) }
    }
  }

  /// `path:line` of every line whose code, not its comment, has `word` as a word.
  func places(of word: String) -> [String] {
    lines.indices.compactMap { index in
      let code = lines[index].split(separator: "//", omittingEmptySubsequences: false)[0]
      let words = code.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      return words.contains { $0 == word } ? "\(path):\(index + 1)" : nil
    }
  }
}
