internal import CLinuxNet
internal import Glibc
internal import NetCore
internal import SystemPackage

/// A directory open for reading its entries and what they link to.
struct DirectoryReader: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Opens the directory at `path`.
  ///
  /// The corresponding C function is `open`.
  init(path: String) throws(SystemError) {
    self.path = path
    descriptor = try systemCall("open", subject: path) {
      // The path is a string of ours that lives during the call.
      unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
  }

  deinit { close(descriptor) }

  /// Reads the next entries into `buffer`, over what it held; the number of octets, 0 at the end.
  ///
  /// ``DirectoryEntries`` reads them. The corresponding C function is `getdents64`.
  func readEntries(into buffer: inout [UInt8]) throws(SystemError) -> Int {
    try systemCall("getdents64", subject: path) {
      // The kernel writes at most the stated number of octets.
      unsafe buffer.withUnsafeMutableBytes {
        guard let base = $0.baseAddress else { return 0 }
        return unsafe netdiag_directory_entries(descriptor, base, UInt($0.count))
      }
    }
  }

  /// Reads the target of the symbolic link `entry` into `buffer`; the number of octets, or `nil`
  /// when it is no link, is gone, or may not be read.
  ///
  /// A link is read and never followed: a descriptor may stand for a file on a server that does not
  /// answer. The corresponding C function is `readlinkat`.
  func readLink(_ entry: borrowing DirectoryEntries.Entry, into buffer: inout [UInt8]) -> Int? {
    let count = unsafe entry.terminatedName.withUnsafeBytes { name in
      unsafe buffer.withUnsafeMutableBytes { target in
        guard let name = name.baseAddress, let base = target.baseAddress else { return -1 }
        // The name ends with a NUL inside its span; the kernel writes at most the stated number.
        return unsafe readlinkat(
          descriptor,
          name.assumingMemoryBound(to: CChar.self),
          base.assumingMemoryBound(to: CChar.self),
          target.count
        )
      }
    }
    return count < 0 ? nil : count
  }
}
