internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// A filter expression in a file (`-F`).
enum FilterFile {
  /// So long, in octets, can a filter be that compiles in any sensible time.
  private static let limit = 1 << 20

  /// The expression in the file at `path`, its lines joined and comments, from `#` to the end of
  /// the line, left out; `-` is standard input.
  static func text(at path: String) throws -> String {
    let octets: [UInt8]
    do {
      let file = FilePath(path == "-" ? "/dev/stdin" : path)
      octets = try FileContents.read(file, limit: limit + 1)
    } catch {
      throw ToolFailure(
        "reading the filter \(path.escapedForTerminal)",
        why: error.errno.description
      )
    }
    guard octets.count <= limit else {
      throw ToolFailure(
        "reading the filter \(path.escapedForTerminal)",
        why: "it is longer than \(limit) octets"
      )
    }
    guard !octets.contains(0) else {
      throw ToolFailure(
        "reading the filter \(path.escapedForTerminal)",
        why: "it holds a zero octet and is no text"
      )
    }
    return String(decoding: withoutComments(octets), as: UTF8.self)
  }

  private static func withoutComments(_ octets: [UInt8]) -> [UInt8] {
    var isComment = false
    return octets.map { octet in
      if octet == UInt8(ascii: "#") { isComment = true }
      if octet == UInt8(ascii: "\n") { isComment = false }
      return isComment || octet == UInt8(ascii: "\n") ? UInt8(ascii: " ") : octet
    }
  }
}
