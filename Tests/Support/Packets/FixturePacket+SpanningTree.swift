import NetCore

// Spanning trees, and the rest of what LLC and SNAP carry.
extension FixturePacket {
  private static let bridge = Wire.hex("8001 001906eab880")

  /// A configuration message.
  private static func configuration(
    _ version: UInt8,
    _ type: UInt8,
    _ flags: UInt8,
    _ rest: [UInt8] = []
  ) -> [UInt8] {
    [0, 0, version, type, flags] + Wire.hex("6002 0016468c8000") + Wire.long(4) + bridge
      + Wire.hex("8005 0120 1400 0200 0f20") + rest
  }

  /// A message of multiple spanning trees with `count` instances.
  private static func region(_ count: Int, version: UInt8 = 3, _ rest: [UInt8] = []) -> [UInt8] {
    let name = Array("region\u{1}one".utf8)
    var fields: [UInt8] = [0] + name + [UInt8](repeating: 0, count: 32 - name.count) + Wire.word(1)
    fields += Wire.data(16) + Wire.long(200_000) + bridge + [19]
    for index in 0..<count {
      fields += [UInt8(0x7c + index)] + bridge + Wire.long(20) + [0x80, 0x90, 18]
    }
    return configuration(version, 2, 0x7c, [0] + Wire.word(fields.count) + fields + rest)
  }

  private static let shortestPath =
    [0] + Array("aux".utf8) + [UInt8](repeating: 0, count: 29) + Wire.word(7) + Wire.data(16)
    + Wire.hex("b8 00 12 34 0102") + Wire.data(28)

  private static let messages: [(String, [UInt8])] = [
    ("802.1D", configuration(0, 0, 0)),
    ("802.1D with flags", configuration(0, 0, 0x81)),
    ("topology change", Wire.hex("00000080")),
    ("802.1w", configuration(2, 2, 0x3e, [0])),
    ("802.1w with all flags", configuration(2, 2, 0xff, [0])),
    ("802.1w in a configuration message", configuration(2, 0, 0x7c)),
    ("802.1D in a rapid message", configuration(0, 2, 0x7c, [0])),
    ("802.1s", region(0)),
    ("802.1s with instances", region(2)),
    ("802.1s beyond the frame!", Array(region(2).dropLast(8))),
    ("802.1s of a wrong length!", configuration(3, 2, 0x7c, [1] + Wire.data(70))),
    ("802.1aq", region(1, version: 4, Wire.word(shortestPath.count) + shortestPath)),
    ("802.1aq of a wrong length!", region(1, version: 4, Wire.hex("000400000000"))),
    ("unknown protocol!", Wire.hex("00010000")),
    ("unknown version!", Wire.hex("00000900")),
    ("unknown type!", Wire.hex("000000ff")),
    ("configuration without fields!", Wire.hex("00000000")),
    ("rapid message without fields!", Wire.hex("00000202")),
    ("three octets!", [0, 0, 0]),
  ]

  static let spanningTree: [FixturePacket] =
    messages.map { .init("spanning tree, \($0.0)", Wire.ieee8023(Wire.hex("424203") + $0.1)) } + [
      .init("spanning tree, group", Wire.ieee8023(Wire.hex("434303") + configuration(0, 0, 0))),
      .init(
        "spanning tree of a VLAN",
        Wire.ieee8023(
          Wire.hex("aaaa03 00000c 010b") + configuration(2, 2, 0x3c, [0, 0, 0, 0, 2, 0, 1])
        )
      ),
      .init(
        "spanning tree of bridged VLANs",
        Wire.ieee8023(Wire.hex("aaaa03 00000c 010c") + configuration(0, 0, 1))
      ),
      .init(
        "spanning tree, bridged",
        Wire.ieee8023(Wire.hex("aaaa03 0080c2 000e") + configuration(0, 0, 1))
      ),
      .init(
        "spanning tree in stacked VLANs",
        Wire.ethernet(
          0x88a8,
          Wire.tagged(200, 0x8100, Wire.tagged(5, 38, Wire.hex("424203") + configuration(0, 0, 0)))
        )
      ),
    ]

  private static let datagram = Wire.ipv4(17, Wire.udp(Wire.data(20)))

  static let bridged: [FixturePacket] = [
    .init(
      "bridged Ethernet",
      Wire.ieee8023(Wire.hex("aaaa03 0080c2 0007 0000") + Wire.ethernet(0x0800, datagram))
    ),
    .init(
      "bridged Ethernet with a tag",
      Wire.ieee8023(
        Wire.hex("aaaa03 0080c2 0001 0000")
          + Wire.ethernet(0x8100, Wire.tagged(5, 0xb104, Wire.data(40)))
      )
    ),
    .init("SNAP, group", Wire.ieee8023(Wire.hex("abaa03 000000 0800") + datagram)),
    .init("LLC of IPv4, group", Wire.ieee8023(Wire.hex("070603") + datagram)),
    .init("SNAP of Cisco's bridges", Wire.ieee8023(Wire.hex("aaaa03 0000f8 b104") + Wire.data(9))),
    .init(
      "SNAP of bridged token bus",
      Wire.ieee8023(Wire.hex("aaaa03 0080c2 0002") + Wire.data(9))
    ),
    .init("SNAP of AppleTalk", Wire.ieee8023(Wire.hex("aaaa03 080007 809c") + Wire.data(9))),
    .init("LLC spanning tree of an exchange", Wire.ieee8023(Wire.hex("4242af 81 01 02"))),
    .init("LLC reject", Wire.ieee8023(Wire.hex("0404 09ff"))),
    .init("LLC receiver not ready, final", Wire.ieee8023(Wire.hex("0405 0503"))),
    .init("LLC information to others", Wire.ieee8023(Wire.hex("0504 0001 0102"))),
    .init("LLC disconnected mode", Wire.ieee8023(Wire.hex("0405 1f"))),
    .init("LLC frame reject", Wire.ieee8023(Wire.hex("0404 87 01"))),
    .init("LLC unknown command", Wire.ieee8023(Wire.hex("0404 23 01"))),
  ]
}
