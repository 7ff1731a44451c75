import NetCore
import TestSupport
import Testing

@Suite
struct OtherAddressTests {
  @Test func `random MAC addresses go to text and back`() throws {
    var random = SeededGenerator()
    for _ in 0..<1_000 {
      let address = MACAddress(rawValue: random.next())
      #expect(try MACAddress(address.description) == address)
    }
  }

  @Test func `MAC addresses are read with one kind of separator`() throws {
    #expect(try MACAddress("00-1A-2b-3c-4D-5e").description == "00:1a:2b:3c:4d:5e")
    #expect(throws: AddressTextError("unexpected '-' at character 6")) {
      try MACAddress("00:1a-2b:3c:4d:5e")
    }
    #expect(throws: AddressTextError("a MAC address has six groups of two digits")) {
      try MACAddress("001a2b3c4d5e")
    }
    #expect(throws: AddressTextError("unexpected 'g' at character 1")) {
      try MACAddress("g0:1a:2b:3c:4d:5e")
    }
  }

  @Test func `ports are decimal numbers up to 65535`() throws {
    #expect(try Port("0").rawValue == 0)
    #expect(try Port("65535").rawValue == 65_535)
    for (text, reason) in [
      ("", "the port is empty"), ("65536", "a port is at most 65535"),
      ("99999999999999999999", "a port is at most 65535"), ("080", "a port has no leading zeros"),
      ("-1", "unexpected '-' at character 1"), ("8o", "unexpected 'o' at character 2"),
    ] {
      #expect(throws: AddressTextError(reason)) { try Port(text) }
    }
  }

  @Test func `text with a colon is IPv6, any other IPv4`() throws {
    #expect(try IPAddress("::1") == .ipv6(.loopback))
    #expect(try IPAddress("127.0.0.1") == .ipv4(.loopback))
    #expect(try IPAddress("::").isUnspecified)
    #expect(throws: AddressTextError("1 of 4 octets given")) { try IPAddress("7") }
  }
}
