import Glibc
import Synchronization

/// A file descriptor that closes itself.
struct OpenFile: ~Copyable {
  let descriptor: Int32

  deinit { close(descriptor) }

  init(path: String, flags: Int32) throws {
    descriptor = unsafe open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw TestFailure("open \(path): \(Self.reason())") }
  }

  /// A file without a name that holds `contents`; the next octet read is the first.
  static func temporary(holding contents: [UInt8] = []) throws -> OpenFile {
    let path = unusedPath()
    let file = try OpenFile(path: path, flags: O_RDWR | O_CREAT | O_EXCL)
    unsafe unlink(path)
    try write(contents, to: file.descriptor)
    lseek(file.descriptor, 0, SEEK_SET)
    return file
  }

  /// A pipe whose ends no other process inherits.
  ///
  /// It is a FIFO without a name, because Swift's Glibc has no `pipe2` and `pipe` leaves a moment
  /// in which a process that another thread starts inherits both ends, and then nobody sees their end.
  static func pipe() throws -> Pipe {
    let path = unusedPath()
    guard unsafe mkfifo(path, 0o600) == 0 else { throw TestFailure("mkfifo \(path): \(reason())") }
    defer { unsafe unlink(path) }
    let reading = try OpenFile(path: path, flags: O_RDONLY | O_NONBLOCK)
    let writing = try OpenFile(path: path, flags: O_WRONLY)
    // Only the opening must not wait for the other end.
    guard fcntl(reading.descriptor, F_SETFL, O_RDONLY) == 0 else {
      throw TestFailure("fcntl: \(reason())")
    }
    return Pipe(reading: reading, writing: writing)
  }

  private static let serialNumber = Atomic<Int>(0)

  private static func unusedPath() -> String {
    "/tmp/netdiag-test-\(getpid())-\(serialNumber.add(1, ordering: .relaxed).newValue)"
  }

  /// Hands the descriptor to the caller, who closes it.
  consuming func release() -> Int32 {
    let descriptor = descriptor
    discard self
    return descriptor
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
      }
      guard count > 0 else { throw TestFailure("write: \(reason())") }
      rest = rest.dropFirst(count)
    }
  }

  /// All octets from the start, wherever the writer stands.
  func contents() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe pread(descriptor, &chunk, chunk.count, off_t(bytes.count))
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  static func reason() -> String { unsafe String(cString: strerror(errno)) }

  /// Both ends of a pipe.
  struct Pipe: ~Copyable {
    let reading: OpenFile
    let writing: OpenFile

    /// The end to write to; the end to read from is closed.
    consuming func takeWriting() -> OpenFile { writing }
  }
}
