import NetCore

extension FixturePacket {
  private static let datagram = Wire.ipv4(17, Wire.udp(Wire.data(20)))
  private static let datagram6 = Wire.ipv6(
    17,
    Wire.udp(Wire.data(20), between: (Wire.here6, Wire.there6))
  )
  private static let question =
    Wire.hex("0001 0800 06 04 0001") + Wire.near + Wire.here + [0, 0, 0, 0, 0, 0] + Wire.there

  private static func cooked(_ direction: Int, _ type: Int, _ payload: [UInt8]) -> [UInt8] {
    Wire.word(direction) + Wire.word(1) + Wire.word(6) + Wire.near + [0, 0] + Wire.word(type)
      + payload
  }

  private static func cooked2(_ direction: Int, _ type: Int, _ payload: [UInt8]) -> [UInt8] {
    Wire.word(type) + [0, 0] + Wire.long(4_000_000_000) + Wire.word(1)
      + [UInt8(direction), 6] + Wire.near + [0, 0] + payload
  }

  static let link: [FixturePacket] = [
    .init("unknown EtherType", Wire.ethernet(0xb104, Wire.data(46))),
    .init("named EtherType without printer", Wire.ethernet(0x6007, Wire.data(46))),
    .init("VLAN", Wire.ethernet(0x8100, Wire.tagged(100, 0x0800, datagram))),
    .init(
      "VLAN with priority and DEI",
      Wire.ethernet(0x8100, Wire.tagged(0xb064, 0x0800, datagram))
    ),
    .init(
      "stacked VLANs",
      Wire.ethernet(0x88a8, Wire.tagged(200, 0x8100, Wire.tagged(2_001, 0x0806, question)))
    ),
    .init(
      "three old VLAN tags",
      Wire.ethernet(
        0x9100,
        Wire.tagged(1, 0x9200, Wire.tagged(2, 0x8100, Wire.tagged(3, 0x86dd, datagram6)))
      )
    ),
    .init(
      "VLAN and unknown EtherType",
      Wire.ethernet(0x8100, Wire.tagged(5, 0xb104, Wire.data(40)))
    ),
    .init(
      "VLAN and LLC",
      Wire.ethernet(0x8100, Wire.tagged(5, 36, Wire.hex("f4f403") + Wire.data(33)))
    ),
    .init("LLC of unknown access points", Wire.ieee8023(Wire.hex("f4f403") + Wire.data(33))),
    .init("LLC of different access points", Wire.ieee8023(Wire.hex("04f003") + Wire.data(33))),
    .init("LLC of one unknown access point", Wire.ieee8023(Wire.hex("f41003") + Wire.data(33))),
    .init("LLC test response", Wire.ieee8023(Wire.hex("0001f3"))),
    .init(
      "LLC exchange of identifications",
      Wire.ieee8023(Wire.hex("0401bf 81 01 02") + Wire.data(4))
    ),
    .init("LLC exchange without format", Wire.ieee8023(Wire.hex("0400af 11 01 02"))),
    .init("LLC information frame", Wire.ieee8023(Wire.hex("0405 0a15") + Wire.data(20))),
    .init("LLC supervisory frame", Wire.ieee8023(Wire.hex("0404 0513"))),
    .init("LLC of IPv4", Wire.ieee8023(Wire.hex("060603") + datagram)),
    .init("SNAP of ARP", Wire.ieee8023(Wire.hex("aaaa03 000000 0806") + question)),
    .init("SNAP of IPv6", Wire.ieee8023(Wire.hex("aaaa03 000000 86dd") + datagram6)),
    .init(
      "SNAP of unknown EtherType",
      Wire.ieee8023(Wire.hex("aaaa03 000000 b104") + Wire.data(30))
    ),
    .init(
      "SNAP of unknown organization",
      Wire.ieee8023(Wire.hex("aaaa03 123456 0001") + Wire.data(30))
    ),
    .init(
      "SNAP of unknown Cisco protocol",
      Wire.ieee8023(Wire.hex("aaaa03 00000c 0003") + Wire.data(30))
    ),
    .init("jumbo LLC", Wire.ethernet(0x8870, Wire.hex("f4f403") + Wire.data(43))),
    .init("raw IPv4", .raw, datagram),
    .init("raw IPv6", .raw, datagram6),
    .init("raw of version 5!", .raw, [0x50] + Wire.data(30)),
    .init("link type for IPv4", .ipv4, datagram),
    .init("link type for IPv6", .ipv6, datagram6),
    .init("null IPv4, little-endian", .null, Wire.hex("02000000") + datagram),
    .init("null IPv4, big-endian", .null, Wire.hex("00000002") + datagram),
    .init("null IPv6 of NetBSD", .null, Wire.hex("18000000") + datagram6),
    .init("null IPv6 of FreeBSD", .null, Wire.hex("1c000000") + datagram6),
    .init("null IPv6 of macOS", .null, Wire.hex("1e000000") + datagram6),
    .init("null of unknown family", .null, Wire.hex("63000000") + Wire.data(20)),
    .init("loop IPv4", .loop, Wire.hex("00000002") + datagram),
    .init("cooked, in", .linuxSLL, cooked(0, 0x0800, datagram)),
    .init("cooked, broadcast ARP", .linuxSLL, cooked(1, 0x0806, question)),
    .init("cooked, multicast", .linuxSLL, cooked(2, 0x86dd, datagram6)),
    .init("cooked, other host", .linuxSLL, cooked(3, 0x0800, datagram)),
    .init("cooked, out", .linuxSLL, cooked(4, 0x0800, datagram)),
    .init("cooked, unknown direction", .linuxSLL, cooked(9, 0x0800, datagram)),
    .init("cooked, unknown EtherType", .linuxSLL, cooked(0, 0xb104, Wire.data(20))),
    .init("cooked, small protocol number", .linuxSLL, cooked(0, 0x0003, Wire.data(20))),
    .init("cooked, LLC", .linuxSLL, cooked(0, 0x0004, Wire.hex("f4f003") + Wire.data(20))),
    .init("cooked, VLAN", .linuxSLL, cooked(0, 0x8100, Wire.tagged(7, 0x0800, datagram))),
    .init("cooked 2, in", .linuxSLL2, cooked2(0, 0x0800, datagram)),
    .init("cooked 2, out", .linuxSLL2, cooked2(4, 0x86dd, datagram6)),
    .init("cooked 2, unknown EtherType", .linuxSLL2, cooked2(3, 0xb104, Wire.data(20))),
    .init("cooked 2, LLC", .linuxSLL2, cooked2(0, 0x0004, Wire.hex("f4f403") + Wire.data(20))),
    .init("cooked 2, VLAN", .linuxSLL2, cooked2(2, 0x8100, Wire.tagged(7, 0x0806, question))),
  ]
}
