/// Packets built layer by layer, every field visible at the place of the test.
///
/// Checksums are computed by the plain sum of RFC 1071, not by the code under test.
public enum PacketBytes {
  /// 10.0.0.1.
  public static let left: [UInt8] = [10, 0, 0, 1]
  /// 10.0.0.2.
  public static let right: [UInt8] = [10, 0, 0, 2]
  /// 2001:db8::1.
  public static let leftIPv6: [UInt8] =
    [0x20, 1, 0xd, 0xb8] + [UInt8](repeating: 0, count: 11) + [1]
  /// 2001:db8::2.
  public static let rightIPv6: [UInt8] =
    [0x20, 1, 0xd, 0xb8] + [UInt8](repeating: 0, count: 11) + [2]

  /// A number of 16 bits in network byte order.
  public static func word(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
  }

  /// The Internet checksum of `octets` (RFC 1071).
  public static func checksum(_ octets: [UInt8]) -> Int {
    var sum = 0
    for (offset, octet) in octets.enumerated() { sum += Int(octet) << (offset % 2 == 0 ? 8 : 0) }
    while sum > 0xffff { sum = (sum & 0xffff) + (sum >> 16) }
    return ~sum & 0xffff
  }

  /// `octets` with `word` in place of what is at `offset`.
  public static func replacing(_ octets: [UInt8], at offset: Int, by word: [UInt8]) -> [UInt8] {
    var octets = octets
    octets.replaceSubrange(offset..<offset + word.count, with: word)
    return octets
  }

  /// An Ethernet header from 02:00:00:00:00:01 to 02:00:00:00:00:02 before `payload`.
  public static func ethernet(_ type: Int, _ payload: [UInt8]) -> [UInt8] {
    [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1] + word(type) + payload
  }

  /// A VLAN tag behind its EtherType.
  public static func tag(_ control: Int, _ type: Int, _ payload: [UInt8]) -> [UInt8] {
    word(control) + word(type) + payload
  }

  /// An IPv4 header from 10.0.0.1 to 10.0.0.2, identification 7, time to live 64.
  public static func ipv4(
    _ protocolNumber: UInt8,
    _ payload: [UInt8],
    flags: Int = 0x4000,
    options: [UInt8] = []
  ) -> [UInt8] {
    let header: [UInt8] =
      [0x45 + UInt8(options.count / 4), 0] + word(20 + options.count + payload.count) + word(7)
      + word(flags) + [64, protocolNumber, 0, 0] + left + right + options
    return replacing(header, at: 10, by: word(checksum(header))) + payload
  }

  /// An IPv6 header from 2001:db8::1 to 2001:db8::2, hop limit 64.
  public static func ipv6(_ nextHeader: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0x60, 0, 0, 0] + word(payload.count) + [nextHeader, 64] + leftIPv6 + rightIPv6 + payload
  }

  /// An ICMP message whose checksum is right.
  public static func icmpv4(_ type: UInt8, _ code: UInt8, _ rest: [UInt8]) -> [UInt8] {
    let message = [type, code, 0, 0] + rest
    return replacing(message, at: 2, by: word(checksum(message)))
  }

  /// An ICMPv6 message behind ``ipv6(_:_:)`` whose checksum is right.
  public static func icmpv6(_ type: UInt8, _ code: UInt8, _ rest: [UInt8]) -> [UInt8] {
    let message = [type, code, 0, 0] + rest
    let pseudoHeader = leftIPv6 + rightIPv6 + word(0) + word(message.count) + [0, 0, 0, 58]
    return replacing(message, at: 2, by: word(checksum(pseudoHeader + message)))
  }

  /// A UDP datagram from port 1234 to 5678 behind ``ipv4(_:_:flags:options:)``.
  public static func udp(_ data: [UInt8], checksum isComputed: Bool = true) -> [UInt8] {
    let datagram = word(1234) + word(5678) + word(8 + data.count) + [0, 0] + data
    guard isComputed else { return datagram }
    let pseudoHeader = left + right + [0, 17] + word(datagram.count)
    return replacing(datagram, at: 6, by: word(checksum(pseudoHeader + datagram)))
  }

  /// A UDP datagram to `port` without a checksum, as tunnels send it.
  public static func tunnel(_ port: Int, _ data: [UInt8]) -> [UInt8] {
    word(50_000) + word(port) + word(8 + data.count) + [0, 0] + data
  }

  /// A TCP segment from port 40000 to 443 behind ``ipv4(_:_:flags:options:)``.
  public static func tcp(flags: UInt8, options: [UInt8] = [], _ data: [UInt8] = []) -> [UInt8] {
    let segment: [UInt8] =
      word(40000) + word(443) + [0, 0, 0, 100, 0, 0, 0, 200]
      + [UInt8(5 + options.count / 4) << 4, flags] + word(65535) + [0, 0, 0, 0] + options + data
    let pseudoHeader = left + right + [0, 6] + word(segment.count)
    return replacing(segment, at: 16, by: word(checksum(pseudoHeader + segment)))
  }

  /// An ARP request of 10.0.0.1 for 10.0.0.2.
  public static let arpRequest: [UInt8] =
    [0, 1, 8, 0, 6, 4, 0, 1, 2, 0, 0, 0, 0, 1] + left + [0, 0, 0, 0, 0, 0] + right

  /// One packet of each application protocol that tcpdump shows, too.
  private static let applications: [(linkType: UInt32, bytes: [UInt8])] = {
    let names = [
      "DNS query", "DNS answer with authorities and extensions", "mDNS announcement",
      "DNS over TCP", "DHCP discover", "NTP server", "HTTP request", "HTTP response",
    ]
    return names.map { (1, FixturePacket.named($0).bytes) }
  }()

  /// A configuration message of a spanning tree (IEEE Std 802.1D).
  public static let spanningTree: [UInt8] =
    [0, 0, 0, 0, 1, 0x80, 1, 2, 0, 0, 0, 0, 1, 0, 0, 0, 4, 0x80, 1, 2, 0, 0, 0, 0, 2, 0x80, 5]
    + [1, 0, 20, 0, 2, 0, 15, 0]

  /// One packet of each kind that the tool knows, by the number of its link type.
  public static let all: [(linkType: UInt32, bytes: [UInt8])] = {
    let echo = icmpv4(8, 0, [0, 77, 0, 1] + Array("payload!".utf8))
    let echo6 = icmpv6(128, 0, [0, 77, 0, 1])
    let synOptions: [UInt8] =
      [2, 4, 5, 0xb4, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0, 1, 3, 3, 7]
    let fragment: [UInt8] = [17, 0, 0, 1, 0, 0, 0, 9] + udp([1, 2, 3, 4])
    let llc: [UInt8] = [0xaa, 0xaa, 3, 0, 0, 0, 8, 0]
    let unreachable = icmpv4(3, 3, [0, 0, 0, 0] + ipv4(17, udp([1, 2])))
    let tooBig = icmpv6(2, 0, [0, 0, 5, 0] + ipv6(17, [0, 1, 0, 2, 0, 8, 0, 0]))
    let solicitation = icmpv6(135, 0, [0, 0, 0, 0] + rightIPv6 + [1, 1, 2, 0, 0, 0, 0, 1])
    let routing: [UInt8] = [58, 2, 0, 1, 0, 0, 0, 0] + rightIPv6 + echo6
    let hopByHop: [UInt8] = [58, 0, 5, 2, 0, 0, 1, 0] + echo6
    let gre: [UInt8] = [0x20, 0, 8, 0, 0, 0, 0, 9] + ipv4(1, echo)
    let bridged: [UInt8] = [0, 0, 0x65, 0x58] + ethernet(0x0806, arpRequest)
    let authentication: [UInt8] = [17, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 2, 3, 4] + udp([7])
    let frame = ethernet(0x0800, ipv4(17, udp([1, 2])))
    let vxlan = tunnel(4789, [8, 0, 0, 0, 0, 0, 100, 0] + frame)
    let geneve = tunnel(
      6081,
      [1, 0, 0x65, 0x58, 0, 0, 100, 0, 1, 1, 0x80, 0] + frame
    )
    let esp: [UInt8] = [0, 0, 1, 0, 0, 0, 0, 1] + [UInt8](repeating: 7, count: 24)
    let sctp: [UInt8] =
      [0, 7, 0, 9, 1, 2, 3, 4, 0, 0, 0, 0, 10, 0, 0, 8, 1, 2, 3, 4]
      + [0, 3, 0, 17, 0, 0, 0, 1, 0, 2, 0, 3, 0, 0, 0, 46, 0xaa, 0, 0, 0]
    return [
      (1, ethernet(0x0800, ipv4(47, gre))),
      (1, ethernet(0x86dd, ipv6(47, bridged))),
      (1, ethernet(0x0800, ipv4(17, vxlan))),
      (1, ethernet(0x0800, ipv4(17, geneve))),
      (1, ethernet(0x0800, ipv4(51, authentication))),
      (1, ethernet(0x86dd, ipv6(50, esp))),
      (1, ethernet(0x0800, ipv4(132, sctp))),
      (113, [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0] + ipv4(17, vxlan)),
      (1, ethernet(0x0800, ipv4(1, echo))),
      (1, ethernet(0x0806, arpRequest)),
      (1, ethernet(0x8100, tag(0xa064, 0x0800, ipv4(17, udp([1, 2, 3, 4]))))),
      (1, ethernet(0x88a8, tag(0x00c8, 0x8100, tag(0x17d1, 0x0806, arpRequest)))),
      (1, ethernet(0x0800, ipv4(6, tcp(flags: 2, options: synOptions)))),
      (1, ethernet(0x0800, ipv4(6, tcp(flags: 0x18, [1, 2, 3])))),
      (1, ethernet(0x0800, ipv4(17, udp([9, 9], checksum: false)))),
      (1, ethernet(0x0800, ipv4(1, unreachable))),
      (1, ethernet(0x0800, ipv4(253, [1, 2, 3, 4], options: [0x94, 4, 0, 0]))),
      (1, ethernet(0x0800, ipv4(17, udp([1]), flags: 0x2000))),
      (1, ethernet(0x0800, ipv4(17, [1, 2, 3], flags: 0x0010))),
      (1, ethernet(0x86dd, ipv6(58, echo6))),
      (1, ethernet(0x86dd, ipv6(58, solicitation))),
      (1, ethernet(0x86dd, ipv6(58, tooBig))),
      (1, ethernet(0x86dd, ipv6(44, fragment))),
      (1, ethernet(0x86dd, ipv6(43, routing))),
      (1, ethernet(0x86dd, ipv6(0, hopByHop))),
      (1, ethernet(0x86dd, ipv6(4, ipv4(1, echo)))),
      (1, ethernet(0x0800, ipv4(41, ipv6(58, echo6)))),
      (1, ethernet(llc.count + 28, llc + ipv4(17, udp([])))),
      (1, ethernet(0x1234, [1, 2, 3])),
      (1, ethernet(0x8864, [0x11, 0, 0, 0xc3] + word(2 + 28) + [0, 0x21] + ipv4(17, udp([])))),
      (1, ethernet(0x8863, [0x11, 9, 0, 0, 0, 8, 1, 1, 0, 0, 1, 3, 0, 0])),
      (1, ethernet(0x8847, [0, 6, 0x40, 63, 0, 0x12, 1, 63] + ipv4(1, echo))),
      (1, ethernet(3 + spanningTree.count, [0x42, 0x42, 3] + spanningTree)),
      (9, [0xff, 3, 0, 0x21] + ipv4(1, echo)),
      (9, [0xff, 3, 0xc0, 0x21, 1, 1, 0, 8, 1, 4, 5, 0xdc]),
      (50, [0xff, 3, 0, 0x21] + ipv4(1, echo)),
      (51, [0x11, 0, 0, 0xc3] + word(2 + 28) + [0, 0x21] + ipv4(17, udp([]))),
      (104, [0x0f, 0, 8, 0] + ipv4(1, echo)),
      (104, [0x8f, 0, 0x80, 0x35, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 4, 255, 255, 0, 1, 0, 0]),
    ] + applications + [
      (101, ipv4(1, echo)),
      (0, [2, 0, 0, 0] + ipv4(1, echo)),
      (113, [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0] + ipv4(1, echo)),
      (276, [8, 0, 0, 0, 0, 0, 0, 1, 3, 4, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0] + ipv4(1, echo)),
      (147, [1, 2, 3]),
    ]
  }()
}
