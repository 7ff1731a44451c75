import NetCore
import TalkKit
import TestSupport
import Testing

@Suite struct LineFramerTests {
  /// The lines of `text`, fed in chunks of the given sizes and then to the end.
  private func lines(
    of text: [UInt8],
    limit: Int = 4096,
    chunks: [Int] = []
  ) -> [String] {
    var framer = LineFramer(limit: limit)
    var lines: [String] = []
    func take(_ line: RawSpan) {
      lines.append(
        String(decoding: (0..<line.byteCount).map { line.octet(at: $0) }, as: UTF8.self)
      )
    }
    var rest = text[...]
    for size in chunks {
      framer.feed(Array(rest.prefix(size)).octets, take)
      rest = rest.dropFirst(size)
    }
    framer.feed(Array(rest).octets, take)
    framer.finish(take)
    return lines
  }

  @Test func `lines end with LF or CR LF`() {
    #expect(lines(of: Array("one\ntwo\r\n\nfour\r\n".utf8)) == ["one", "two", "", "four"])
  }

  @Test func `a CR elsewhere belongs to the line`() {
    #expect(lines(of: Array("a\rb\r\r\n".utf8)) == ["a\rb\r"])
  }

  @Test func `the end of the stream ends a line that has begun`() {
    #expect(lines(of: Array("one\ntwo".utf8)) == ["one", "two"])
    #expect(lines(of: Array("one\n".utf8)) == ["one"])
    #expect(lines(of: []) == [])
  }

  @Test func `chunks may end anywhere`() {
    var random = SeededGenerator()
    let text = Array("first\r\nsecond, longer than a chunk\n\n\r\nlast without its end".utf8)
    let whole = lines(of: text)
    #expect(whole.count == 5)
    for _ in 0..<200 {
      let chunks = (0..<20).map { _ in Int.random(in: 0...7, using: &random) }
      #expect(lines(of: text, chunks: chunks) == whole, "in chunks of \(chunks)")
    }
  }

  @Test func `a line beyond the limit comes in pieces that lose nothing`() {
    let line = String(repeating: "0123456789", count: 10)
    let pieces = lines(of: Array((line + "\nnext\n").utf8), limit: 32)
    #expect(pieces.dropLast().joined() == line)
    #expect(pieces.last == "next")
    #expect(pieces.allSatisfy { $0.utf8.count <= 32 })
  }

  @Test(arguments: 8...20)
  func `a piece ends with a whole character`(limit: Int) {
    let line = String(repeating: "aé猫🐈", count: 12)
    let pieces = lines(of: Array(line.utf8), limit: limit, chunks: [3, 1, 1, 40])
    #expect(pieces.joined() == line)
  }

  @Test func `octets that are no UTF-8 do not hold up the line`() {
    var framer = LineFramer(limit: 16)
    var count = 0
    let octets = [UInt8](repeating: 0x80, count: 1000)
    framer.feed(octets.octets) { count += $0.byteCount }
    framer.finish { count += $0.byteCount }
    #expect(count == 1000)
  }
}
