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
  /// How much of the buffer was written already, by ``flushWithoutWaiting()``.
  private var writtenCount = 0
  private let output: OutputDescriptor

  /// Output to `descriptor`; without `flushing`, by lines on a terminal and in blocks elsewhere.
  public init(descriptor: Int32 = 1, flushing: Flushing? = nil) {
    self.descriptor = descriptor
    output = OutputDescriptor(descriptor)
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
    guard waitingCount > 0 else { return forget() }
    do {
      try StandardDescriptors.write(
        buffer.octets.extracting(droppingFirst: writtenCount),
        to: descriptor
      )
    } catch {
      throw failure(error)
    }
    forget()
  }

  /// How many octets wait to be written.
  public var waitingCount: Int { buffer.count - writtenCount }

  /// Writes what is taken at once, for a tool that must go on whoever reads its output; `true` when
  /// nothing waits any more.
  ///
  /// What still waits stays in the buffer: a tool that appends without end looks at
  /// ``waitingCount``. The corresponding C function is `pwritev2`.
  public mutating func flushWithoutWaiting() throws(OutputFailure) -> Bool {
    while waitingCount > 0 {
      do {
        guard let count = try output.write(buffer.octets.extracting(droppingFirst: writtenCount))
        else {
          compact()
          return false
        }
        writtenCount += count
      } catch {
        throw failure(error)
      }
    }
    forget()
    return true
  }

  /// Writes `octets` behind what waits, without a copy of what is taken at once.
  public mutating func writeWithoutWaiting(_ octets: RawSpan) throws(OutputFailure) {
    var rest = octets
    while waitingCount == 0, rest.byteCount > 0 {
      do {
        guard let count = try output.write(rest) else { break }
        rest = rest.extracting(droppingFirst: count)
      } catch {
        throw failure(error)
      }
    }
    buffer.append(rest)
  }

  /// Gives back the room of what was written, once that is most of a large buffer.
  private mutating func compact() {
    guard writtenCount >= 1 << 20, writtenCount > waitingCount else { return }
    var rest = LineBuffer(capacity: blockByteCount + waitingCount)
    rest.append(buffer.octets.extracting(droppingFirst: writtenCount))
    buffer = rest
    writtenCount = 0
  }

  private mutating func forget() {
    buffer.removeAll()
    writtenCount = 0
  }

  private mutating func failure(_ error: SystemError) -> OutputFailure {
    forget()
    return error.errno == .brokenPipe ? .closed : .failed(error)
  }
}
