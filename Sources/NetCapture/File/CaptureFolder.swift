internal import Glibc

/// The folder that capture files are created in.
///
/// It stays open, so that files can be created in it after the process gave up the privilege to
/// walk there.
public final class CaptureFolder: Sendable {
  /// The folder's path, which is foreign text.
  public let path: String
  let descriptor: Int32

  /// `O_PATH` (open(2)), which Swift does not see: no permission to list the folder is needed.
  private static let pathOnly: Int32 = 0o10_000_000

  /// Opens the folder at `path`.
  ///
  /// The corresponding C function is `open` with `O_PATH`.
  public init(_ path: String) throws(CaptureError) {
    self.path = path
    descriptor = unsafe open(path, Self.pathOnly | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CaptureError(
        "opening the folder \(path)",
        why: lastSystemErrorText(),
        remedy: "make it, or write elsewhere"
      )
    }
  }

  deinit { close(descriptor) }

  /// The path of the file called `name` in the folder.
  public func path(of name: String) -> String {
    switch path {
    case ".": name
    case "/": "/" + name
    default: path + "/" + name
    }
  }

  /// The folder of `path`, which stays the same while the file names change, and what is left of
  /// the path in it.
  ///
  /// With `hasTimeFormat`, a component with a `%` is one that changes.
  public static func parts(
    of path: String,
    hasTimeFormat: Bool
  ) -> (folder: String, name: String) {
    let fixed = hasTimeFormat ? path.prefix { $0 != "%" } : path[...]
    guard let slash = fixed.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }
}
