internal import Glibc
public import NetCore
internal import NetLinux
internal import SystemPackage

/// Standard output behind one buffer: the only writer to it in the suite.
///
/// Nothing is written by `deinit`: a tool ends its output with ``flush()``, so that a failed write
/// is always seen.
public struct StandardOutput: ~Copyable {
  /// When what was appended is written.
  public enum Flushing: Sendable {
    /// At the end of every line: on a terminal, or where people asked for it.
    case lines
    /// Whenever 64 KiB have come together.
    case blocks
  }

  /// The text that waits to be written.
  public var buffer: LineBuffer
  private let descriptor: Int32
  private let flushing: Flushing
  private let blockByteCount = 1 << 16

  /// Output to `descriptor`; without `flushing`, by lines on a terminal and in blocks elsewhere.
  public init(descriptor: Int32 = 1, flushing: Flushing? = nil) {
    self.descriptor = descriptor
    self.flushing = flushing ?? (StandardDescriptors.isTerminal(descriptor) ? .lines : .blocks)
    buffer = LineBuffer(capacity: blockByteCount + (1 << 12))
  }

  /// Ends a line, and writes when the policy says so.
  public mutating func endLine() throws(OutputFailure) {
    buffer.append(UInt8(ascii: "\n"))
    if flushing == .lines || buffer.count >= blockByteCount { try flush() }
  }

  /// Writes what waits.
  ///
  /// The corresponding C function is `write`.
  public mutating func flush() throws(OutputFailure) {
    guard buffer.count > 0 else { return }
    do {
      try StandardDescriptors.write(buffer.octets, to: descriptor)
    } catch {
      buffer.removeAll()
      throw error.errno == .brokenPipe ? .closed : .failed(error)
    }
    buffer.removeAll()
  }
}
