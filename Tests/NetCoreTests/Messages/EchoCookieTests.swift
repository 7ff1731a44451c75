import NetCore
import Testing

@Suite struct EchoCookieTests {
  private static let key = SipHash(key0: 1, key1: 2)
  private static func begins(_ octets: [UInt8], _ cookie: EchoCookie) -> Bool {
    cookie.begins(octets.octets)
  }

  private func cookie(
    _ sequence: UInt64,
    to target: IPAddress = .ipv4(IPv4Address(10, 0, 0, 2)),
    key: SipHash = key
  ) -> EchoCookie {
    EchoCookieSeries(key: key, target: target).cookie(of: sequence)
  }

  @Test func `each probe, target and run has a cookie of its own`() {
    let cookies: Set = [
      cookie(1),
      cookie(2),
      // The sequence number field holds 1 for both, the count of probes does not.
      cookie(65537),
      cookie(1, to: .ipv4(IPv4Address(10, 0, 0, 3))),
      cookie(1, to: .ipv6(.loopback)),
      cookie(1, key: SipHash(key0: 1, key1: 3)),
    ]
    #expect(cookies.count == 6)
  }

  /// The keyed hash of the address, an IPv4 one as IPv6 maps it (RFC 4291 §2.5.5.2), and the number.
  @Test func `a cookie is what a whole hash makes of its words`() {
    let words: [UInt64] = [0, 0xffff_0a00_0002, 7]
    let octets = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    #expect(cookie(7).rawValue == Self.key.hash(octets.octets))
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
