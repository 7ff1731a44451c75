internal import NetCore
public import SystemPackage

/// Small files that are read whole.
public enum FileContents {
  /// All octets of the file at `path`, at most `limit` of them.
  ///
  /// The corresponding C functions are `open` and `read`.
  public static func read(
    _ path: FilePath,
    limit: Int = 1 << 24
  ) throws(SystemError) -> [UInt8] {
    let descriptor: FileDescriptor
    do {
      // A signal must end the wait for the writer of a FIFO.
      descriptor = try FileDescriptor.open(
        path,
        .readOnly,
        options: .closeOnExec,
        retryOnInterrupt: false
      )
    } catch {
      throw SystemError(
        call: "open",
        errno: error as? Errno ?? .ioError,
        subject: path.string.escapedForTerminal
      )
    }
    defer { try? descriptor.close() }
    var contents: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while contents.count < limit {
      let count: Int?
      do {
        count = try StandardDescriptors.read(from: descriptor.rawValue, into: &block)
      } catch {
        throw SystemError(
          call: error.call,
          errno: error.errno,
          subject: path.string.escapedForTerminal
        )
      }
      guard let count else { continue }
      guard count > 0 else { break }
      contents += block.prefix(min(count, limit - contents.count))
    }
    return contents
  }
}
