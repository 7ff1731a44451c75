extension FixturePacket {
  private static let quoted = Wire.ipv4(
    17,
    Array(Wire.udp(Wire.data(24)).prefix(8)),
    Wire.IPv4(totalLength: 52)
  )
  private static let quotedTCP = Wire.ipv4(
    6,
    Array(Wire.tcp().prefix(8)),
    Wire.IPv4(totalLength: 40)
  )
  private static let quotedOther = Wire.ipv4(63, Wire.data(8), Wire.IPv4(totalLength: 28))

  private static func message(_ type: Int, _ code: Int, _ rest: [UInt8]) -> [UInt8] {
    Wire.ethernet(0x0800, Wire.ipv4(1, Wire.icmpv4(type, code, rest)))
  }

  private static var wrongChecksum: [UInt8] {
    var frame = message(8, 0, Wire.hex("1234 0007") + Wire.data(48))
    frame[36] ^= 0x0f
    return frame
  }

  static let icmpv4: [FixturePacket] =
    [
      .init("ICMP echo request", message(8, 0, Wire.hex("1234 0007") + Wire.data(48))),
      .init("ICMP echo reply", message(0, 0, Wire.hex("1234 0007") + Wire.data(48))),
      .init("ICMP with wrong checksum!", wrongChecksum),
      .init("ICMP port unreachable, UDP", message(3, 3, Wire.long(0) + quoted)),
      .init("ICMP port unreachable, TCP", message(3, 3, Wire.long(0) + quotedTCP)),
      .init("ICMP port unreachable, other", message(3, 3, Wire.long(0) + quotedOther)),
      .init("ICMP need to fragment with MTU", message(3, 4, Wire.long(1_400) + quoted)),
      .init("ICMP parameter problem at an octet", message(12, 0, Wire.hex("14000000") + quoted)),
      .init("ICMP parameter problem of code 1", message(12, 1, Wire.long(0) + quoted)),
      .init("ICMP source quench", message(4, 0, Wire.long(0) + quoted)),
      .init("ICMP router solicitation", message(10, 0, Wire.long(0))),
      .init(
        "ICMP router advertisement",
        message(9, 0, Wire.hex("02 02 0708 0a000001 00000001 0a000002 80000000"))
      ),
      .init(
        "ICMP router advertisement for hours",
        message(9, 0, Wire.hex("01 02 2b67 0a000001 00000001"))
      ),
      .init(
        "ICMP router advertisement for seconds",
        message(9, 0, Wire.hex("01 03 001e 0a000001 00000001"))
      ),
      .init("ICMP timestamp request", message(13, 0, Wire.hex("0001 0002") + Wire.data(12))),
      .init(
        "ICMP timestamp reply",
        message(14, 0, Wire.hex("0001 0002 02932e00 02932e01 ffffffff"))
      ),
      .init("ICMP information request", message(15, 0, Wire.hex("0001 0002"))),
      .init("ICMP information reply", message(16, 0, Wire.hex("0001 0002"))),
      .init("ICMP mask request", message(17, 0, Wire.hex("0001 0002 00000000"))),
      .init("ICMP mask reply", message(18, 0, Wire.hex("0001 0002 ffffff00"))),
      .init("ICMP of unknown type", message(42, 0, Wire.long(0))),
      .init(
        "ICMP error that quotes an ICMP error",
        message(11, 0, Wire.long(0) + Wire.ipv4(1, Wire.icmpv4(3, 1, Wire.long(0) + quoted)))
      ),
      .init("ICMP error that quotes nothing!", message(11, 0, Wire.long(0))),
      .init(
        "ICMP in a fragment",
        Wire.ethernet(
          0x0800,
          Wire.ipv4(1, Wire.icmpv4(8, 0, Wire.data(20)), Wire.IPv4(flags: 0x2000))
        )
      ),
    ] + unreachable + redirects

  private static let unreachable: [FixturePacket] = (0...16).filter { $0 != 3 }.map { code in
    .init("ICMP unreachable of code \(code)", message(3, code, Wire.long(0) + quoted))
  }

  private static let redirects: [FixturePacket] =
    (0...4).map { code in
      .init("ICMP redirect of code \(code)", message(5, code, [10, 0, 0, 9] + quoted))
    }
    + (0...2).map { code in
      .init("ICMP time exceeded of code \(code)", message(11, code, Wire.long(0) + quoted))
    }
}
