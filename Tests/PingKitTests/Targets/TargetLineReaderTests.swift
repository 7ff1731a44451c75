import Testing

@testable import PingKit

/// What a list of targets holds.
@Suite struct TargetLineReaderTests {
  private func words(_ pieces: [[UInt8]]) -> [TargetLineReader.Word] {
    var reader = TargetLineReader()
    var words: [TargetLineReader.Word] = []
    for piece in pieces { reader.read(piece.span) { words.append($0) } }
    reader.finish { words.append($0) }
    return words
  }

  private func texts(_ text: String) -> [String] {
    words([Array(text.utf8)]).map { "\($0.line):" + String(decoding: $0.octets, as: UTF8.self) }
  }

  @Test func `a line names one target, comments and blank lines none`() {
    #expect(
      texts("# head\n10.0.0.1\n\n  10.0.0.2\tgateway # the second\r\n #x\nrouter#1\n  \nlast")
        == ["2:10.0.0.1", "4:10.0.0.2", "6:router#1", "8:last"]
    )
    #expect(texts("") == [])
    #expect(texts("\n\n") == [])
  }

  @Test func `it does not matter how the text is cut into pieces`() {
    let text = Array("10.0.0.1 a\n#b\n  host\n\nc".utf8)
    let whole = words([text])
    #expect(whole.count == 3)
    for cut in 0...text.count {
      #expect(words([Array(text[..<cut]), Array(text[cut...])]) == whole)
    }
    #expect(words(text.map { [$0] }) == whole)
  }

  @Test func `a word of any length is cut short and the next line is read`() {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000)
    let found = words([long, long, Array(" rest\nnext".utf8)])
    #expect(found.map(\.line) == [1, 2])
    #expect(found[0].isCutShort && found[0].octets.count == 256)
    #expect(found[0].lineByteCount == 200_005)
    let next = Array("next".utf8)
    #expect(found[1] == .init(octets: next, isCutShort: false, line: 2, lineByteCount: 4))
  }

  @Test func `a byte order mark is left out in front of the list, and nowhere else`() {
    let mark = "\u{feff}"
    #expect(texts(mark + "10.0.0.1\n10.0.0.2") == ["1:10.0.0.1", "2:10.0.0.2"])
    #expect(texts(mark + "# head\n" + mark + "host") == ["2:" + mark + "host"])
    #expect(texts(mark + " host " + mark) == ["1:host"])
    #expect(texts(mark + mark + "host") == ["1:" + mark + "host"])
    #expect(texts(" " + mark + "host") == ["1:" + mark + "host"])
    #expect(texts(mark) == [] && texts(mark + "\n") == [] && texts("\u{fefe}h") == ["1:\u{fefe}h"])
    let text = Array((mark + "host\n" + mark).utf8)
    for cut in 0...text.count {
      let found = words([Array(text[..<cut]), Array(text[cut...])])
      #expect(found.map(\.octets) == [Array("host".utf8), Array(mark.utf8)])
      #expect(found.map(\.lineByteCount) == [7, 3])
    }
  }

  @Test func `octets that are no text are handed on as they are`() {
    #expect(words([[0, 0xff, 0x0a, 0x1b]]).map(\.octets) == [[0, 0xff], [0x1b]])
  }

  @Test func `a line without end is seen to grow, and each line has its own length`() {
    var reader = TargetLineReader()
    var lengths: [Int] = []
    let take = { (word: TargetLineReader.Word) in lengths.append(word.lineByteCount) }
    reader.read(Array("ab\n c d \nxyz".utf8).span, take)
    #expect(reader.waitingByteCount == 3)
    #expect(reader.lineNumber == 3)
    reader.read([UInt8](repeating: 0, count: 5000).span, take)
    #expect(reader.waitingByteCount == 5003)
    reader.finish(take)
    #expect(lengths == [2, 5, 5003])
    #expect(reader.waitingByteCount == 0)
  }
}
