import ClassKit
import NetCore
import Testing

/// What an input is read as.
@Suite struct SubjectTests {
  private func address(_ text: String) throws -> IPAddress { try IPAddress(text) }

  private func prefix(_ text: String, _ length: Int) throws -> IPPrefix {
    try #require(IPPrefix(containing: try address(text), length: length))
  }

  @Test(arguments: ["0.0.0.0", "255.255.255.255", "::", "::1", "::ffff:1.2.3.4", "2001:DB8::1"])
  func `an address is read`(text: String) throws {
    #expect(try Subject(text) == .address(try address(text), zone: nil))
  }

  @Test func `an IPv6 address may have a zone and brackets`() throws {
    let linkLocal = try address("fe80::1")
    #expect(try Subject("fe80::1%eth0") == .address(linkLocal, zone: "eth0"))
    #expect(try Subject("[fe80::1]") == .address(linkLocal, zone: nil))
    #expect(
      try Subject("[fe80::1%2]:53")
        == .endpoint(linkLocal, zone: "2", Port(rawValue: 53))
    )
    #expect(
      try Subject("fe80::1%eth0/64")
        == .prefix(try prefix("fe80::", 64), address: linkLocal, zone: "eth0")
    )
  }

  @Test(arguments: [
    ("10.1.2.3/26", 26), ("10.1.2.3/0", 0), ("10.1.2.3/32", 32), ("10.1.2.3/255.255.255.192", 26),
    ("10.1.2.3/255.255.255.255", 32), ("10.1.2.3/0.0.0.63", 26), ("10.1.2.3/128.0.0.0", 1),
    ("10.1.2.3/0.0.0.1", 31), ("10.1.2.3/127.255.255.255", 1),
  ])
  func `an IPv4 prefix is read from a length, a netmask and a wildcard mask`(
    text: String,
    length: Int
  ) throws {
    #expect(
      try Subject(text)
        == .prefix(
          try prefix("10.1.2.3", length),
          address: try address("10.1.2.3"),
          zone: nil
        )
    )
  }

  @Test(arguments: [
    ("2001:db8::1/32", 32), ("2001:db8::1/128", 128), ("2001:db8::1/ffff:ffff::", 32),
    ("2001:db8::1/::", 0),
  ])
  func `an IPv6 prefix is read from a length and a netmask`(text: String, length: Int) throws {
    #expect(
      try Subject(text)
        == .prefix(
          try prefix("2001:db8::1", length),
          address: try address("2001:db8::1"),
          zone: nil
        )
    )
  }

  @Test(arguments: [
    ("443", nil), (":443", nil), ("443/tcp", "tcp"), ("UDP/443", "udp"),
    ("443/SCTP", "sctp"), ("dccp/443", "dccp"),
  ])
  func `a port is read`(text: String, transport: String?) throws {
    #expect(try Subject(text) == .port(Port(rawValue: 443), transport: transport))
  }

  @Test func `an address with a port is read`() throws {
    let port = Port(rawValue: 443)
    #expect(
      try Subject("1.2.3.4:443") == .endpoint(try address("1.2.3.4"), zone: nil, port)
    )
    #expect(try Subject("[::1]:443") == .endpoint(try address("::1"), zone: nil, port))
    // Eight groups: the last is a group and not a port.
    #expect(try Subject("::1:443") == .address(try address("::1:443"), zone: nil))
  }

  @Test(arguments: [
    ("https", nil), ("domain/udp", "udp"), ("3com-tsmux", nil), ("iso-tsap/tcp", "tcp"),
  ])
  func `a service name is read`(text: String, transport: String?) throws {
    let name = String(text.split(separator: "/")[0])
    #expect(try Subject(text) == .service(name, transport: transport))
  }

  @Test(arguments: [
    ("", "empty"), ("300.1.1.1", "octet 1 is above 255"), ("1.2.3", "3 of 4 octets"),
    ("1.2.3.4.5", "more than 4 octets"), ("1.2.3.4/", "missing"), ("/24", "before '/'"),
    ("1.2.3.4/33", "above 32"), ("::/129", "above 128"), ("1.2.3.4/024", "leading zero"),
    ("1.2.3.4/+24", "neither a length nor a mask"), ("1.2.3.4/24/7", "given twice"),
    ("1.2.3.4/0.0.0.0", "wildcard"), ("1.2.3.4/255.0.255.0", "contiguous"),
    ("1.2.3.4/0.0.63.63", "contiguous"), ("::/ffff:0:ffff::", "contiguous"),
    ("::/0xff", "neither"), ("10/8", "'10.0.0.0/8' may be meant"),
    ("10.1/16", "'10.1.0.0/16' may be meant"), ("65536", "at most 65535"),
    ("1.2.3.4:65536", "at most 65535"), ("1.2.3.4:", "empty"), ("1.2.3.4:080", "leading zero"),
    ("[::1", "']' is missing"), ("[::1]443", "may follow"), ("[1.2.3.4]:80", "IPv6"),
    ("[::1]:", "empty"), ("fe80::1%", "zone"), ("fe80::1%25eth0", "URL"),
    ("fe80::1%a b", "blank"), ("443/foo", "transport"), ("example.com", "not looked up"),
    ("example.com:80", "not looked up"), (" 1.2.3.4", "no address"), ("1.2.3.4 ", "' '"),
    ("1::2::3", "twice"), ("12345::", "4 digits"), ("1:2:3:4:5:6:7", "of 8 groups"),
    ("::ffff:1.2.3.04", "leading zero"), ("１.２.３.４", "no address"),
  ])
  func `what is none of them is refused with the reason`(text: String, reason: String) {
    let error = #expect(throws: InvalidInput.self) { try Subject(text) }
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "accepted")")
  }

  @Test func `a text too long to be anything is refused unread`() {
    let error = #expect(throws: InvalidInput.self) {
      try Subject(String(repeating: "1", count: 256))
    }
    #expect(error?.reason.hasPrefix("256 octets are too long") == true)
  }
}
