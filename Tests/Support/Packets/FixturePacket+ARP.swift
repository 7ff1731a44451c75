extension FixturePacket {
  private static func message(
    _ operation: Int,
    hardware: Int = 1,
    protocolType: Int = 0x0800,
    lengths: [UInt8] = [6, 4],
    target: [UInt8] = [0, 0, 0, 0, 0, 0]
  ) -> [UInt8] {
    Wire.word(hardware) + Wire.word(protocolType) + lengths + Wire.word(operation) + Wire.near
      + Wire.here + target + Wire.there
  }

  static let arp: [FixturePacket] = [
    .init("ARP request", Wire.ethernet(0x0806, message(1))),
    .init("ARP request with target", Wire.ethernet(0x0806, message(1, target: Wire.far))),
    .init("ARP reply", Wire.ethernet(0x0806, message(2, target: Wire.far))),
    .init("RARP request", Wire.ethernet(0x8035, message(3, target: Wire.near))),
    .init("RARP reply", Wire.ethernet(0x8035, message(4, target: Wire.near))),
    .init("InARP request", Wire.ethernet(0x0806, message(8, target: Wire.far))),
    .init("InARP reply", Wire.ethernet(0x0806, message(9, target: Wire.far))),
    .init("ARP of unknown operation", Wire.ethernet(0x0806, message(77))),
    .init("ARP of unknown hardware", Wire.ethernet(0x0806, message(1, hardware: 65_280))),
    .init("ARP of token ring", Wire.ethernet(0x0806, message(2, hardware: 6))),
    .init("ARP of trailers", Wire.ethernet(0x0806, message(1, protocolType: 0x1000))),
    .init("ARP of unknown protocol", Wire.ethernet(0x0806, message(1, protocolType: 0x8b01))),
    .init("ARP of short protocol addresses", Wire.ethernet(0x0806, message(1, lengths: [6, 3]))),
    .init("ARP without hardware addresses", Wire.ethernet(0x0806, message(2, lengths: [0, 4]))),
    .init("ARP of long hardware addresses", Wire.ethernet(0x0806, message(2, lengths: [8, 4]))),
    .init("ARP beyond its frame!", Wire.ethernet(0x0806, message(1, lengths: [255, 255]))),
  ]
}
