internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// The names of capture files in a file (`-V`), one a line.
enum CaptureFileNameList {
  /// So long, in octets, is a list at most: more files than a process may open have room in it.
  private static let limit = 1 << 24

  /// The lines of the file at `path` that are not empty; `-` is standard input.
  static func names(at path: String) throws -> [String] {
    let octets: [UInt8]
    do {
      let file = FilePath(path == "-" ? "/dev/stdin" : path)
      octets = try FileContents.read(file, limit: limit + 1)
    } catch {
      throw failure(path, error.errno.description)
    }
    guard octets.count <= limit else { throw failure(path, "it is longer than \(limit) octets") }
    guard !octets.contains(0) else {
      throw failure(path, "it holds a zero octet and is no list of names")
    }
    let names = octets.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard !names.isEmpty else { throw failure(path, "it names no file") }
    return names
  }

  private static func failure(_ path: String, _ why: String) -> ToolFailure {
    ToolFailure("reading the list \(path.escapedForTerminal)", why: why)
  }
}
