internal import Glibc
internal import NetCore
internal import SystemPackage

/// A regular file open for reading.
struct ReadableFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Opens the file at `path`.
  ///
  /// Anything but a regular file is refused, since a saved tree may hold pipes and devices that never
  /// end. The corresponding C function is `open`.
  init(path: String) throws(SystemError) {
    let opened = try systemCall("open", subject: path) {
      // The path is a string of ours that lives during the call.
      unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    }
    var status = stat()
    // The call fills the structure it is given.
    let result = unsafe fstat(opened, &status)
    guard result == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw SystemError(call: "open", errno: .invalidArgument, subject: path)
    }
    descriptor = opened
    self.path = path
  }

  deinit { close(descriptor) }

  /// Reads at most `range.count` octets to the places `range` of `buffer`; 0 at the end.
  ///
  /// The corresponding C function is `read`.
  func read(
    into buffer: inout [UInt8],
    at range: Range<Int>
  ) throws(SystemError) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
    return try systemCall("read", subject: path) {
      // `range` lies within the buffer, as checked above.
      unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(
          descriptor,
          $0.baseAddress.map { unsafe $0 + range.lowerBound },
          range.count
        )
      }
    }
  }
}
