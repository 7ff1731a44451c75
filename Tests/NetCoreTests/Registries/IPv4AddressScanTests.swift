import NetCore
import TestSupport
import Testing

/// The scanner of long texts accepts what the parser accepts.
@Suite struct IPv4AddressScanTests {
  private func scan(_ text: [UInt8]) -> (IPv4Address, end: Int)? {
    var offset = 0
    return IPv4Address(scanning: text.span, at: &offset).map { ($0, offset) }
  }

  @Test func `random texts are read as the parser reads them`() {
    var random = SeededGenerator()
    let alphabet = Array("0123456789..12.".utf8)
    var accepted = 0
    for _ in 0..<200_000 {
      let count = Int.random(in: 0...16, using: &random)
      let text = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let parsed = try? IPv4Address(text: text.span)
      let scanned = scan(text).flatMap { $0.end == text.count ? $0.0 : nil }
      accepted += parsed == nil ? 0 : 1
      guard parsed != scanned else { continue }
      Issue.record("\(String(decoding: text, as: UTF8.self)) is read differently")
    }
    #expect(accepted > 100)
  }

  @Test func `random addresses are found whatever follows`() {
    var random = SeededGenerator()
    for _ in 0..<10_000 {
      let address = IPv4Address(rawValue: UInt32.random(in: 0...UInt32.max, using: &random))
      let text = Array(address.description.utf8)
      #expect(scan(text + [UInt8(ascii: "\n")])?.0 == address)
      #expect(scan(text + [UInt8(ascii: "\n")])?.end == text.count)
    }
  }

  @Test func `a further digit is not cut off`() {
    #expect(scan(Array("1.2.3.2555".utf8)) == nil)
    #expect(scan(Array("1.2.3.08".utf8)) == nil)
    #expect(scan(Array("1.2.3.256".utf8)) == nil)
  }

  @Test func `no strict prefix of an address ends in a trap`() {
    for prefix in everyStrictPrefix(of: Array("255.255.255.255".utf8)) {
      let isAddress = prefix.count > 12
      #expect((scan(prefix) != nil) == isAddress)
    }
  }
}
