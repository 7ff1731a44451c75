import NetCore

extension FixturePacket {
  /// An authentication header with an integrity check value of twelve octets.
  private static func authentication(
    _ next: UInt8,
    _ payload: [UInt8],
    length: UInt8 = 4,
    reserved: Int = 0
  ) -> [UInt8] {
    [next, length] + Wire.word(reserved) + Wire.hex("00000100 00000013") + Wire.data(12) + payload
  }

  private static let protected = Wire.hex("12345678 00000001") + Wire.data(40)

  static let security: [FixturePacket] = [
    .init(
      "AH of UDP",
      Wire.ethernet(0x0800, Wire.ipv4(51, authentication(17, Wire.udp(Wire.data(9)))))
    ),
    .init(
      "AH of ICMPv6",
      Wire.ethernet(
        0x86dd,
        Wire.ipv6(51, authentication(58, Wire.icmpv6(128, 0, Wire.long(7))))
      )
    ),
    .init(
      "AH of TCP over IPv6",
      Wire.ethernet(
        0x86dd,
        Wire.ipv6(51, authentication(6, Wire.tcp(between: (Wire.here6, Wire.there6))))
      )
    ),
    .init(
      "AH of a packet",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(51, authentication(4, Wire.ipv4(17, Wire.udp(Wire.data(3)))))
      )
    ),
    .init(
      "AH of AH with reserved bits",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(51, authentication(51, authentication(17, Wire.udp([])), reserved: 0x1f))
      )
    ),
    .init(
      "AH of ESP behind hop-by-hop options",
      Wire.ethernet(
        0x86dd,
        Wire.ipv6(0, Wire.hex("3300 0502 0000 0100") + authentication(50, protected))
      )
    ),
    .init(
      "AH of an unknown protocol",
      Wire.ethernet(0x0800, Wire.ipv4(51, authentication(253, Wire.data(4))))
    ),
    .init(
      "AH without integrity check value",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(51, Wire.hex("1101 0000 00000100 00000013") + Wire.udp(Wire.data(4)))
      )
    ),
    .init(
      "AH beyond the packet!",
      Wire.ethernet(0x0800, Wire.ipv4(51, authentication(17, Wire.udp([]), length: 40)))
    ),
    .init("AH of nothing!", Wire.ethernet(0x0800, Wire.ipv4(51, []))),
    .init("ESP", Wire.ethernet(0x0800, Wire.ipv4(50, protected))),
    .init("ESP over IPv6", Wire.ethernet(0x86dd, Wire.ipv6(50, protected))),
    .init("ESP without data", Wire.ethernet(0x0800, Wire.ipv4(50, Array(protected.prefix(8))))),
  ]
}
