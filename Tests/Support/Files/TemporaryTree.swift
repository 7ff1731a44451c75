import Foundation
import Synchronization

/// A folder of files that a test makes; it is removed when the test lets go of it.
public final class TemporaryTree: Sendable {
  /// The path of the folder.
  public let path: String

  private static let serialNumber = Atomic<Int>(0)

  /// An empty folder.
  public init() throws {
    let number = Self.serialNumber.add(1, ordering: .relaxed).newValue
    path = "/tmp/netdiag-tree-\(ProcessInfo.processInfo.processIdentifier)-\(number)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders above it, named from the top of the tree.
  public func write(_ contents: [UInt8], to name: String) throws {
    let file = URL(filePath: path).appending(path: name)
    try makeFolder(above: file)
    try Data(contents).write(to: file)
  }

  /// Writes a file of text, and the folders above it, named from the top of the tree.
  public func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Makes a symbolic link, and the folders above it, named from the top of the tree.
  public func link(_ name: String, to target: String) throws {
    let file = URL(filePath: path).appending(path: name)
    try makeFolder(above: file)
    try FileManager.default.createSymbolicLink(
      atPath: file.path(percentEncoded: false),
      withDestinationPath: target
    )
  }

  private func makeFolder(above file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
  }
}
