import TalkKit
import Testing

@Suite struct ASCIIUpperCaseTests {
  @Test func `a to z become A to Z and every other octet stays`() {
    for value in UInt8.min...UInt8.max {
      var octets = [value]
      ASCIIUpperCase.map(&octets, first: 1)
      let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(value)
      #expect(octets == [isLower ? value - 32 : value])
    }
  }

  @Test func `text in UTF-8 keeps its letters beyond ASCII`() {
    var octets = Array("grüße, žlutý kůň 猫".utf8)
    ASCIIUpperCase.map(&octets, first: octets.count)
    #expect(String(decoding: octets, as: UTF8.self) == "GRüßE, žLUTý Kůň 猫")
  }

  @Test func `octets behind the count stay`() {
    var octets = Array("abcdef".utf8)
    ASCIIUpperCase.map(&octets, first: 2)
    #expect(octets == Array("ABcdef".utf8))
    ASCIIUpperCase.map(&octets, first: 1000)
    #expect(octets == Array("ABCDEF".utf8))
  }
}
