import NetCore

// ARP whose hardware addresses are not those of a LAN.
extension FixturePacket {
  private static let number = Wire.hex("47000580ffe1000000f21a2e2f0020480a2e2f00")

  /// A message of ATM from the near to the far IPv4 address.
  private static func atm(_ operation: Int) -> [UInt8] {
    Wire.hex("0013 0800 14 00") + Wire.word(operation) + Wire.hex("04 14 00 04") + number
      + Wire.here + number.reversed() + Wire.there
  }

  static let wideAreaARP: [FixturePacket] = [
    .init(
      "InARP of frame relay",
      Wire.ethernet(
        0x0806,
        Wire.hex("000f 0800 02 04 0009 1841") + Wire.here + Wire.hex("1841") + Wire.there
      )
    ),
    .init(
      "InARP of frame relay without a target!",
      Wire.ethernet(
        0x0806,
        Wire.hex("000f 0800 02 04 0008 1841") + Wire.here + Wire.hex("0000") + Wire.there
      )
    ),
    .init(
      "InARP of long frame relay addresses",
      Wire.ethernet(
        0x0806,
        Wire.hex("000f 0800 04 04 0008 18400001") + Wire.here + Wire.hex("18400003") + Wire.there
      )
    ),
    .init("ATMARP request", Wire.ethernet(0x0806, atm(1))),
    .init("ATMARP reply", Wire.ethernet(0x0806, atm(2))),
    .init("ATMARP inverse request", Wire.ethernet(0x0806, atm(8))),
    .init("ATMARP negative reply", Wire.ethernet(0x0806, atm(10))),
    .init("ATMARP of an unknown operation", Wire.ethernet(0x0806, atm(3))),
    .init(
      "ATMARP of subaddresses",
      Wire.ethernet(
        0x0806,
        Wire.hex("0013 0800 14 02 0002 04 00 00 04") + number + [1, 2] + Wire.here + Wire.there
      )
    ),
    .init(
      "ATMARP without addresses",
      Wire.ethernet(0x0806, Wire.hex("0013 0800 0000 0002 04 0000 04") + Wire.here + Wire.there)
    ),
    .init(
      "ATMARP of another protocol",
      Wire.ethernet(0x0806, Wire.hex("0013 1234 0000 0001 04 0000 04") + Wire.here + Wire.there)
    ),
    .init(
      "ATMARP of wrong lengths!",
      Wire.ethernet(0x0806, Wire.hex("0013 0800 0000 0001 03 0000 02") + Wire.here + Wire.there)
    ),
  ]
}
