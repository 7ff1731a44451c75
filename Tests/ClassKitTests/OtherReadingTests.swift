import Glibc
import NetCore
import TestSupport
import Testing

@testable import ClassKit

/// How other programs read what is refused here.
@Suite struct OtherReadingTests {
  @Test(arguments: [
    ("010.0.0.1", "8.0.0.1 (inet_aton) or 10.0.0.1 (decimal)"), ("127.1", "127.0.0.1 (inet_aton)"),
    ("0x7f000001", "127.0.0.1 (inet_aton)"), ("2130706433", "127.0.0.1 (inet_aton)"),
    ("1.2.3.08", "1.2.3.8 (decimal)"), ("10/8", "0.0.0.10 (inet_aton)"),
    ("1.2.3", "1.2.0.3 (inet_aton)"), ("0XA.1", "10.0.0.1 (inet_aton)"),
  ])
  func `an ambiguous spelling names its readings`(text: String, readings: String) {
    let error = #expect(throws: InvalidInput.self) { try Subject(text) }
    #expect(
      error?.explanation.hasSuffix("; other programs read it as \(readings)") == true,
      "\(error?.explanation ?? "accepted")"
    )
  }

  @Test(arguments: ["300.1.1.1", "1.2.3.4.5", "1..2.3", "0x", "4294967296", "256.1", "1.2.3.4."])
  func `what nobody reads has no readings`(text: String) {
    let error = #expect(throws: InvalidInput.self) { try Subject(text) }
    #expect(error?.readings == [])
  }

  @Test func `the C library reads random spellings the same way`() {
    var random = SeededGenerator()
    let alphabet = Array("0123456789..xX.aF078".utf8)
    var accepted = 0
    for _ in 0..<100_000 {
      let count = Int.random(in: 1...14, using: &random)
      let text = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      var address = in_addr()
      // The text holds no NUL, and String's bridge ends it with one.
      let isAccepted = unsafe inet_aton(String(decoding: text, as: UTF8.self), &address) != 0
      let expected = isAccepted ? IPv4Address(rawValue: UInt32(bigEndian: address.s_addr)) : nil
      accepted += isAccepted ? 1 : 0
      let read = OtherReading.internetAddressToNumber(text.span)
      guard read != expected else { continue }
      Issue.record("\(String(decoding: text, as: UTF8.self)): \(String(describing: read))")
    }
    #expect(accepted > 1000)
  }
}
