import NetCore

extension FixturePacket {
  /// An SCTP packet whose checksum is given, not computed.
  static func sctpPacket(_ chunks: String, checksum: String = "0badcafe") -> [UInt8] {
    Wire.word(40_000) + Wire.word(38_412) + Wire.hex("01020304 \(checksum) \(chunks)")
  }

  private static func sctpFrame(_ chunks: String) -> [UInt8] {
    Wire.ethernet(0x0800, Wire.ipv4(132, sctpPacket(chunks)))
  }

  private static let initiation = "01 00 0014 11223344 0000fa00 000a ffff 00000064"
  private static let sack = "03 00 0010 00000064 0000fa00 0000 0000"

  static let sctp: [FixturePacket] = [
    .init("SCTP INIT", sctpFrame(initiation)),
    .init("SCTP INIT over IPv6", Wire.ethernet(0x86dd, Wire.ipv6(132, sctpPacket(initiation)))),
    .init(
      "SCTP INIT ACK with parameters",
      sctpFrame(
        "02 00 0024 55667788 0000fa00 000a 000a 000000c8 0007000c 0102030405060708 80000004"
      )
    ),
    .init(
      "SCTP COOKIE ECHO and DATA",
      sctpFrame("0a000006 abcd0000 00030013 00000064 0001 0002 00000012 aabbcc00")
    ),
    .init("SCTP DATA unordered", sctpFrame("00070014 00000065 0001 0002 00000099 01020304")),
    .init("SCTP DATA in the middle", sctpFrame("00000014 00000066 0001 0002 0000002e 01020304")),
    .init("SCTP DATA without data!", sctpFrame("00030010 00000065 0001 0002 00000000")),
    .init("SCTP DATA without fields!", sctpFrame("0003000c 00000065 00010002")),
    .init("SCTP SACK", sctpFrame(sack)),
    .init(
      "SCTP SACK with gaps and duplicates",
      sctpFrame("03000020 00000064 0000fa00 0002 0002 00020003 00050009 00000060 00000061")
    ),
    .init("SCTP SACK of fewer gaps!", sctpFrame("03000014 00000064 0000fa00 0009 0001 00020003")),
    .init(
      "SCTP SACK of odd gaps!",
      sctpFrame("03000016 00000064 0000fa00 0009 0001 00020003 0001 0000")
    ),
    .init(
      "SCTP SACK of odd duplicates!",
      sctpFrame("03000016 00000064 0000fa00 0000 0009 00020003 0001 0000")
    ),
    .init("SCTP SACK without fields!", sctpFrame("03000008 00000064")),
    .init(
      "SCTP of many chunks",
      sctpFrame(
        """
        0400000c 00010008 01020304 0500000c 00010008 01020304 06000004 07000008 00000064 08000004
        09000004 0b000004 0c000008 00000064 0d000008 00000064 0e000004 c0000008 00000064 c1000004
        c2000004 82000004 40000004
        """
      )
    ),
    .init(
      "SCTP of SACK and DATA",
      sctpFrame("\(sack) 00030011 00000064 0001 0002 00000004 01000000")
    ),
    .init("SCTP without chunks", sctpFrame("")),
    .init("SCTP with a short chunk!", sctpFrame("0b000003 00000000")),
    .init("SCTP with a chunk beyond the packet!", sctpFrame("0b000008")),
    .init("SCTP without the padding of a chunk!", sctpFrame("0b000005 01")),
    .init("SCTP with half a chunk header!", sctpFrame("0b000004 0b00")),
    .init("SCTP shorter than its header!", Wire.ethernet(0x0800, Wire.ipv4(132, Wire.data(8)))),
    .init(
      "SCTP of ForCES",
      Wire.ethernet(0x0800, Wire.ipv4(132, Wire.hex("1a30 1a32 00000000 00000000 0b000004")))
    ),
  ]
}
