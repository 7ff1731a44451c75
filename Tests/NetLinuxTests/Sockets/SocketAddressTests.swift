import NetCore
import Testing

@testable import NetLinux

@Suite struct SocketAddressTests {
  static let addresses: [SocketAddress] = [
    .ipv4(IPv4Address(rawValue: 0x7f00_0001), port: Port(rawValue: 80)),
    .ipv4(IPv4Address(rawValue: 0xffff_ffff), port: Port(rawValue: 65535)),
    .ipv4(.unspecified, port: Port(rawValue: 0)),
    .ipv6(IPv6Address(high: 0, low: 1), port: Port(rawValue: 443), scope: 0),
    .ipv6(
      IPv6Address(high: 0xfe80 << 48, low: 0x0123_4567_89ab_cdef),
      port: Port(rawValue: 0x1234),
      scope: 0xfedc_ba98
    ),
    .unix(Array("/run/test.sock".utf8)),
    .unix([0] + Array("abstract".utf8) + [0, 1]),
    .unix([]),
  ]

  @Test(arguments: addresses)
  func `the kernel's form is read back as it was written`(address: SocketAddress) {
    #expect(SocketAddress(kernelOctets: address.kernelOctets.octets) == address)
  }

  @Test func `the kernel's form is that of the man pages`() {
    let ipv4 = SocketAddress.ipv4(IPv4Address(rawValue: 0x0a01_0203), port: Port(rawValue: 0x1234))
    #expect(
      Array(ipv4.kernelOctets.dropFirst(2)) == [0x12, 0x34, 10, 1, 2, 3]
        + Array(repeating: 0, count: 8)
    )
    let ipv6 = SocketAddress.ipv6(
      IPv6Address(high: 0x2001_0db8_0000_0000, low: 0x1),
      port: Port(rawValue: 53),
      scope: 0
    )
    #expect(ipv6.kernelOctets.count == 28)
    #expect(Array(ipv6.kernelOctets[2..<12]) == [0, 53, 0, 0, 0, 0, 0x20, 0x01, 0x0d, 0xb8])
    #expect(SocketAddress.unix([]).kernelOctets.count == 2)
  }

  @Test(arguments: addresses)
  func `every strict prefix is read without a trap`(address: SocketAddress) {
    let octets = address.kernelOctets
    for count in 0..<octets.count {
      let read = SocketAddress(kernelOctets: Array(octets[..<count]).octets)
      #expect((read == nil) == (count < 2))
    }
  }

  @Test func `an address of another family keeps its family`() {
    var octets: [UInt8] = []
    appendHostOrder(UInt16(17), appendTo: &octets)
    octets += [1, 2, 3]
    #expect(SocketAddress(kernelOctets: octets.octets) == .other(family: 17))
  }

  @Test func `the text is that of URLs`() {
    let texts = Self.addresses.map(\.description)
    #expect(
      texts == [
        "127.0.0.1:80", "255.255.255.255:65535", "0.0.0.0:0", "[::1]:443",
        "[fe80::123:4567:89ab:cdef%4275878552]:4660", "/run/test.sock", "@abstract\\x00\\x01", "",
      ]
    )
  }

  @Test func `a path that could steer a terminal is escaped`() {
    #expect(SocketAddress.unix(Array("/tmp/\u{1b}]0;x".utf8)).description == "/tmp/\\x1b]0;x")
  }
}
