import NetCore
import TestSupport
import Testing

@Suite
struct IPv4AddressTextTests {
  @Test func `random addresses go to text and back`() throws {
    var random = SeededGenerator()
    for _ in 0..<2_000 {
      let address = IPv4Address(rawValue: UInt32(truncatingIfNeeded: random.next()))
      #expect(try IPv4Address(address.description) == address)
    }
  }

  @Test(arguments: [
    ("0.0.0.0", 0), ("255.255.255.255", UInt32.max), ("127.0.0.1", 0x7f00_0001),
    ("1.2.3.4", 0x0102_0304),
  ])
  func `strict dotted decimal`(text: String, value: UInt32) throws {
    #expect(try IPv4Address(text).rawValue == value)
    #expect(IPv4Address(rawValue: value).description == text)
  }

  @Test(arguments: [
    ("", "octet 1 is missing"),
    ("1.2.3", "3 of 4 octets given"),
    ("1.2.3.4.5", "more than 4 octets given"),
    ("1.2.3.", "octet 4 is missing"),
    ("1..3.4", "octet 2 is empty"),
    ("256.0.0.1", "octet 1 is above 255"),
    ("010.0.0.1", "octet 1 has a leading zero, which some programs read as octal"),
    ("1.2.3.4 ", "unexpected ' ' at character 8"),
    ("1.2.3.x", "unexpected 'x' at character 7"),
    ("0x7f000001", "unexpected 'x' at character 2"),
    ("\u{0}1.2.3.4", "unexpected octet 0x00 at character 1"),
  ])
  func `what is not an address says why`(text: String, reason: String) {
    #expect(throws: AddressTextError(reason)) { try IPv4Address(text) }
  }

  @Test func `a prefix holds its first and last address and not the ones beside them`() throws {
    let prefix = try #require(
      IPv4Prefix(containing: IPv4Address(192, 168, 77, 3), length: 22)
    )
    #expect(prefix.description == "192.168.76.0/22")
    #expect(prefix.last == IPv4Address(192, 168, 79, 255))
    #expect(prefix.addressCount == 1_024)
    #expect(prefix.contains(prefix.network) && prefix.contains(prefix.last))
    #expect(!prefix.contains(IPv4Address(rawValue: prefix.network.rawValue - 1)))
    #expect(!prefix.contains(IPv4Address(rawValue: prefix.last.rawValue + 1)))
    #expect(IPv4Prefix(containing: .loopback, length: 33) == nil)
    #expect(IPv4Prefix(containing: .loopback, length: -1) == nil)
    #expect(IPv4Prefix(containing: .loopback, length: 0)?.addressCount == 1 << 32)
  }
}
