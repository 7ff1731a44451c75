import NetCore
import TestSupport
import Testing

@Suite struct ICMPErrorMessageTests {
  /// An IPv4 header with `options`, to 10.0.0.9.
  private static func ipv4(
    options: [UInt8] = [],
    protocol number: UInt8 = 1,
    fragment: UInt8 = 0
  ) -> [UInt8] {
    [0x45 + UInt8(options.count / 4), 0, 0, 84, 0, 7, 0, fragment, 1, number, 0, 0]
      + [10, 0, 0, 1, 10, 0, 0, 9] + options
  }

  /// An IPv6 header to fd00::9, followed by `next`.
  private static func ipv6(next: UInt8) -> [UInt8] {
    [0x60, 0, 0, 0, 0, 64, next, 1]
      + [0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
      + [0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]
  }

  private static func echo(_ type: UInt8) -> [UInt8] {
    [type, 0, 0xaa, 0xbb, 0x12, 0x34, 0, 5, 1, 2, 3, 4, 5, 6, 7, 8, 8, 9]
  }

  private static func error(_ type: UInt8, _ code: UInt8, rest: [UInt8] = [0, 0, 0, 0]) -> [UInt8] {
    [type, code, 0, 0] + rest
  }

  private static func quoted(_ octets: [UInt8], _ version: ICMPVersion) -> QuotedEcho? {
    guard let error = ICMPErrorMessage(parsing: octets.octets, version) else { return nil }
    return error.quotedEcho
  }

  private static func reason(_ octets: [UInt8], _ version: ICMPVersion) -> ICMPErrorReason? {
    guard let error = ICMPErrorMessage(parsing: octets.octets, version) else { return nil }
    return error.reason
  }

  @Test func `the request that an IPv4 error quotes is read`() throws {
    let quoted = try #require(
      Self.quoted(Self.error(3, 1) + Self.ipv4() + Self.echo(8), .icmpv4)
    )
    #expect(quoted.destination == .ipv4(IPv4Address(10, 0, 0, 9)))
    #expect(quoted.identifier == 0x1234)
    #expect(quoted.sequenceNumber == 5)
    #expect(quoted.cookieByteCount == 8)
    #expect(quoted.cookiePrefix == 0x0102_0304_0506_0708)
  }

  @Test func `options in the quoted header are passed over`() throws {
    let octets = Self.error(3, 1) + Self.ipv4(options: [7, 3, 4, 0]) + Self.echo(8)
    #expect(Self.quoted(octets, .icmpv4)?.sequenceNumber == 5)
  }

  @Test func `an error that quotes only eight octets tells no cookie`() throws {
    let octets = Self.error(3, 1) + Self.ipv4() + Self.echo(8).prefix(8)
    let quoted = try #require(Self.quoted(octets, .icmpv4))
    #expect(quoted.cookieByteCount == 0)
    #expect(quoted.agrees(with: EchoCookie(rawValue: 99), dataByteCount: 56))
  }

  @Test func `as much of the cookie as was quoted must agree`() throws {
    let cookie = EchoCookie(rawValue: 0x0102_0304_0506_0708)
    for count in 8...18 {
      let octets = Self.error(3, 1) + Self.ipv4() + Self.echo(8).prefix(count)
      let quoted = try #require(Self.quoted(octets, .icmpv4))
      #expect(quoted.agrees(with: cookie, dataByteCount: 56))
      let other = EchoCookie(rawValue: cookie.rawValue ^ 1 << 63)
      #expect(quoted.agrees(with: other, dataByteCount: 56) == (count == 8))
    }
  }

  @Test func `data that were shorter than the cookie are not held against it`() throws {
    // Three octets of data were sent; what a router quotes behind them is padding.
    let octets = Self.error(3, 1) + Self.ipv4() + Self.echo(8).prefix(11) + [0, 0, 0, 0, 0]
    let quoted = try #require(Self.quoted(octets, .icmpv4))
    let cookie = EchoCookie(rawValue: 0x0102_03ff_ffff_ffff)
    #expect(quoted.agrees(with: cookie, dataByteCount: 3))
    #expect(!quoted.agrees(with: cookie, dataByteCount: 4))
  }

  @Test func `what is no echo request in a first fragment is not attributed`() {
    let head = Self.error(3, 1)
    #expect(Self.quoted(head + Self.ipv4(), .icmpv4) == nil, "a bare IP header")
    #expect(Self.quoted(head + Self.ipv4() + Self.echo(0), .icmpv4) == nil, "an echo reply")
    #expect(Self.quoted(head + Self.ipv4(protocol: 17) + Self.echo(8), .icmpv4) == nil, "UDP")
    #expect(Self.quoted(head + Self.ipv4(fragment: 9) + Self.echo(8), .icmpv4) == nil, "fragment")
    for length in [0x40, 0x44, 0x4f, 0x65] as [UInt8] {
      let lying = [length] + Self.ipv4().dropFirst() + Self.echo(8)
      #expect(Self.quoted(head + lying, .icmpv4) == nil, "first octet \(length)")
    }
  }

  @Test func `the request that an IPv6 error quotes is read behind extension headers`() {
    let plain = Self.error(1, 3) + Self.ipv6(next: 58) + Self.echo(128)
    #expect(Self.quoted(plain, .icmpv6)?.sequenceNumber == 5)
    let extended =
      Self.error(1, 3) + Self.ipv6(next: 0) + [60, 0, 1, 4, 0, 0, 0, 0]
      + [44, 0, 1, 4, 0, 0, 0, 0] + [58, 0, 0, 1, 0, 0, 0, 9] + Self.echo(128)
    #expect(Self.quoted(extended, .icmpv6)?.identifier == 0x1234)
  }

  @Test func `a chain of extension headers has an end`() {
    let header: [UInt8] = [60, 0, 1, 4, 0, 0, 0, 0]
    let endless = Self.error(1, 3) + Self.ipv6(next: 60) + (0..<1000).flatMap { _ in header }
    #expect(Self.quoted(endless, .icmpv6) == nil)
    let later = Self.error(1, 3) + Self.ipv6(next: 44) + [58, 0, 0, 0x11, 0, 0, 0, 9]
    #expect(Self.quoted(later + Self.echo(128), .icmpv6) == nil, "a later fragment")
  }

  @Test func `every strict prefix is read without a trap`() {
    let whole = [
      (Self.error(3, 1) + Self.ipv4(options: [7, 3, 4, 0]) + Self.echo(8), ICMPVersion.icmpv4),
      (Self.error(1, 3) + Self.ipv6(next: 58) + Self.echo(128), .icmpv6),
    ]
    for (octets, version) in whole {
      for prefix in everyStrictPrefix(of: octets) {
        let isLongEnough = prefix.count >= octets.count - 10
        #expect((Self.quoted(prefix, version) != nil) == isLongEnough)
      }
    }
  }

  @Test func `an MTU, a pointer and a gateway are read where they are`() {
    let rest: [UInt8] = [0x14, 2, 0x05, 0x78]
    #expect(Self.reason(Self.error(3, 4, rest: rest), .icmpv4)?.information == 1400)
    #expect(Self.reason(Self.error(12, 0, rest: rest), .icmpv4)?.information == 20)
    #expect(Self.reason(Self.error(5, 1, rest: rest), .icmpv4)?.information == 0x1402_0578)
    #expect(Self.reason(Self.error(2, 0, rest: [0, 0, 5, 0]), .icmpv6)?.information == 1280)
  }

  @Test func `only messages that quote a packet are errors, and some only notices`() {
    #expect(Self.reason(Self.error(0, 0), .icmpv4) == nil)
    #expect(Self.reason(Self.error(200, 3), .icmpv4) == nil)
    #expect(Self.reason(Self.error(129, 0), .icmpv6) == nil)
    #expect(Self.reason(Self.error(5, 1), .icmpv4)?.isNotice == true)
    #expect(Self.reason(Self.error(4, 0), .icmpv4)?.isNotice == true)
    #expect(Self.reason(Self.error(3, 1), .icmpv4)?.isNotice == false)
    #expect(Self.reason(Self.error(4, 0), .icmpv6)?.isNotice == false)
  }

  @Test func `mutated messages are read without a trap`() {
    var generator = SeededGenerator()
    let seeds = [
      Self.error(3, 1) + Self.ipv4(options: [7, 3, 4, 0]) + Self.echo(8),
      Self.error(1, 3) + Self.ipv6(next: 0) + [58, 0, 1, 4, 0, 0, 0, 0] + Self.echo(128),
      [0, 0, 0, 0, 0x12, 0x34, 0, 5, 1, 2, 3],
    ]
    var attributed = 0
    for round in 0..<60_000 {
      var octets = seeds[round % seeds.count]
      for _ in 0...Int.random(in: 0...3, using: &generator) {
        let place = Int.random(in: octets.indices, using: &generator)
        octets[place] = UInt8.random(in: 0...255, using: &generator)
      }
      octets.removeLast(Int.random(in: 0...octets.count / 2, using: &generator))
      for version in [ICMPVersion.icmpv4, .icmpv6] {
        if Self.quoted(octets, version) != nil { attributed += 1 }
        _ = Self.reason(octets, version)
        if let reply = EchoReply(parsing: octets.octets, version) {
          _ = reply.firstWrongOctet(sentByteCount: 56)
        }
      }
    }
    #expect(attributed > 0, "the mutations must not only hit the first check")
  }
}
