import NetCore

extension FixturePacket {
  private static func datagram(_ octets: [UInt8], flags: Int = 0x4000) -> [UInt8] {
    Wire.ethernet(0x0800, Wire.ipv4(17, octets, Wire.IPv4(flags: flags)))
  }

  private static func header(length: Int, checksum: Int, _ payload: [UInt8]) -> [UInt8] {
    Wire.word(40_000) + Wire.word(50_000) + Wire.word(length) + Wire.word(checksum) + payload
  }

  static let udp: [FixturePacket] = [
    .init("UDP", datagram(Wire.udp(Wire.data(24)))),
    .init("UDP without data", datagram(Wire.udp([]))),
    .init("UDP of odd length", datagram(Wire.udp(Wire.data(25)))),
    .init("UDP without checksum", datagram(header(length: 32, checksum: 0, Wire.data(24)))),
    .init(
      "UDP with wrong checksum!",
      datagram(header(length: 32, checksum: 0x1234, Wire.data(24)))
    ),
    .init(
      "UDP with length beyond packet!",
      datagram(header(length: 99, checksum: 0x1234, Wire.data(24)))
    ),
    .init("UDP with length below packet", datagram(header(length: 20, checksum: 0, Wire.data(24)))),
    .init("UDP with length below header!", datagram(header(length: 7, checksum: 0, Wire.data(24)))),
    .init("UDP with length 0!", datagram(header(length: 0, checksum: 0, Wire.data(24)))),
    .init("UDP shorter than its header!", datagram(Wire.hex("9c40c350 0010"))),
    .init(
      "UDP first fragment",
      datagram(header(length: 999, checksum: 1, Wire.data(24)), flags: 0x2000)
    ),
    .init(
      "UDP over IPv6 without checksum!",
      Wire.ethernet(0x86dd, Wire.ipv6(17, header(length: 32, checksum: 0, Wire.data(24))))
    ),
  ]

  private static func segment(
    _ payload: [UInt8] = [],
    options: [UInt8] = [],
    _ change: (inout Wire.TCP) -> Void = { _ in }
  ) -> [UInt8] {
    var fields = Wire.TCP()
    change(&fields)
    return Wire.ethernet(0x0800, Wire.ipv4(6, Wire.tcp(fields, options: options, payload)))
  }

  /// A segment from the host that the others are sent to.
  private static func reply(
    _ payload: [UInt8] = [],
    _ change: (inout Wire.TCP) -> Void
  ) -> [UInt8] {
    var fields = Wire.TCP()
    fields.ports = (8_443, 40_000)
    change(&fields)
    let octets = Wire.tcp(fields, payload, between: (Wire.there, Wire.here))
    return Wire.ethernet(0x0800, Wire.ipv4(6, octets, Wire.IPv4(isReply: true)))
  }

  private static func segment6(_ payload: [UInt8], _ change: (inout Wire.TCP) -> Void) -> [UInt8] {
    var fields = Wire.TCP()
    change(&fields)
    let octets = Wire.tcp(fields, payload, between: (Wire.here6, Wire.there6))
    return Wire.ethernet(0x86dd, Wire.ipv6(6, octets))
  }

  private static var wrongChecksum: [UInt8] {
    var frame = segment(Wire.data(10))
    frame[50] ^= 0x0f
    return frame
  }

  static let tcp: [FixturePacket] = [
    .init(
      "TCP SYN",
      segment {
        $0.flags = 0x02; $0.acknowledgment = 0
      }
    ),
    .init(
      "TCP SYN ACK",
      reply {
        $0.flags = 0x12; $0.sequence = 2_000_000; $0.acknowledgment = 1_000_001
      }
    ),
    .init(
      "TCP ACK",
      segment {
        $0.sequence = 1_000_001; $0.acknowledgment = 2_000_001
      }
    ),
    .init(
      "TCP data",
      segment(Wire.data(100)) {
        $0.flags = 0x18; $0.sequence = 1_000_001
      }
    ),
    .init(
      "TCP data, the other way",
      reply(Wire.data(9)) {
        $0.flags = 0x18; $0.sequence = 2_000_001
        $0.acknowledgment = 1_000_101
      }
    ),
    .init(
      "TCP FIN",
      segment {
        $0.flags = 0x11; $0.sequence = 1_000_101
      }
    ),
    .init("TCP RST", segment { $0.flags = 0x04 }),
    .init(
      "TCP RST with text",
      segment(Array("no such\tport \u{7f}".utf8) + [0x80, 0xff, 0x0d]) { $0.flags = 0x14 }
    ),
    .init("TCP RST with long text", segment(Wire.data(60)) { $0.flags = 0x14 }),
    .init("TCP without flags", segment { $0.flags = 0 }),
    .init(
      "TCP with all flags",
      segment {
        $0.flags = 0xfff; $0.urgent = 5
      }
    ),
    .init(
      "TCP urgent",
      segment(Wire.data(3)) {
        $0.flags = 0x38; $0.urgent = 3
      }
    ),
    .init("TCP with equal ports", segment(Wire.data(3)) { $0.ports = (179 + 5_000, 5_179) }),
    .init(
      "TCP with equal ports again",
      segment(Wire.data(3)) {
        $0.ports = (5_179, 5_179); $0.sequence = 1_000_050; $0.acknowledgment = 2_000_050
      }
    ),
    .init("TCP with wrong checksum!", wrongChecksum),
    .init("TCP with short header!", segment(Wire.data(4)) { $0.headerWords = 4 }),
    .init("TCP with header beyond packet!", segment { $0.headerWords = 15 }),
    .init(
      "TCP in a fragment",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(6, Wire.tcp(Wire.TCP(), Wire.data(20)), Wire.IPv4(flags: 0x2000))
      )
    ),
    .init("TCP over IPv6 SYN ACK", segment6([]) { $0.flags = 0x12 }),
    .init(
      "TCP over IPv6",
      segment6(Wire.data(30)) {
        $0.flags = 0x18; $0.sequence = 1_000_001
      }
    ),
  ]

  private static func option(_ digits: String) -> [UInt8] {
    segment(Wire.data(5), options: Wire.hex(digits)) { $0.sequence = 1_000_300 }
  }

  static let tcpOptions: [FixturePacket] = [
    .init(
      "TCP options of a SYN",
      segment(options: Wire.hex("0204 05b4 0402 080a 00000001 00000000 01 0303 07")) {
        $0.flags = 0x02; $0.acknowledgment = 0
      }
    ),
    .init("TCP timestamps", option("0101 080a 12345678 9abcdef0")),
    .init("TCP SACK of two blocks", option("0101 0512 001e8500 001e8600 001e8700 001e8800")),
    .init("TCP SACK of odd length!", option("0101 0507 0000000001")),
    .init("TCP echo options", option("0606 00000001 0706 00000002 0101")),
    .init("TCP connection counts", option("0b06 00000001 0c06 00000002 0d06 00000003")),
    .init("TCP MD5 signature", option("1312 000102030405060708090a0b0c0d0e0f 0101")),
    .init("TCP SCPS", option("1404 1234")),
    .init("TCP user timeout in seconds", option("1c04 0064")),
    .init("TCP user timeout in minutes", option("1c04 0065")),
    .init("TCP authentication", option("1d10 0102 0102030405060708090a0b0c")),
    .init("TCP authentication without code", option("1d04 0102")),
    .init("TCP authentication too short!", option("1d03 01")),
    .init("TCP fast open request", option("2202 0101")),
    .init("TCP fast open cookie", option("220a 0102030405060708 0101")),
    .init("TCP fast open cookie of odd length!", option("2205 010203")),
    .init("TCP experiment of fast open", option("fe04 f989")),
    .init("TCP experiment of fast open with cookie", option("fe08 f989 01020304")),
    .init("TCP experiment unknown", option("fe06 1234 0000")),
    .init("TCP experiment too short!", option("fe03 12")),
    .init("TCP option unknown", option("4d06 01020304 4e02")),
    .init("TCP option of length 0!", option("0200 05b4")),
    .init("TCP option of length 1!", option("0101 0201")),
    .init("TCP option beyond header!", option("0101 0209")),
    .init("TCP option MSS too short!", option("0203 05 01")),
    .init("TCP option MSS too short at the end!", option("01 0203 05")),
    .init("TCP option MSS too long!", option("0206 05b4 0000")),
    .init("TCP option without length!", option("010101 02")),
    .init("TCP options up to the end of list", option("01 00 0204")),
    .init("all forty octets of TCP options", option(String(repeating: "01", count: 40))),
  ]
}
