import NetCore
import Testing

@Suite struct EchoCookieTests {
  private let key = SipHash(key0: 1, key1: 2)
  private static func begins(_ octets: [UInt8], _ cookie: EchoCookie) -> Bool {
    cookie.begins(octets.octets)
  }

  private let target = IPAddress.ipv4(IPv4Address(10, 0, 0, 2))

  @Test func `each probe, target and run has a cookie of its own`() {
    let cookies: Set = [
      EchoCookie(key: key, target: target, sequence: 1),
      EchoCookie(key: key, target: target, sequence: 2),
      // The sequence number field holds 1 for both, the count of probes does not.
      EchoCookie(key: key, target: target, sequence: 65537),
      EchoCookie(key: key, target: .ipv4(IPv4Address(10, 0, 0, 3)), sequence: 1),
      EchoCookie(key: key, target: .ipv6(.loopback), sequence: 1),
      EchoCookie(key: SipHash(key0: 1, key1: 3), target: target, sequence: 1),
    ]
    #expect(cookies.count == 6)
  }

  @Test func `data begin with the cookie only when each octet agrees`() {
    let cookie = EchoCookie(rawValue: 0x0102_0304_0506_0708)
    let whole: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
    #expect(Self.begins(whole, cookie))
    #expect(Self.begins(whole + [9], cookie))
    for index in whole.indices {
      var wrong = whole
      wrong[index] ^= 1
      #expect(!Self.begins(wrong, cookie))
    }
  }

  @Test func `data shorter than the cookie are compared as far as they go`() {
    let cookie = EchoCookie(rawValue: 0x0102_0304_0506_0708)
    #expect(Self.begins([], cookie))
    #expect(Self.begins([1, 2, 3], cookie))
    #expect(!Self.begins([1, 2, 4], cookie))
  }
}
