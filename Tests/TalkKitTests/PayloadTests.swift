import Foundation
import NetCore
import TalkKit
import TestSupport
import Testing

/// What becomes of payload on its way to the wire and to a row.
@Suite struct PayloadTests {
  @Test func `base64 is what Foundation makes of it`() {
    var random = SeededGenerator()
    for count in 0..<100 {
      let octets = random.bytes(count: count)
      var buffer = LineBuffer()
      buffer.append(base64: octets.octets)
      #expect(buffer.text == Data(octets).base64EncodedString())
    }
  }

  @Test func `text is text and other octets are base64`() throws {
    func row(_ octets: [UInt8]) throws -> JSONValue {
      var buffer = LineBuffer()
      buffer.beginObject()
      buffer.member(payload: octets.octets)
      buffer.endObject()
      return try JSONValue(parsing: buffer.text)
    }
    #expect(try row(Array("ü\n\u{1b}".utf8)) == .object(["text": "ü\n\u{1b}"]))
    #expect(try row([]) == .object(["text": ""]))
    #expect(try row([0x66, 0xff]) == .object(["base64": "Zv8="]))
    // A surrogate and an overlong form are no UTF-8 either (RFC 3629 §3).
    #expect(try row([0xed, 0xa0, 0x80])["base64"] == "7aCA")
    #expect(try row([0xc0, 0x80])["base64"] == "wIA=")
  }

  @Test func `a carriage return goes before each line feed that has none, across chunks`() {
    let text = Array("a\nb\r\n\n\r\r\n".utf8)
    let expected = Array("a\r\nb\r\n\r\n\r\r\n".utf8)
    for cut in 0...text.count {
      var last: UInt8 = 0
      let first = LineEnding.withCarriageReturns(Array(text[..<cut]).octets, after: &last)
      let second = LineEnding.withCarriageReturns(Array(text[cut...]).octets, after: &last)
      #expect(first + second == expected, "cut at \(cut)")
    }
  }

  @Test func `a character that a chunk cuts is held back, and nothing else`() {
    let text = Array("aé猫🐈".utf8)
    let whole = [0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10]
    for count in 0...text.count {
      #expect(Array(text[..<count]).octets.byteCountOfWholeCharacters == whole[count])
    }
    #expect(([0x80, 0x80, 0x80, 0x80] as [UInt8]).octets.byteCountOfWholeCharacters == 4)
    #expect(([0x61, 0xff] as [UInt8]).octets.byteCountOfWholeCharacters == 2)
    #expect(([0x61, 0xc0] as [UInt8]).octets.byteCountOfWholeCharacters == 2)
  }
}
