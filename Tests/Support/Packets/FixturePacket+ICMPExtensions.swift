extension FixturePacket {
  /// The packet that the messages quote, padded to the 128 octets that extensions ask for.
  private static let quoted: [UInt8] = {
    let packet = Wire.ipv4(17, Wire.udp(Wire.data(24)), Wire.IPv4(totalLength: 52))
    return packet + [UInt8](repeating: 0, count: 128 - packet.count)
  }()

  private static func structure(_ objects: String, version: UInt8 = 0x20) -> [UInt8] {
    Wire.summed([version, 0, 0, 0] + Wire.hex(objects), at: 2)
  }

  private static func message(_ type: Int, length: UInt8, _ extensions: [UInt8]) -> [UInt8] {
    let rest = [0, length, 0, 0] + quoted + extensions
    return Wire.ethernet(0x0800, Wire.ipv4(1, Wire.icmpv4(type, 0, rest)))
  }

  /// An MPLS label stack of two entries (RFC 4950).
  private static let labels = "000c 01 01 000640fd 00064101"
  /// The interface a packet arrived at: index, address, name and MTU (RFC 5837).
  private static let interface = "001c 02 0f 00000007 00010000 0a000009 08 65746830000000 000005dc"

  /// ICMP messages with extensions (RFC 4884).
  public static let icmpExtensions: [FixturePacket] = [
    .init("ICMP with a label stack", message(11, length: 32, structure(labels))),
    .init("ICMP with a label stack and no length", message(11, length: 0, structure(labels))),
    .init("ICMP with interface information", message(3, length: 32, structure(interface))),
    .init("ICMP with two objects", message(12, length: 32, structure(labels + interface))),
    .init("ICMP with an unknown object", message(11, length: 32, structure("0008 07 01 01020304"))),
    .init(
      "ICMP with a label stack of unknown type",
      message(11, length: 32, structure("0008 01 02 01020304"))
    ),
    .init(
      "ICMP with an object of class 0!",
      message(11, length: 32, structure("0008 00 01 01020304"))
    ),
    .init(
      "ICMP with an object that is too short!",
      message(11, length: 32, structure("0003 01 01 01020304"))
    ),
    .init(
      "ICMP with an object that is too long!",
      message(11, length: 32, structure("0030 02 01 01020304"))
    ),
    .init(
      "ICMP with extensions of version 1!",
      message(11, length: 32, structure(labels, version: 0x10))
    ),
    .init(
      "ICMP with extensions and wrong checksum!",
      message(11, length: 32, Wire.hex("20001234" + labels))
    ),
    .init("ICMP with octets that are no extensions", message(11, length: 0, Wire.data(12))),
    .init(
      "ICMP with extensions around ICMP with extensions",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(
          1,
          Wire.icmpv4(
            11,
            0,
            Wire.long(0)
              + Wire.ipv4(1, Wire.icmpv4(11, 0, [0, 32, 0, 0] + quoted + structure(labels)))
              + structure(labels)
          )
        )
      )
    ),
    .init(
      "ICMP extended echo request",
      Wire.ethernet(
        0x0800,
        Wire.ipv4(1, Wire.icmpv4(42, 0, Wire.hex("1234 07 01") + structure("0008 03 02 00000007")))
      )
    ),
    .init(
      "ICMP extended echo reply",
      Wire.ethernet(0x0800, Wire.ipv4(1, Wire.icmpv4(43, 0, Wire.hex("1234 07 47"))))
    ),
  ]
}
