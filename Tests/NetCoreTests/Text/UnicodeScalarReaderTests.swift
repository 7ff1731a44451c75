import NetCore
import TestSupport
import Testing

@Suite
struct UnicodeScalarReaderTests {
  /// The text of `octets` with a U+FFFD for each invalid octet, and how many those were.
  private func read(_ octets: [UInt8]) -> (text: String, invalid: Int) {
    var reader = UnicodeScalarReader(octets.octets)
    var text = ""
    var invalid = 0
    while let element = reader.next() {
      switch element {
      case .scalar(let scalar): text.unicodeScalars.append(scalar)
      case .invalid:
        text.unicodeScalars.append("\u{fffd}")
        invalid += 1
      }
    }
    #expect(reader.offset == octets.count)
    return (text, invalid)
  }

  @Test(arguments: ["", "plain", "é\u{7ff}", "€\u{800}\u{ffff}", "😀\u{10000}\u{10ffff}", "a\u{0}b"])
  func `well-formed text is read as it is`(text: String) {
    #expect(read(Array(text.utf8)) == (text, 0))
  }

  @Test(arguments: [
    ("a lone continuation", "80"), ("overlong slash", "c0af"), ("overlong in three", "e080af"),
    ("overlong in four", "f08080af"), ("a surrogate", "eda080"), ("beyond the last", "f4908080"),
    ("five octets", "f888808080"), ("FF", "ff"), ("cut in two", "e282"), ("cut in three", "f09f98"),
  ])
  func `every octet of an ill-formed sequence is invalid`(name: String, digits: String) {
    let octets = Wire.hex(digits)
    #expect(read(octets).invalid == octets.count)
    let (text, _) = read([0x61] + octets + [0x62])
    #expect(text.first == "a" && text.last == "b")
  }

  @Test func `random octets agree with the standard library on what is valid`() {
    var random = SeededGenerator()
    for _ in 0..<2_000 {
      let octets = random.bytes(count: Int.random(in: 0..<12, using: &random))
      let isValid = String(validating: octets, as: UTF8.self) != nil
      #expect((read(octets).invalid == 0) == isValid)
    }
  }
}
