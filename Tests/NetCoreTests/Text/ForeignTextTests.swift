import NetCore
import TestSupport
import Testing

@Suite
struct ForeignTextTests {
  private func escaped(_ octets: [UInt8]) -> String {
    var buffer = LineBuffer()
    buffer.append(foreign: octets.octets)
    return buffer.text
  }

  @Test(arguments: [
    ("plain text, 100 %", "plain text, 100 %"),
    ("é ß 漢 😀", "é ß 漢 😀"),
    ("a\nb\r\tc", "a\\nb\\r\\tc"),
    ("\u{1b}[31mred", "\\x1b[31mred"),
    ("\u{0}\u{7f}", "\\x00\\x7f"),
    ("\u{9b}31m", "\\u{9b}31m"),
    ("abc\u{202e}fed", "abc\\u{202e}fed"),
    ("a\u{200b}b\u{2066}c\u{2028}", "a\\u{200b}b\\u{2066}c\\u{2028}"),
    ("back\\slash", "back\\\\slash"),
    ("\u{e0041}", "\\u{e0041}"),
  ])
  func `controls and invisible characters become escapes`(text: String, expected: String) {
    #expect(escaped(Array(text.utf8)) == expected)
    #expect(text.escapedForTerminal == expected)
  }

  @Test func `octets that are not UTF-8 become escapes`() {
    #expect(escaped([0x61, 0xff, 0xc0, 0x62]) == "a\\xff\\xc0b")
    #expect(escaped([0xe2, 0x82]) == "\\xe2\\x82")
  }

  @Test func `text is cut in front of a character that has no room`() {
    for limit in -1...12 {
      var buffer = LineBuffer()
      buffer.append(foreign: "aß漢😀b")
      buffer.truncate(toCharactersIn: limit)
      let expected = ["", "a", "a", "aß", "aß", "aß", "aß漢", "aß漢", "aß漢", "aß漢", "aß漢😀"]
      #expect(buffer.text == (limit < 0 ? "" : limit > 10 ? "aß漢😀b" : expected[limit]))
    }
  }

  @Test func `no random octets leave a control behind`() {
    var random = SeededGenerator()
    for _ in 0..<500 {
      let text = escaped(random.bytes(count: 64))
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }
}
