import NetCore

// PPP, alone and over Ethernet, Cisco's HDLC framing, and MPLS.
extension FixturePacket {
  private static let datagram = Wire.ipv4(17, Wire.udp(Wire.data(20)))
  private static let datagram6 = Wire.ipv6(
    17,
    Wire.udp(Wire.data(20), between: (Wire.here6, Wire.there6))
  )

  private static func ppp(_ type: Int, _ payload: [UInt8]) -> [UInt8] {
    [0xff, 3] + Wire.word(type) + payload
  }

  /// A message of a control protocol or of an authentication protocol, identifier 7.
  private static func control(_ code: UInt8, _ data: [UInt8]) -> [UInt8] {
    [code, 7] + Wire.word(4 + data.count) + data
  }

  private static func pppoe(_ code: UInt8, _ session: Int, _ payload: [UInt8]) -> [UInt8] {
    [0x11, code] + Wire.word(session) + Wire.word(payload.count) + payload
  }

  private static func label(
    _ label: Int,
    isLast: Bool = true,
    trafficClass: Int = 0
  ) -> [UInt8] {
    Wire.long(label << 12 | trafficClass << 9 | (isLast ? 0x100 : 0) | 63)
  }

  /// The names and octets behind the address and control fields, the same for both link types.
  private static let messages: [(String, Int, [UInt8])] = [
    ("IPv4", 0x0021, datagram),
    ("IPv6", 0x0057, datagram6),
    ("MPLS", 0x0281, label(100, isLast: false) + label(288) + datagram),
    (
      "LCP request", 0xc021,
      control(
        1,
        Wire.hex("010405dc 0206000a0000 0305c22305 0304c023 0404c025 050612345678 0702 0802")
          + Wire.hex("0d0306 110405ea 1307020a000001 1309030200000000 01 130301 17040102 12040000")
      )
    ),
    ("LCP request without options", 0xc021, control(1, [])),
    ("LCP request of wrong lengths!", 0xc021, control(1, Wire.hex("010305 0205000000 ff040000"))),
    ("LCP option beyond the message!", 0xc021, control(1, Wire.hex("010405dc 05080000"))),
    ("LCP length below the header!", 0xc021, Wire.hex("01070002")),
    ("LCP length beyond the packet!", 0xc021, Wire.hex("010700ff 010405dc")),
    ("LCP vendor", 0xc021, control(0, Wire.hex("12345678 00000c 01"))),
    ("LCP termination", 0xc021, control(5, [1, 2])),
    ("LCP protocol reject", 0xc021, control(8, Wire.hex("8057 0102030405060708"))),
    ("LCP echo", 0xc021, control(9, Wire.hex("12345678 0102"))),
    ("LCP identification", 0xc021, control(12, Wire.hex("12345678 68656c6c6f01"))),
    ("LCP time remaining", 0xc021, control(13, Wire.hex("12345678 00000009"))),
    ("LCP unknown code", 0xc021, control(99, [1, 2])),
    (
      "IPCP request", 0x8021,
      control(
        1,
        Wire.hex("0206002d0f01 03060a000001 81060a000002 83060a000003 010a0a0000010a000002")
          + Wire.hex("09040101")
      )
    ),
    ("IPv6CP acknowledgment", 0x8057, control(2, Wire.hex("010a020000fffe000001 09040101"))),
    (
      "CCP request", 0x80fd,
      control(1, Wire.hex("120601000060 15032f 1804e501 1a047800 1a041901 11040101"))
    ),
    ("CCP reset", 0x80fd, control(14, [1, 2])),
    ("BACP request", 0xc02b, control(1, Wire.hex("010601020304 02040000"))),
    ("OSICP request", 0x8023, control(1, Wire.hex("01040000"))),
    ("CHAP challenge", 0xc223, control(1, Wire.hex("0401020304") + Array("peer".utf8))),
    ("CHAP success", 0xc223, control(3, Array("welcome\u{1b}".utf8))),
    ("PAP request", 0xc023, control(1, [4] + Array("user".utf8) + [6] + Array("secret".utf8))),
    ("PAP acknowledgment", 0xc023, control(2, [2] + Array("ok".utf8))),
    ("PAP of no length!", 0xc023, control(3, [])),
    ("PAP length beyond the packet!", 0xc023, Wire.hex("0101004401")),
    ("multilink", 0x003d, Wire.hex("c001 0021") + datagram),
    ("compressed", 0x00fd, [1, 2]),
    ("EAP", 0xc227, control(1, [1])),
    ("unknown protocol", 0x1234, [1, 2, 3, 4]),
    ("escaped IPv4", 0x7eff, Wire.hex("7d23 0021") + datagram),
    (
      "escaped LCP", 0x7eff,
      Wire.hex("7d23 c021 7d21 7d27 7d20 7d28 7d25 7d26 7d20 7d20")
    ),
    ("escaped IPv6", 0x7e57, datagram6),
    ("escaped flag!", 0x7e7e, [1, 2]),
  ]

  static let pointToPoint: [FixturePacket] =
    messages.map { .init("PPP, \($0.0)", .ppp, ppp($0.1, $0.2)) }
    + messages.map { .init("PPP in HDLC, \($0.0)", .pppHDLC, ppp($0.1, $0.2)) } + [
      .init("PPP, compressed header", .ppp, [0x21] + datagram),
      .init("PPP, no address", .ppp, [0, 0x21] + datagram),
      .init("PPP, in", .ppp, Wire.hex("0003 c021") + control(1, [])),
      .init("PPP, out", .ppp, Wire.hex("0103 0021") + datagram),
      .init("PPP, EtherType", .ppp, ppp(0x0800, datagram)),
      .init("PPP in HDLC, Cisco's address", .pppHDLC, Wire.hex("0f000800") + datagram),
    ]

  static let pppOverEthernet: [FixturePacket] = [
    .init(
      "PADI",
      .pppoe,
      pppoe(9, 0, Wire.hex("01010000 01030004 01020304"))
    ),
    .init("PADO", .pppoe, pppoe(7, 0, Wire.hex("01020004 61626364 01050002 0001 00000000"))),
    .init("PADS beyond the packet!", .pppoe, Wire.hex("2365000100ff 01010003616200")),
    .init("PAD of unknown code", .pppoe, pppoe(0x33, 1, Wire.hex("09990004 01020304"))),
    .init("PPPoE session", .pppoe, pppoe(0, 0xc3, [0, 0x21] + datagram)),
    .init("PPPoE session, compressed header", .pppoe, pppoe(0, 0xc3, [0x21] + datagram)),
    .init("PPPoE session of one octet!", .pppoe, pppoe(0, 0xc3, [0x21])),
    .init(
      "PPPoE session, LCP",
      .pppoe,
      pppoe(0, 0xc3, Wire.hex("c021") + control(9, Wire.data(4)))
    ),
    .init(
      "PADI in Ethernet",
      Wire.ethernet(0x8863, pppoe(9, 0, Wire.hex("01010000 01030004 01020304")))
    ),
    .init("PPPoE in Ethernet", Wire.ethernet(0x8864, pppoe(0, 0xc3, [0, 0x21] + datagram))),
    .init(
      "PPPoE in VLAN",
      Wire.ethernet(0x8100, Wire.tagged(100, 0x8864, pppoe(0, 0xc3, [0, 0x57] + datagram6)))
    ),
    .init("PPP in Ethernet", Wire.ethernet(0x880b, [0, 0x21] + datagram)),
    .init("PPP in VLAN", Wire.ethernet(0x8100, Wire.tagged(100, 0x880b, [0, 0x21] + datagram))),
    .init("PPP in SNAP", Wire.ieee8023(Wire.hex("aaaa03 000000 880b 0021") + datagram)),
  ]

  static let mpls: [FixturePacket] = [
    .init("MPLS", Wire.ethernet(0x8847, label(288) + datagram)),
    .init(
      "MPLS, two labels",
      Wire.ethernet(0x8847, label(100, isLast: false) + label(5) + datagram6)
    ),
    .init("MPLS, explicit null", Wire.ethernet(0x8848, label(0, trafficClass: 5) + datagram)),
    .init("MPLS, IPv6 explicit null", Wire.ethernet(0x8848, label(2) + datagram6)),
    .init("MPLS of unknown payload", Wire.ethernet(0x8847, label(288) + [1, 2, 3, 4, 5])),
    .init("MPLS without payload", Wire.ethernet(0x8847, label(288), pad: false)),
    .init(
      "MPLS without an end!",
      Wire.ethernet(0x8847, label(288, isLast: false) + [0, 1], pad: false)
    ),
    .init("MPLS in VLAN", Wire.ethernet(0x8100, Wire.tagged(9, 0x8847, label(288) + datagram))),
    .init("MPLS in SNAP", Wire.ieee8023(Wire.hex("aaaa03 000000 8847") + label(288) + datagram)),
  ]

  private static func hdlc(_ address: UInt8, _ type: Int, _ payload: [UInt8]) -> [UInt8] {
    [address, 0] + Wire.word(type) + payload
  }

  static let ciscoHDLC: [FixturePacket] = [
    .init("Cisco HDLC, IPv4", .ciscoHDLC, hdlc(0x8f, 0x0800, datagram)),
    .init("Cisco HDLC, IPv6", .ciscoHDLC, hdlc(0x0f, 0x86dd, datagram6)),
    .init("Cisco HDLC, MPLS", .ciscoHDLC, hdlc(0x0f, 0x8847, label(288) + datagram)),
    .init("Cisco HDLC of unknown address", .ciscoHDLC, hdlc(0, 0x1234, [0])),
    .init("Cisco HDLC, ARP", .ciscoHDLC, hdlc(0x0f, 0x0806, [1, 2])),
    .init("SLARP request", .ciscoHDLC, hdlc(0x8f, 0x8035, Wire.long(0) + Wire.data(10))),
    .init(
      "SLARP reply",
      .ciscoHDLC,
      hdlc(0x8f, 0x8035, Wire.long(1) + Wire.here + Wire.hex("ffffff00 0000"))
    ),
    .init(
      "SLARP keepalive",
      .ciscoHDLC,
      hdlc(0x8f, 0x8035, Wire.hex("00000002 00000005 00000002 ffff 0078f0a2 0000"))
    ),
    .init(
      "SLARP keepalive without time",
      .ciscoHDLC,
      hdlc(0x8f, 0x8035, Wire.hex("00000002 00000005 00000002 ffff"))
    ),
    .init("SLARP of unknown code", .ciscoHDLC, hdlc(0x8f, 0x8035, Wire.long(9) + Wire.data(12))),
    .init("SLARP of two octets!", .ciscoHDLC, hdlc(0x8f, 0x8035, [0, 0])),
    .init("Cisco HDLC of two octets!", .ciscoHDLC, [0x8f, 0]),
  ]
}
