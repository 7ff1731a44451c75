internal import Glibc

/// What makes a regular file the same by whatever path it was opened: its device and inode.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let inode: UInt

  /// The file open as `descriptor`, or `nil` when that is no regular file.
  init?(ofRegularFile descriptor: Int32) {
    var status = stat()
    // The call fills the structure it is given.
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
  }
}
