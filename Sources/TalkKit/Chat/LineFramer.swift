internal import NetCore

/// Cuts a stream of octets into lines, however the stream was cut into chunks.
///
/// A line ends with LF or CR LF, which are not part of it. A line that grows beyond the limit is
/// handed on in pieces, so that no client can make the server keep more than the limit.
package struct LineFramer {
  /// The most octets of one line, or piece of a line.
  package let limit: Int
  private var partial: [UInt8] = []

  /// A framer at the start of a stream.
  package init(limit: Int) { self.limit = max(limit, 8) }

  /// Takes the next octets of the stream and calls `body` with each line that they complete.
  package mutating func feed(_ octets: RawSpan, _ body: (RawSpan) -> Void) {
    var start = 0
    for offset in 0..<octets.byteCount where octets.octet(at: offset) == UInt8(ascii: "\n") {
      take(octets.extracting(start..<offset), endsLine: true, body)
      start = offset + 1
    }
    take(octets.extracting(droppingFirst: start), endsLine: false, body)
  }

  /// Hands on the line that the stream ended in, if any.
  package mutating func finish(_ body: (RawSpan) -> Void) {
    guard !partial.isEmpty else { return }
    handOn(partial.octets, body)
    partial.removeAll()
  }

  private mutating func take(_ octets: RawSpan, endsLine: Bool, _ body: (RawSpan) -> Void) {
    if endsLine, partial.isEmpty, octets.byteCount <= limit {
      // The common case: a whole line in one chunk, and no copy of it.
      return handOn(octets, body)
    }
    for offset in 0..<octets.byteCount {
      if partial.count == limit { handOnPiece(body) }
      partial.append(octets.octet(at: offset))
    }
    guard endsLine else { return }
    handOn(partial.octets, body)
    partial.removeAll(keepingCapacity: true)
  }

  /// Hands on a full line in the making, up to the last whole character.
  private mutating func handOnPiece(_ body: (RawSpan) -> Void) {
    var end = partial.count
    // A character of UTF-8 has at most three continuation octets; what has more is not UTF-8.
    for back in 1...3 where partial[partial.count - back] & 0xc0 != 0x80 {
      if partial[partial.count - back] >= 0xc0 { end = partial.count - back }
      break
    }
    body(partial.octets.extracting(first: end))
    partial.removeFirst(end)
  }

  /// Hands on a line without the CR of its line end.
  private func handOn(_ line: RawSpan, _ body: (RawSpan) -> Void) {
    let count = line.byteCount
    let hasReturn = count > 0 && line.octet(at: count - 1) == UInt8(ascii: "\r")
    body(line.extracting(first: hasReturn ? count - 1 : count))
  }
}
