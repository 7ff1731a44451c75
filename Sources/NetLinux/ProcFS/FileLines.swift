internal import NetCore

/// The lines of a file, read in small chunks and held one at a time.
///
/// No line is trusted to be short: one above ``maximumByteCount`` is passed over without being
/// held. A read of `/proc/net` returns at most a page of whole rows whatever the buffer, so a large
/// one would gain nothing.
public struct FileLines: ~Copyable {
  /// What ``advance()`` came to.
  public enum Step: Hashable, Sendable {
    /// A line, now in ``FileLines/line``.
    case line
    /// A line longer than ``FileLines/maximumByteCount``, which was passed over.
    case overlong
    /// The end of the file.
    case end
  }

  /// The longest line that is held, in octets without its line feed.
  public static var maximumByteCount: Int { 1 << 16 }

  private let file: ReadableFile
  private var buffer: [UInt8]
  /// Where the octets begin that were read and not yet passed over, and where they end.
  private var start = 0
  private var end = 0
  /// The current line, without its line feed.
  private var current = 0..<0
  private var isAtEnd = false
  /// The number of the current line, from 1.
  public private(set) var number = 0

  /// Opens the file at `path`, which must be a regular one.
  public init(path: String) throws(SystemError) {
    file = try ReadableFile(path: path)
    buffer = [UInt8](repeating: 0, count: 1 << 13)
  }

  /// The current line without its line feed; empty unless ``advance()`` returned ``Step/line``.
  public var line: RawSpan {
    @_lifetime(borrow self) borrowing get { buffer.octets.extracting(current) }
  }

  /// Moves to the next line.
  ///
  /// A line that the file ends without a line feed counts.
  public mutating func advance() throws(SystemError) -> Step {
    current = 0..<0
    var searched = start
    var isOverlong = false
    while true {
      if let feed = buffer.octets.firstLineFeed(in: searched..<end) {
        return finish(at: feed, nextStart: feed + 1, isOverlong: isOverlong)
      }
      if isAtEnd {
        guard end > start || isOverlong else { return .end }
        return finish(at: end, nextStart: end, isOverlong: isOverlong)
      }
      if end - start > Self.maximumByteCount {
        isOverlong = true
        start = end
      }
      makeRoom()
      searched = end
      let count = try file.read(into: &buffer, at: end..<buffer.count)
      if count == 0 { isAtEnd = true }
      end += count
    }
  }

  private mutating func finish(at lineEnd: Int, nextStart: Int, isOverlong: Bool) -> Step {
    number += 1
    defer { start = nextStart }
    guard !isOverlong, lineEnd - start <= Self.maximumByteCount else { return .overlong }
    current = start..<lineEnd
    return .line
  }

  /// Moves what is held to the front, and doubles the buffer when it is full all the same.
  private mutating func makeRoom() {
    if start > 0 {
      // What is left is the beginning of one line, shorter than what was just read.
      for index in start..<end { buffer[index - start] = buffer[index] }
      end -= start
      start = 0
    }
    if end == buffer.count {
      buffer.append(contentsOf: [UInt8](repeating: 0, count: buffer.count))
    }
  }
}

extension RawSpan {
  /// The offset of the first line feed in `range`, eight octets at a time.
  fileprivate func firstLineFeed(in range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while offset &+ 8 <= range.upperBound {
      let eight: UInt64 = littleEndian(at: offset)
      let differences = eight ^ 0x0a0a_0a0a_0a0a_0a0a
      // The lowest octet whose top bit is set here is the first that was zero in `differences`.
      let zeros = (differences &- 0x0101_0101_0101_0101) & ~differences & 0x8080_8080_8080_8080
      if zeros != 0 { return offset &+ zeros.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < range.upperBound {
      if octet(at: offset) == UInt8(ascii: "\n") { return offset }
      offset &+= 1
    }
    return nil
  }
}
