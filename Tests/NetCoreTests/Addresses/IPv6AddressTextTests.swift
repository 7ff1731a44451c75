import NetCore
import TestSupport
import Testing

@Suite
struct IPv6AddressTextTests {
  @Test func `random addresses with runs of zeros go to text and back`() throws {
    var random = SeededGenerator()
    for _ in 0..<2_000 {
      var value: UInt128 = 0
      for _ in 0..<8 {
        let group = random.next() % 3 == 0 ? UInt16(truncatingIfNeeded: random.next()) : 0
        value = value << 16 | UInt128(group)
      }
      let address = IPv6Address(rawValue: value)
      #expect(try IPv6Address(address.description) == address)
      #expect(address.rawValue == value)
    }
  }

  @Test(arguments: [
    // RFC 5952 §1, §4 and §5.
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
    ("2001:0db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
    ("2001:db8:0:0:0::1", "2001:db8::1"),
    ("2001:DB8::1", "2001:db8::1"),
    ("2001:db8::0:1", "2001:db8::1"),
    ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
    ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
    ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
    ("2001:db8:aaaa:bbbb:cccc:dddd:eeee:AAAA", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa"),
    ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
    ("::ffff:c000:201", "::ffff:192.0.2.1"),
    ("64:ff9b::192.0.2.1", "64:ff9b::c000:201"),
    ("0:0:0:0:0:0:0:0", "::"), ("::", "::"), ("::1", "::1"), ("1::", "1::"),
    ("0:0:0:0:0:0:0:1", "::1"), ("1:0:0:0:0:0:0:0", "1::"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"), ("fe80::1", "fe80::1"),
  ])
  func `text comes back in the form of RFC 5952`(text: String, canonical: String) throws {
    #expect(try IPv6Address(text).description == canonical)
  }

  @Test(arguments: [
    ("", "0 of 8 groups given"),
    (":", "begins with a single colon"),
    (":1", "begins with a single colon"),
    ("1:", "ends with a single colon"),
    ("1:2:3", "3 of 8 groups given"),
    ("1:2:3:4:5:6:7:8:9", "more than 8 groups given"),
    ("1::2::3", "'::' given twice"),
    (":::", "three colons in a row, or '::' given twice"),
    ("1:2:3:4::5:6:7:8", "'::' given beside 8 groups"),
    ("12345::", "group 1 has more than 4 digits"),
    ("g::", "unexpected 'g' at character 1"),
    ("fe80::1%eth0", "unexpected '%' at character 8"),
    ("::1.2.3", "in the dotted-decimal tail, 3 of 4 octets given"),
    ("1:2:3:4:5:6:7:1.2.3.4", "no room for a dotted-decimal tail"),
  ])
  func `what is not an address says why`(text: String, reason: String) {
    #expect(throws: AddressTextError(reason)) { try IPv6Address(text) }
  }

  @Test func `a prefix clears the bits behind its length`() throws {
    let address = try IPv6Address("2001:db8:ffff:ffff:ffff::1")
    #expect(IPv6Prefix(containing: address, length: 33)?.description == "2001:db8:8000::/33")
    #expect(IPv6Prefix(containing: address, length: 128)?.network == address)
    #expect(IPv6Prefix(containing: address, length: 0)?.network == .unspecified)
    #expect(IPv6Prefix(containing: address, length: 129) == nil)
  }

  @Test func `kinds of addresses`() throws {
    #expect(try IPv6Address("fe80::1").isLinkLocalUnicast)
    #expect(try IPv6Address("febf::1").isLinkLocalUnicast)
    #expect(try !IPv6Address("fec0::1").isLinkLocalUnicast)
    #expect(try IPv6Address("ff02::1").isMulticast)
    #expect(try IPv6Address("::ffff:1.2.3.4").mappedIPv4 == IPv4Address(1, 2, 3, 4))
    #expect(try IPv6Address("::fffe:1.2.3.4").mappedIPv4 == nil)
    #expect(IPv6Address(mapping: .loopback).description == "::ffff:127.0.0.1")
  }
}
