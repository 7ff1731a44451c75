public import Foundation

/// The checkout that the running tests were built from.
public enum Repository {
  /// The top folder, found from this file's place in it.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder that the build put the tests and the tools in.
  ///
  /// Found from the running process, so that it follows `--configuration` and `--scratch-path`.
  public static let builtProducts: URL = {
    let runner = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return runner.deletingLastPathComponent()
  }()

  /// The path of a file named from the top folder, as `docs/schema/netping.schema.json`.
  public static func path(_ relativePath: String) -> String {
    root.appending(path: relativePath).path(percentEncoded: false)
  }

  /// The text of a file named from the top folder.
  public static func text(of relativePath: String) throws -> String {
    try String(contentsOf: root.appending(path: relativePath), encoding: .utf8)
  }
}
