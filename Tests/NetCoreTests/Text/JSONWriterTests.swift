import Foundation
import NetCore
import TestSupport
import Testing

@Suite
struct JSONWriterTests {
  @Test func `members, arrays and objects get their commas`() {
    var row = LineBuffer()
    row.beginObject()
    row.member("a", 1)
    row.member("b", literal: "x")
    row.beginArray("c")
    row.element("p")
    row.element(2)
    row.beginObject()
    row.endObject()
    row.endArray()
    row.beginObject("d")
    row.member("e", true)
    row.memberNull("f")
    row.endObject()
    row.endObject()
    #expect(
      row.text == #"{"a":1,"b":"x","c":["p",2,{}],"d":{"e":true,"f":null}}"#
    )
  }

  @Test func `numbers are JSON numbers`() {
    var row = LineBuffer()
    row.beginObject()
    row.member("a", -5)
    row.member("b", UInt64.max)
    row.member("c", 0.25)
    row.member("d", 3.0)
    row.member("e", Double.nan)
    row.member("f", -Double.infinity)
    row.member("g", milliseconds: 48_100)
    row.member("h", milliseconds: -1_500_000)
    row.member("i", milliseconds: 2_000_000)
    row.endObject()
    #expect(
      row.text
        == #"{"a":-5,"b":18446744073709551615,"c":0.25,"d":3,"e":null,"f":null,"g":0.0481,"h":-1.5,"i":2}"#
    )
  }

  @Test func `addresses and instants are strings`() throws {
    var row = LineBuffer()
    row.beginObject()
    row.member("a", IPv4Address.loopback)
    row.member("b", IPv6Address.loopback)
    row.member("c", MACAddress.broadcast)
    row.member("t", WallClockTime(seconds: 1_795_249_000, nanoseconds: 311_836_123))
    row.endObject()
    #expect(
      row.text
        == #"{"a":"127.0.0.1","b":"::1","c":"ff:ff:ff:ff:ff:ff","t":"2026-11-21T08:16:40.311836123Z"}"#
    )
  }

  @Test func `any octets become a string that a JSON reader takes`() throws {
    var random = SeededGenerator()
    for _ in 0..<500 {
      let octets = random.bytes(count: Int.random(in: 0..<40, using: &random))
      var row = LineBuffer()
      row.beginObject()
      row.member("s", octets.octets)
      row.endObject()
      let parsed = try JSONDecoder().decode([String: String].self, from: Data(row.text.utf8))
      let value = try #require(parsed["s"])
      if let text = String(validating: octets, as: UTF8.self) { #expect(value == text) }
      #expect(row.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f })
    }
  }

  @Test func `quotes, backslashes and controls survive a round through a JSON reader`() throws {
    let text = "\"\\\n\r\t\u{0}\u{1b}\u{7f}\u{9b}\u{202e}\u{e0041}😀é/"
    var row = LineBuffer()
    row.beginObject()
    row.member("s", text)
    row.endObject()
    let parsed = try JSONDecoder().decode([String: String].self, from: Data(row.text.utf8))
    #expect(parsed["s"] == text)
  }
}
