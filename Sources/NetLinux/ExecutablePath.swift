internal import Glibc

/// The file that this process runs (proc(5), `/proc/self/exe`).
public enum ExecutablePath {
  /// The path of the file, or `nil` when the kernel does not tell.
  ///
  /// The corresponding C function is `readlink`.
  public static var current: String? {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    // The kernel writes at most the stated number of octets.
    let count = unsafe readlink("/proc/self/exe", &path, path.count)
    guard count > 0, count < path.count else { return nil }
    return String(decoding: path.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
