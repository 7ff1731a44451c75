extension FixturePacket {
  private static let target = Wire.hex("fe80000000000000000000fffe000002")
  private static let quoted = Wire.ipv6(
    17,
    Array(Wire.udp(Wire.data(24), between: (Wire.here6, Wire.there6)).prefix(8)),
    length: 32
  )
  private static let quotedBehindHeaders = Wire.ipv6(
    0,
    Wire.hex("2c 00 0104 00000000") + Wire.hex("06 00 0001 00000001")
      + Wire.tcp(between: (Wire.here6, Wire.there6))
  )
  private static let linkAddress = Wire.hex("01 01") + Wire.near

  private static func message(_ type: Int, _ code: Int, _ rest: [UInt8]) -> [UInt8] {
    let message = Wire.icmpv6(type, code, rest, between: (Wire.linkLocal, Wire.allNodes))
    return Wire.ethernet(
      0x86dd,
      Wire.ipv6(58, message, from: Wire.linkLocal, to: Wire.allNodes, hopLimit: 255)
    )
  }

  private static func advertisement(_ options: String) -> [UInt8] {
    message(134, 0, Wire.hex("40 c8 0708 00000000 000003e8") + Wire.hex(options))
  }

  private static var wrongChecksum: [UInt8] {
    var frame = message(128, 0, Wire.hex("1234 0007"))
    frame[56] ^= 0x0f
    return frame
  }

  static let icmpv6: [FixturePacket] =
    [
      .init("ICMPv6 echo request", message(128, 0, Wire.hex("1234 0007") + Wire.data(48))),
      .init("ICMPv6 echo reply", message(129, 0, Wire.hex("1234 0007") + Wire.data(48))),
      .init("ICMPv6 with wrong checksum!", wrongChecksum),
      .init("neighbor solicitation", message(135, 0, Wire.long(0) + target + linkAddress)),
      .init("neighbor solicitation without option", message(135, 0, Wire.long(0) + target)),
      .init(
        "neighbor advertisement",
        message(136, 0, Wire.long(0x6000_0000) + target + Wire.hex("02 01") + Wire.far)
      ),
      .init("neighbor advertisement of a router", message(136, 0, Wire.long(0x8000_0000) + target)),
      .init("neighbor advertisement without flags", message(136, 0, Wire.long(0) + target)),
      .init("router solicitation", message(133, 0, Wire.long(0) + linkAddress)),
      .init("router advertisement", advertisement("")),
      .init(
        "router advertisement with a prefix",
        advertisement(
          "03 04 40 c0 ffffffff 00002710 00000000 20010db8000100000000000000000000 05 01 0000 000005dc"
        )
      ),
      .init(
        "router advertisement with routes and servers",
        advertisement(
          "18 02 30 08 00000708 20010db800010000"
            + "19 03 0000 0000003c 20010db8000000000000000000000053"
            + "1f 04 0000 0000003c 04686f6d65076578616d706c6500 000000000000000000 00"
        )
      ),
      .init("router advertisement with a short route", advertisement("18 01 00 18 00000708")),
      .init(
        "router advertisement with mobility",
        advertisement("07 01 0000 00002710 08 01 0000 0005 0708")
      ),
      .init(
        "router advertisement with unknown option",
        advertisement("7f 01 0102 03040506 05 01 0000 000005dc")
      ),
      .init("router advertisement with option of length 0!", advertisement("05 00 0000 000005dc")),
      .init("router advertisement with option cut short!", advertisement("05 02 0000 000005dc")),
      .init(
        "router advertisement with long prefix!",
        advertisement("03 03 40 c0 ffffffff 00002710 00000000 20010db800010000")
      ),
      .init(
        "ICMPv6 redirect",
        message(
          137,
          0,
          Wire.long(0) + target + Wire.there6 + Wire.hex("04 07 0000 00000000") + quoted
        )
      ),
      .init("ICMPv6 packet too big", message(2, 0, Wire.long(1_280) + quoted)),
      .init("ICMPv6 port unreachable, UDP", message(1, 4, Wire.long(0) + quoted)),
      .init("ICMPv6 port unreachable, TCP", message(1, 4, Wire.long(0) + quotedBehindHeaders)),
      .init(
        "ICMPv6 port unreachable, unknown",
        message(1, 4, Wire.long(0) + Wire.ipv6(63, Wire.data(8)))
      ),
      .init("inverse neighbor solicitation", message(141, 0, Wire.data(12))),
      .init("home agent discovery request", message(144, 0, Wire.hex("1234 0000"))),
      .init(
        "home agent discovery reply",
        message(145, 0, Wire.hex("1234 0000") + target + Wire.here6)
      ),
      .init("mobile prefix solicitation", message(146, 0, Wire.hex("1234 0000"))),
      .init("mobile prefix advertisement", message(147, 0, Wire.hex("1234 c000"))),
      .init("ICMPv6 of unknown type", message(200, 0, Wire.data(12))),
      .init("ICMPv6 of unnamed type", message(222, 0, Wire.data(12))),
      .init("ICMPv6 without octets!", Wire.ethernet(0x86dd, Wire.ipv6(58, []))),
      .init(
        "ICMPv6 in a fragment",
        Wire.ethernet(
          0x86dd,
          Wire.ipv6(44, Wire.hex("3a 00 0001 00000009") + Wire.icmpv6(128, 0, Wire.data(12)))
        )
      ),
    ] + codes + listeners

  private static let codes: [FixturePacket] =
    [0, 1, 2, 3, 5, 77].map { code in
      .init("ICMPv6 unreachable of code \(code)", message(1, code, Wire.long(0) + quoted))
    }
    + (0...2).map { code in
      .init("ICMPv6 time exceeded of code \(code)", message(3, code, Wire.long(0) + quoted))
    }
    + (0...4).map { code in
      .init("ICMPv6 parameter problem of code \(code)", message(4, code, Wire.long(40) + quoted))
    }

  private static let group = Wire.hex("ff020000000000000000000000000105")

  private static let listeners: [FixturePacket] = [
    .init("MLD query", message(130, 0, Wire.hex("2710 0000") + group)),
    .init("MLD report", message(131, 0, Wire.hex("0000 0000") + group)),
    .init("MLD done", message(132, 0, Wire.hex("0000 0000") + group)),
    .init("MLD query of odd length!", message(130, 0, Wire.hex("2710 0000") + group + [0])),
    .init("MLD 2 query", message(130, 0, Wire.hex("2710 0000") + group + Wire.hex("0a 7d 0000"))),
    .init(
      "MLD 2 query with sources",
      message(
        130,
        0,
        Wire.hex("9710 0000") + group + Wire.hex("02 9d 0002") + Wire.here6 + Wire.there6
      )
    ),
    .init(
      "MLD 2 query with missing sources!",
      message(130, 0, Wire.hex("2710 0000") + group + Wire.hex("02 7d 0009"))
    ),
    .init(
      "MLD 2 report",
      message(
        143,
        0,
        Wire.hex("0000 0002") + Wire.hex("04 00 0000") + group
          + Wire.hex("06 00 0001") + group + Wire.here6
      )
    ),
    .init(
      "MLD 2 report of unknown record",
      message(143, 0, Wire.hex("0000 0001 09 00 0000") + group)
    ),
    .init(
      "MLD 2 report with missing records!",
      message(143, 0, Wire.hex("0000 0003 04 00 0000") + group)
    ),
    .init(
      "MLD 2 report with missing sources!",
      message(143, 0, Wire.hex("0000 0001 04 00 0008") + group)
    ),
  ]
}
