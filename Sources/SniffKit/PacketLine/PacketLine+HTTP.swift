internal import NetCore

// HTTP/1 (RFC 9112).
extension PacketLine {
  /// Appends the first line of a message, with `-v` all lines of printable ASCII.
  ///
  /// Data that begins with neither a request line nor a status line is the middle of a message.
  func appendHTTP(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard HTTPStartLine.begins(bytes, wireByteCount: wireByteCount) else { return }
    guard configuration.verbosity > 0 else {
      _ = try append(": ", lineOf: bytes, at: 0, wireByteCount, to: &out)
      return
    }
    out.append(", length: ")
    out.append(decimal: wireByteCount)
    var offset = 0
    while offset < wireByteCount,
      let next = try append("\n\t", lineOf: bytes, at: offset, wireByteCount, to: &out)
    {
      offset = next
    }
  }

  /// Appends the line at `start` behind `prefix` and returns where the next one begins; `nil` when
  /// this was the last that can be written.
  private func append(
    _ prefix: StaticString,
    lineOf bytes: RawSpan,
    at start: Int,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int? {
    var end = start
    var next: Int?
    scan: while end < min(wireByteCount, bytes.byteCount) {
      switch bytes.octet(at: end) {
      case UInt8(ascii: "\n"):
        next = end + 1
        break scan
      case UInt8(ascii: "\r"):
        // A carriage return without a line feed is no text.
        guard end + 1 < wireByteCount else { return nil }
        guard end + 1 < bytes.byteCount else { break scan }
        guard bytes.octet(at: end + 1) == UInt8(ascii: "\n") else { return nil }
        next = end + 2
        break scan
      case UInt8(ascii: "\t"), 0x20...0x7e: end += 1
      default: return nil
      }
    }
    if next == nil, end < wireByteCount { throw Truncation(name: "http") }
    out.append(prefix)
    for offset in start..<end {
      let octet = bytes.octet(at: offset)
      // A tab would tear the columns of whoever reads the line.
      if octet == UInt8(ascii: "\t") { out.append("\\t") } else { out.append(octet) }
    }
    if next == nil { out.append(truncated: "http") }
    return next
  }
}
