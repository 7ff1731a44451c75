extension FixturePacket {
  private static func segment(_ name: String, _ flags: Int, _ options: String) -> FixturePacket {
    var fields = Wire.TCP()
    fields.flags = flags
    let octets = Wire.tcp(fields, options: Wire.hex(options))
    return .init("multipath TCP " + name, Wire.ethernet(0x0800, Wire.ipv4(6, octets)))
  }

  private static let key = "0102030405060708"
  private static let other = "1112131415161718"

  /// The options of multipath TCP (RFC 8684).
  static let multipath: [FixturePacket] = [
    segment("capable", 0x02, "1e04 01 01"),
    segment("capable with a key", 0x02, "1e0c 00 81" + key),
    segment("capable with both keys", 0x10, "1e14 01 01" + key + other),
    segment("capable with keys and length", 0x18, "1e16 01 01" + key + other + "0010"),
    segment("capable of unknown version", 0x02, "1e04 02 01"),
    segment("capable without SYN!", 0x10, "1e04 01 01"),
    segment("capable of odd length!", 0x02, "1e05 01 01 00"),
    segment("join", 0x02, "1e0c 11 07 01020304 05060708"),
    segment("join of SYN and ACK", 0x12, "1e10 10 07" + key + "05060708"),
    segment("join of ACK", 0x10, "1e18 10 00" + key + other + "01020304"),
    segment("join without SYN!", 0x10, "1e0c 10 07 01020304 05060708"),
    segment("short acknowledgment", 0x10, "1e08 20 01 01020304"),
    segment("long acknowledgment", 0x10, "1e0c 20 03" + key),
    segment("sequence", 0x10, "1e12 20 04 01020304 00000005 0006 0000"),
    segment("long sequence with checksum", 0x10, "1e1c 20 1f" + key + other + "00000005 0006 abcd"),
    segment("sequence that is cut short!", 0x10, "1e0a 20 05 01020304 0506"),
    segment("sequence without acknowledgment!", 0x10, "1e06 20 01 0102"),
    segment("sequence of a SYN!", 0x02, "1e08 20 01 01020304"),
    segment("address", 0x10, "1e08 34 07 0a000001"),
    segment("address with port", 0x10, "1e0a 30 07 0a000001 1f90"),
    segment("address with code", 0x10, "1e10 31 07 0a000001" + key),
    segment("address with port and code", 0x10, "1e12 30 07 0a000001 1f90" + key),
    segment("IPv6 address", 0x10, "1e14 36 07 20010db8000000000000000000000001"),
    segment("IPv6 address with port", 0x10, "1e16 3f 07 20010db8000000000000000000000001 1f90"),
    segment("IPv6 address with code", 0x10, "1e1c 30 07 20010db8000000000000000000000001" + key),
    segment(
      "IPv6 address with port and code",
      0x10,
      "1e1e 30 07 20010db8000000000000000000000001 1f90" + key
    ),
    segment("address of odd length!", 0x10, "1e09 30 07 0a000001 1f"),
    segment("removal", 0x10, "1e05 40 07 08"),
    segment("removal of nothing!", 0x10, "1e03 40"),
    segment("priority", 0x10, "1e03 51"),
    segment("priority of an address", 0x10, "1e04 50 07"),
    segment("priority of odd length!", 0x10, "1e05 50 07 00"),
    segment("fail", 0x10, "1e0c 60 00" + key),
    segment("fail of odd length!", 0x10, "1e04 60 00"),
    segment("fast close", 0x10, "1e0c 70 00" + key),
    segment("fast close of odd length!", 0x10, "1e04 70 00"),
    segment("reset", 0x14, "1e04 81 03"),
    segment("unknown", 0x10, "1e04 f0 00"),
    segment("too short!", 0x10, "1e02"),
  ]
}
