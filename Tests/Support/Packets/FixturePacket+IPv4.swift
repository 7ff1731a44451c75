import NetCore

extension FixturePacket {
  private static func packet(_ change: (inout Wire.IPv4) -> Void) -> [UInt8] {
    var fields = Wire.IPv4()
    change(&fields)
    return Wire.ethernet(0x0800, Wire.ipv4(17, Wire.udp(Wire.data(24)), fields))
  }

  private static func withOptions(_ digits: String) -> [UInt8] {
    packet {
      $0.options = Wire.hex(digits)
      while $0.options.count % 4 != 0 { $0.options.append(0) }
    }
  }

  private static var badChecksum: [UInt8] {
    var frame = packet { _ in }
    frame[24] ^= 0x55
    return frame
  }

  static let ipv4: [FixturePacket] = [
    .init("IPv4 with wrong checksum!", badChecksum),
    .init("IPv4 with ECT(1)", packet { $0.trafficClass = 0x01 }),
    .init("IPv4 with ECT(0)", packet { $0.trafficClass = 0xba }),
    .init("IPv4 with CE", packet { $0.trafficClass = 0x03 }),
    .init("IPv4 at its last hop", packet { $0.timeToLive = 0 }),
    .init("IPv4 with all flags", packet { $0.flags = 0xe000 }),
    .init("IPv4 with reserved flag", packet { $0.flags = 0x8000 }),
    .init("IPv4 first fragment", packet { $0.flags = 0x2000 }),
    .init("IPv4 middle fragment", packet { $0.flags = 0x2000 | 185 }),
    .init("IPv4 last fragment", packet { $0.flags = 185 }),
    .init("IPv4 of version 6!", Wire.ethernet(0x0800, [0x65] + Wire.data(45))),
    .init("IPv4 of version 3!", Wire.ethernet(0x0800, [0x35] + Wire.data(45))),
    .init("IPv4 with short header!", packet { $0.headerWords = 4 }),
    .init("IPv4 with header beyond the packet!", packet { $0.headerWords = 15 }),
    .init("IPv4 with total length below header!", packet { $0.totalLength = 19 }),
    .init("IPv4 with total length beyond frame!", packet { $0.totalLength = 400 }),
    .init("IPv4 of unknown protocol", Wire.ethernet(0x0800, Wire.ipv4(63, Wire.data(40)))),
    .init("IPv4 without next header", Wire.ethernet(0x0800, Wire.ipv4(59, Wire.data(40)))),
    .init("IPv4 of ICMPv6", Wire.ethernet(0x0800, Wire.ipv4(58, Wire.data(40)))),
    .init(
      "IPv4 of unknown protocol, later fragment",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(63, Wire.data(40), Wire.IPv4(flags: 3))
      )
    ),
    .init(
      "IPv4 in IPv4",
      Wire.ethernet(0x0800, Wire.ipv4(4, Wire.ipv4(17, Wire.udp(Wire.data(4)))))
    ),
    .init(
      "IPv6 in IPv4",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(
          41,
          Wire.ipv6(17, Wire.udp(Wire.data(4), between: (Wire.here6, Wire.there6)))
        )
      )
    ),
    .init("IPv4 without payload", Wire.ethernet(0x0800, Wire.ipv4(17, []))),
    .init(
      "three levels of IPv4!",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(4, Wire.ipv4(4, Wire.ipv4(6, Wire.tcp(), Wire.IPv4(totalLength: 999))))
      )
    ),
  ]

  static let ipv4Options: [FixturePacket] = [
    .init("option RR", withOptions("07 0b 04 00000000 00000000 00")),
    .init("option RR, half full", withOptions("07 0b 08 0a000009 00000000 00")),
    .init("option LSRR", withOptions("83 0b 04 0a000005 0a000006")),
    .init("option SSRR, done", withOptions("89 0b 0c 0a000005 0a000006")),
    .init("option RR of odd length!", withOptions("07 0a 04 0a000005 0a0000")),
    .init("option RR with bad pointer!", withOptions("07 0b 02 0a000005 0a000006")),
    .init("option RR with zero pointer!", withOptions("07 0b 00 0a000005 0a000006")),
    .init("option RR too short!", withOptions("07 02 01 01")),
    .init("option timestamps", withOptions("44 0c 05 00 00000001 00000002")),
    .init("option timestamps, one set", withOptions("44 0c 09 30 00000001 00000002")),
    .init("option timestamps, full", withOptions("44 0c 0d 00 00000001 00000002")),
    .init(
      "option timestamps with addresses",
      withOptions("44 14 0d 01 0a000005 00000001 0a000006 00000002")
    ),
    .init("option timestamps prespecified", withOptions("44 0c 05 03 0a000005 00000001")),
    .init("option timestamps of unknown type!", withOptions("44 0c 05 02 0a000005 00000001")),
    .init("option timestamps of odd length!", withOptions("44 0b 05 00 00000001 000000 01")),
    .init("option timestamps with bad pointer!", withOptions("44 0c 07 00 00000001 00000002")),
    .init("option timestamps too short!", withOptions("44 03 05 01")),
    .init("option router alert", withOptions("94 04 00 00")),
    .init("option router alert of value 5", withOptions("94 04 00 05")),
    .init("option router alert too short!", withOptions("94 03 00 01")),
    .init("option security", withOptions("82 0b 00 00 00 00 00 00 00 00 00 00")),
    .init("option traceroute", withOptions("52 0c 1234 0001 0002 0a000009")),
    .init("options NOP and EOL", withOptions("01 01 01 00")),
    .init("option unknown", withOptions("5e 04 aa bb")),
    .init("option of length 0!", withOptions("5e 00 aa bb")),
    .init("option of length 1!", withOptions("5e 01 aa bb")),
    .init("option beyond the header!", withOptions("5e 09 aa bb")),
    .init("option without length!", withOptions("01 01 01 07")),
    .init("all forty octets of options", withOptions(String(repeating: "01", count: 40))),
    .init(
      "LSRR over a TCP checksum",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(
          6,
          Wire.tcp(between: (Wire.here, [10, 0, 0, 6])),
          Wire.IPv4(options: Wire.hex("83 0b 04 0a000005 0a000006 00"))
        )
      )
    ),
  ]
}
