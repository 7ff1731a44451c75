import NetCore

extension FixturePacket {
  /// A GRE header with the given flags and optional fields.
  public static func gre(_ flags: Int, _ type: Int, _ fields: [UInt8], _ payload: [UInt8])
    -> [UInt8]
  {
    Wire.word(flags) + Wire.word(type) + fields + payload
  }

  /// A GRE packet in an Ethernet frame.
  private static func greFrame(
    _ flags: Int,
    _ type: Int,
    _ fields: String = "",
    _ payload: [UInt8] = []
  ) -> [UInt8] {
    Wire.ethernet(0x0800, Wire.ipv4(47, gre(flags, type, Wire.hex(fields), payload)))
  }

  /// A datagram between two tunnel ends with a VXLAN header.
  static func vxlan(_ frame: [UInt8], flags: UInt8 = 8) -> [UInt8] {
    Wire.udp([flags, 0, 0, 0, 0, 0x13, 0x89, 0] + frame, ports: (55_000, 4_789))
  }

  /// A datagram between two tunnel ends with a Geneve header.
  static func geneve(
    _ type: Int,
    _ payload: [UInt8],
    flags: UInt8 = 0,
    options: [UInt8] = [],
    reserved: UInt8 = 0
  ) -> [UInt8] {
    let header = [UInt8(options.count / 4), flags] + Wire.word(type) + [0, 0x13, 0x89, reserved]
    return Wire.udp(header + options + payload, ports: (55_000, 6_081))
  }

  /// Frames in VXLAN in frames, `depth` of them; no checksum of UDP is computed.
  public static func nestedVXLAN(depth: Int) -> [UInt8] {
    // Headers from the inside out, so that each is written once.
    var parts: [[UInt8]] = []
    var count = 0
    for _ in 0..<depth {
      let length = Wire.word(count + 16)
      let datagram = Wire.word(55_000) + Wire.word(4_789) + length + [0, 0, 8, 0, 0, 0, 0, 0, 7, 0]
      let fields = Wire.IPv4(totalLength: count + 36)
      parts.append(Wire.ethernet(0x0800, Wire.ipv4(17, datagram, fields), pad: false))
      count += 50
    }
    return parts.reversed().flatMap { $0 }
  }

  private static func overIPv4(_ datagram: [UInt8]) -> [UInt8] {
    Wire.ethernet(0x0800, Wire.ipv4(17, datagram))
  }

  private static let packet = Wire.ipv4(17, Wire.udp(Wire.data(5)))
  private static let frame = Wire.ethernet(0x0800, packet, pad: false)
  private static let tagged = Wire.ethernet(0x8100, Wire.tagged(0xb064, 0x0800, packet), pad: false)
  private static let unknown = Wire.ethernet(0xb104, Wire.data(20), pad: false)
  private static let snap = Wire.ethernet(
    28,
    Wire.hex("aaaa03 000000 0800") + Wire.ipv4(17, []),
    pad: false
  )
  private static let exchange = Wire.ethernet(6, Wire.hex("0404af 810100"), pad: false)
  private static let packet6 = Wire.ipv6(58, Wire.icmpv6(128, 0, Wire.long(7)))

  private static func checked(_ octets: [UInt8]) -> [UInt8] { Wire.summed(octets, at: 4) }

  static let genericRouting: [FixturePacket] = [
    .init("GRE of IPv4", greFrame(0, 0x0800, "", packet)),
    .init("GRE of IPv6 with a key", greFrame(0x2000, 0x86dd, "00010002", packet6)),
    .init("GRE with a sequence number", greFrame(0x1000, 0x0800, "fffffffe", packet)),
    .init(
      "GRE with checksum, key and sequence number",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(47, checked(gre(0xb000, 0x0800, Wire.data(12).map { $0 < 4 ? 0 : $0 }, packet)))
      )
    ),
    .init("GRE with wrong checksum!", greFrame(0x8000, 0x0800, "12340000", packet)),
    .init("GRE of a frame", greFrame(0x2000, 0x6558, "00abcd01", frame)),
    .init("GRE of a tagged frame", greFrame(0, 0x6558, "", tagged)),
    .init("GRE of an unknown frame", greFrame(0, 0x6558, "", unknown)),
    .init("GRE of a SNAP frame", greFrame(0, 0x6558, "", snap)),
    .init("GRE of an XID frame", greFrame(0, 0x6558, "", exchange)),
    .init("GRE of a frame that is cut!", greFrame(0, 0x6558, "", Array(frame.prefix(9)))),
    .init("GRE of ERSPAN", greFrame(0x1000, 0x88be, "00000001", Wire.data(8) + frame)),
    .init("GRE of WCCP", greFrame(0, 0x883e, "", packet)),
    .init("GRE without data", greFrame(0, 0x0800)),
    .init("GRE in GRE", greFrame(0, 0x0800, "", Wire.ipv4(47, gre(0, 0x0800, [], packet)))),
    .init(
      "GRE over IPv6",
      Wire.ethernet(0x86dd, Wire.ipv6(47, gre(0, 0x0800, [], packet)))
    ),
    .init(
      "GRE with source routes",
      greFrame(
        0x4000,
        0x0800,
        "00000004 08000408 0a000001 0a000002 fffe0204 0001fffe 12340002 abcd 00000000",
        packet
      )
    ),
    .init("GRE with bad offset in a route!", greFrame(0x4000, 0x0800, "00000000 08000308")),
    .init(
      "GRE with bad lengths in routes!",
      greFrame(0x4000, 0x0800, "00000000 08000002 aaaa fffe0404 00010002 fffe0103 000102")
    ),
    .init(
      "enhanced GRE with an acknowledgment",
      greFrame(0x3081, 0x1234, "00050009 0000000700000006 0102030405")
    ),
    .init("enhanced GRE without data", greFrame(0x2081, 0x880b, "00000009 00000006")),
    .init("GRE of version 2!", greFrame(0x0002, 0x0800, "", packet)),
    .init(
      "cooked GRE of an unknown frame",
      .linuxSLL,
      Wire.hex("0000 0001 0006 020000000001 0000 0800")
        + Wire.ipv4(47, gre(0, 0x6558, [], unknown))
    ),
    .init(
      "cooked GRE of an XID frame",
      .linuxSLL,
      Wire.hex("0000 0001 0006 020000000001 0000 0800")
        + Wire.ipv4(47, gre(0, 0x6558, [], exchange))
    ),
    .init("raw GRE of a frame", .raw, Wire.ipv4(47, gre(0, 0x6558, [], frame))),
    .init("frame behind IPv6", Wire.ethernet(0x86dd, Wire.ipv6(143, frame))),
    .init("frame behind IPv4", Wire.ethernet(0x0800, Wire.ipv4(143, frame))),
    .init("IPv4 in IPv4", Wire.ethernet(0x0800, Wire.ipv4(4, packet))),
    .init(
      "IPv4 in a first fragment of IPv6",
      Wire.ethernet(0x86dd, Wire.ipv6(44, Wire.hex("0400000100000009") + packet))
    ),
  ]

  private static func segment(_ isReply: Bool, _ sequence: Int, _ flags: Int) -> [UInt8] {
    var fields = Wire.TCP()
    if isReply { fields.ports = (fields.ports.1, fields.ports.0) }
    fields.sequence = sequence
    fields.acknowledgment = 5_000_000
    fields.flags = flags
    let ends = isReply ? (Wire.there, Wire.here) : (Wire.here, Wire.there)
    let octets = Wire.tcp(fields, Wire.data(7), between: ends)
    return Wire.ethernet(
      0x0800,
      Wire.ipv4(6, octets, Wire.IPv4(isReply: isReply)),
      pad: false
    )
  }

  static let networkTunnels: [FixturePacket] = [
    .init("VXLAN", overIPv4(vxlan(frame))),
    .init("VXLAN of TCP", overIPv4(vxlan(segment(false, 7_000_000, 0x18)))),
    .init("VXLAN of more TCP", overIPv4(vxlan(segment(false, 7_000_007, 0x18)))),
    .init("VXLAN of a tagged frame", overIPv4(vxlan(tagged))),
    .init("VXLAN of an unknown frame", overIPv4(vxlan(unknown))),
    .init("VXLAN of a SNAP frame", overIPv4(vxlan(snap))),
    .init("VXLAN without valid identifier", overIPv4(vxlan(frame, flags: 0x84))),
    .init(
      "VXLAN in VXLAN",
      overIPv4(vxlan(Wire.ethernet(0x0800, Wire.ipv4(17, vxlan(frame)), pad: false)))
    ),
    .init(
      "VXLAN over IPv6",
      Wire.ethernet(0x86dd, Wire.ipv6(17, vxlan(frame)))
    ),
    .init("VXLAN header alone!", overIPv4(vxlan([]))),
    .init("VXLAN shorter than its header!", overIPv4(Wire.udp([8, 0, 0], ports: (4_789, 1)))),
    .init("VXLAN without octets!", overIPv4(Wire.udp([], ports: (4_789, 1)))),
    .init("raw VXLAN", .raw, Wire.ipv4(17, vxlan(frame))),
    .init("Geneve of a frame", overIPv4(geneve(0x6558, frame))),
    .init("Geneve of IPv4", overIPv4(geneve(0x0800, packet, flags: 0x80))),
    .init("Geneve of IPv6, all flags", overIPv4(geneve(0x86dd, packet6, flags: 0xff))),
    .init("Geneve of PPP", overIPv4(geneve(0x880b, [0x00, 0x21] + packet))),
    .init("Geneve of PPP without octets!", overIPv4(geneve(0x880b, []))),
    .init("Geneve of unknown protocol", overIPv4(geneve(0x1234, packet))),
    .init(
      "Geneve with options",
      overIPv4(
        geneve(
          0x6558,
          unknown,
          flags: 0x40,
          options: Wire.hex(
            """
            01008001 01020304 01010000 01020002 0a0b0c0d 00000001 01030000 01040000 00050000
            fff00701 ffffffff 20000000
            """
          ),
          reserved: 9
        )
      )
    ),
    .init(
      "Geneve with an option beyond the others!",
      overIPv4(geneve(0x0800, packet, options: Wire.hex("0100010f 00000000")))
    ),
    .init(
      "Geneve with options beyond the datagram!",
      overIPv4(Wire.udp(Wire.hex("3f00 0800 001389 00 01000100"), ports: (6_081, 6_081)))
    ),
    .init(
      "Geneve of version 1!",
      overIPv4(Wire.udp(Wire.hex("4000 0800 001389 00"), ports: (6_081, 6_081)))
    ),
    .init("Geneve shorter than its header!", overIPv4(Wire.udp([0, 0, 8], ports: (6_081, 1)))),
  ]
}
