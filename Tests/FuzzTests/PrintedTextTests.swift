import Testing

@testable import FuzzTargets

/// What judges everything that is printed must itself see what it looks for, wherever it stands.
@Suite struct PrintedTextTests {
  private static let plain = Array("A line of text that is long enough.".utf8)

  @Test(arguments: 0..<256)
  func `an octet is judged alike at every place`(octet: Int) {
    let isPlain = (0x20...0x7E).contains(octet)
    for place in Self.plain.indices {
      var octets = Self.plain
      octets[place] = UInt8(octet)
      #expect((PrintedText.fault(in: octets) == nil) == isPlain, "\(octet) at \(place)")
    }
  }

  @Test(arguments: ["é", "▁", "€", "\u{10FFFF}", "𐍈"])
  func `characters of several octets are text`(character: String) {
    for place in Self.plain.indices {
      var octets = Self.plain
      octets.insert(contentsOf: character.utf8, at: place)
      #expect(PrintedText.fault(in: octets) == nil)
      #expect(PrintedText.fault(in: octets + [octets[place]]) == "it is no UTF-8")
    }
  }

  @Test(arguments: ["\u{80}", "\u{9B}", "\u{202E}", "\u{2028}", "\u{200E}"])
  func `characters that steer a terminal are a fault`(character: String) {
    #expect(PrintedText.fault(in: Self.plain + Array(character.utf8)) != nil)
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8],
      [0xE2],
      [0xE2, 0x96], [0xC3, 0x28],
    ] as [[UInt8]]
  )
  func `what only looks like UTF-8 is a fault`(octets: [UInt8]) {
    #expect(PrintedText.fault(in: octets) == "it is no UTF-8")
  }

  @Test(arguments: [
    "{}", "[]", "0", "-1.5e+3", #"{"a":1,"b":[true,false,null]}"#, #""\u00e9\n""#,
  ])
  func `JSON is told from what is none`(text: String) {
    #expect(JSONText.fault(in: Array(text.utf8)) == nil)
    for other in [String(text.dropLast()), text + ",", "," + text, text + text.prefix(1)] {
      #expect(JSONText.fault(in: Array(other.utf8)) != nil, "\(other)")
    }
  }

  @Test(arguments: [
    #"{"a":1,"a":2}"#, #"{"a":{"b":1,"c":{},"b":2}}"#, #"{"a":1,"b":{"a":2},"a":3}"#, #""\x""#,
    #""\u00g0""#, "01", "nul", "{\"a\"}", "[1,]",
  ])
  func `a key that comes twice and a malformed text are faults`(text: String) {
    #expect(JSONText.fault(in: Array(text.utf8)) != nil)
  }
}
