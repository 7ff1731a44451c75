import NetCore

extension FixturePacket {
  private static let datagram = Wire.udp(Wire.data(24), between: (Wire.here6, Wire.there6))
  private static let hop1 = Wire.hex("20010db8000000000000000000000011")
  private static let hop2 = Wire.hex("20010db8000000000000000000000012")

  private static func frame(_ next: Int, _ payload: [UInt8]) -> [UInt8] {
    Wire.ethernet(0x86dd, Wire.ipv6(next, payload))
  }

  /// A hop-by-hop or destination options header in front of a datagram.
  private static func options(_ next: Int, _ digits: String) -> [UInt8] {
    let options = Wire.hex(digits)
    let header = [17, UInt8((options.count + 2) / 8 - 1)] + options
    return frame(next, header + datagram)
  }

  private static func routing(_ type: UInt8, _ specific: String, _ segments: [[UInt8]]) -> [UInt8] {
    let header = [17, UInt8(segments.count * 2), type, 1] + Wire.hex(specific)
    let last = type == 4 ? segments.first : segments.last
    let datagram = Wire.udp(Wire.data(24), between: (Wire.here6, last ?? Wire.there6))
    return frame(43, header + segments.flatMap(\.self) + datagram)
  }

  static let ipv6: [FixturePacket] = [
    .init("IPv6", frame(17, datagram)),
    .init(
      "IPv6 with class and flow label",
      Wire.ethernet(0x86dd, Wire.ipv6(17, datagram, classAndFlow: 0x0b81_2345))
    ),
    .init("IPv6 of version 4!", Wire.ethernet(0x86dd, [0x45] + Wire.data(60))),
    .init("IPv6 without payload", frame(17, [])),
    .init("IPv6 without next header", frame(59, Wire.data(8))),
    .init("IPv6 of unknown protocol", frame(63, Wire.data(30))),
    .init("IPv6 of ICMP for IPv4", frame(1, Wire.data(30))),
    .init(
      "IPv6 with length beyond frame!",
      Wire.ethernet(0x86dd, Wire.ipv6(17, datagram, length: 400))
    ),
    .init("IPv6 in IPv6", frame(41, Wire.ipv6(17, datagram))),
    .init("IPv4 in IPv6", frame(4, Wire.ipv4(17, Wire.udp(Wire.data(4))))),
    .init("hop-by-hop router alert", options(0, "0502 0000 0100")),
    .init("hop-by-hop Pad1", options(0, "00 00 00 00 00 00")),
    .init("hop-by-hop unknown option", options(0, "1e 02 aa bb 01 00")),
    .init("hop-by-hop router alert too long!", options(0, "05 03 00 00 00 00")),
    .init("hop-by-hop option beyond header!", options(0, "1e 20 00 00 00 00")),
    .init("hop-by-hop jumbo option in a short packet!", options(0, "c2 04 00 01 00 00")),
    .init(
      "hop-by-hop without jumbo option!",
      Wire.ethernet(0x86dd, Wire.ipv6(0, Wire.hex("11 00 0502 0000 0100") + datagram, length: 0))
    ),
    .init(
      "jumbogram!",
      Wire.ethernet(
        0x86dd,
        Wire.ipv6(0, Wire.hex("11 00 c204 00011170") + datagram, length: 0)
      )
    ),
    .init(
      "two hop-by-hop headers!",
      frame(0, Wire.hex("00 00 0104 00000000 11 00 0104 00000000") + datagram)
    ),
    .init(
      "hop-by-hop behind destination options!",
      frame(60, Wire.hex("00 00 0104 00000000 11 00 0104 00000000") + datagram)
    ),
    .init("hop-by-hop beyond the packet!", frame(0, Wire.hex("11 40 0104 00000000") + datagram)),
    .init("destination options", options(60, "0104 00000000")),
    .init(
      "destination options home address",
      options(60, "c910 20010db8000000000000000000000077 0102 0000")
    ),
    .init("destination options jumbo", options(60, "c2 04 00 01 00 00")),
    .init("destination options home address too short!", options(60, "c904 00000000")),
    .init("routing header of type 0", routing(0, "00000000", [hop1, hop2])),
    .init("routing header of type 0 with reserved bits", routing(0, "00000007", [hop1])),
    .init("routing header of type 2", routing(2, "00000000", [hop1])),
    .init("segment routing header", routing(4, "01 00 0042", [hop1, hop2])),
    .init("segment routing header with flags", routing(4, "00 08 0000", [hop1])),
    .init("routing header of unknown type", routing(9, "00000000", [])),
    .init(
      "routing header of odd length!",
      frame(43, Wire.hex("11 01 00 00 00000000") + Wire.data(8) + datagram)
    ),
    .init(
      "routing header beyond the packet!",
      frame(43, Wire.hex("11 20 00 00 00000000") + datagram)
    ),
    .init("IPv6 first fragment", frame(44, Wire.hex("11 00 0001 00001234") + datagram)),
    .init("IPv6 later fragment", frame(44, Wire.hex("11 00 0011 00001234") + Wire.data(24))),
    .init("IPv6 last fragment", frame(44, Wire.hex("11 00 0010 00001234") + Wire.data(24))),
    .init("IPv6 atomic fragment", frame(44, Wire.hex("11 00 0000 00001234") + datagram)),
    .init(
      "all extension headers",
      frame(
        0,
        Wire.hex("3c 00 0502 0000 0100") + Wire.hex("2b 00 0104 00000000")
          + Wire.hex("2c 02 00 00 00000000") + hop1
          + Wire.hex("06 00 0000 00000009") + Wire.tcp(between: (Wire.here6, hop1))
      )
    ),
  ]
}
