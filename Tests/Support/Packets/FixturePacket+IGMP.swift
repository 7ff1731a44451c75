extension FixturePacket {
  private static func message(_ digits: String) -> [UInt8] {
    Wire.ethernet(0x0800, Wire.ipv4(2, Wire.summed(Wire.hex(digits), at: 2), Wire.IPv4(flags: 0)))
  }

  static let igmp: [FixturePacket] =
    [
      .init("IGMP 1 query", message("11 00 0000 00000000")),
      .init("IGMP 2 query", message("11 64 0000 00000000")),
      .init("IGMP 2 query of a group", message("11 0a 0000 ef010203")),
      .init("IGMP 2 query that is too long", message("11 64 0000 00000000 0000")),
      .init("IGMP 3 query", message("11 64 0000 00000000 027d0000")),
      .init("IGMP 3 query of a group", message("11 7f 0000 ef010203 0a9d0000")),
      .init("IGMP 3 query with sources", message("11 ff 0000 ef010203 0a7d0002 0a000001 0a000002")),
      .init("IGMP 3 query with missing sources!", message("11 8f 0000 ef010203 0a7d0009")),
      .init("IGMP 3 query of odd length!", message("11 64 0000 00000000 027d0000 00")),
      .init("IGMP 1 report", message("12 00 0000 ef010203")),
      .init("IGMP 1 report that is too long", message("12 00 0000 ef010203 00000000")),
      .init("IGMP 2 report", message("16 00 0000 ef010203")),
      .init("IGMP leave", message("17 00 0000 ef010203")),
      .init(
        "IGMP 3 report",
        message("22 00 0000 00000002 04000000 ef010203 06000002 ef010204 0a000001 0a000002")
      ),
      .init("IGMP 3 report of unknown record", message("22 00 0000 00000001 09000000 ef010203")),
      .init(
        "IGMP 3 report with missing records!",
        message("22 00 0000 00000003 04000000 ef010203")
      ),
      .init(
        "IGMP 3 report with missing sources!",
        message("22 00 0000 00000001 04000008 ef010203")
      ),
      .init("IGMP 3 report of odd length!", message("22 00 0000 00000001 04000000 ef010203 00")),
      .init(
        "multicast traceroute",
        message("1f 20 0000 e0000001 0a000001 0a000002 0a000009 40000007")
      ),
      .init(
        "multicast traceroute response",
        message("1e 01 0000 e0000001 0a000001 0a000002 e0000009 40000007")
      ),
      .init("multicast traceroute that is too short!", message("1f 20 0000 e0000001")),
      .init("IGMP of unknown type", message("30 00 0000 00000000")),
      .init(
        "IGMP with wrong checksum!",
        Wire.ethernet(0x0800, Wire.ipv4(2, Wire.hex("16 00 0001 ef010203")))
      ),
      .init("IGMP in IPv6", Wire.ethernet(0x86dd, Wire.ipv6(2, Wire.hex("16 00 0000 ef010203")))),
    ] + routing

  private static let join = "01 a0 0a000001"
  private static let prune = "00 60 0a000002"

  private static let routing: [FixturePacket] = [
    .init("DVMRP probe", message("13 01 0000 00000e03 00000007 0a000001 0a000002")),
    .init("DVMRP probe that is too short!", message("13 01 0000 00000e03 0000")),
    .init("DVMRP report", message("13 02 0000 00000e03 000000 0a01 0b82 ffff00 0a000003 0a000184")),
    .init("DVMRP report that is cut short!", message("13 02 0000 00000e03 ffff00 0a00")),
    .init("DVMRP ask neighbors", message("13 05 0000 00000e03")),
    .init("DVMRP neighbors", message("13 04 0000 00000e03 0a000001 010202 0a000002 0a000003")),
    .init(
      "DVMRP neighbors that are cut short!",
      message("13 04 0000 00000e03 0a000001 010203 0a000002")
    ),
    .init("DVMRP neighbors 2", message("13 06 0000 000aff03 0a000001 01027302 0a000002 0a000003")),
    .init(
      "DVMRP neighbors 2 with missing neighbors!",
      message("13 06 0000 000aff03 0a000001 01020004 0a000002")
    ),
    .init("DVMRP prune", message("13 07 0000 00000e03 0a000001 ef010203 00015182")),
    .init("DVMRP graft", message("13 08 0000 00000e03 0a000001 ef010203")),
    .init("DVMRP of unknown type", message("13 63 0000 00000e03")),
    .init("PIM 1 query", message("14 00 0000 10000000 20000069")),
    .init("PIM 1 register stop", message("14 02 0000 10000000 0a000001 ef010203")),
    .init("PIM 1 reachable", message("14 04 0000 10000000 ef010203 ffffff00 0a000001 0000005a")),
    .init(
      "PIM 1 assert",
      message("14 05 0000 20000000 ef010203 ffffffff 0a000001 80000007 00000009")
    ),
    .init(
      "PIM 1 join of one source",
      message(
        "14 03 0000 10000000 0a000009 000000d2 00000001 ef010203 ffffffff 0001 0000" + join
      )
    ),
    .init(
      "PIM 1 prune of one source",
      message(
        "14 03 0000 20000000 0a000009 000000b4 00000001 ef010203 ffffff00 0000 0001" + prune
      )
    ),
    .init(
      "PIM 1 join and prune of two groups",
      message(
        "14 03 0000 10000000 0a000009 000000d2 00000002 ef010203 ffffffff 0001 0001" + join + prune
          + "ef010204 ffffff00 0000 0001" + prune
      )
    ),
    .init(
      "PIM 1 graft",
      message(
        "14 06 0000 10000000 0a000009 00000000 00000001 ef010203 ffffffff 0001 0000" + join
      )
    ),
    .init(
      "PIM 1 graft acknowledgment that claims more groups!",
      message("14 07 0000 10000000 0a000009 000000d2 00000003 ef010203 ffffffff 0002 0001" + join)
    ),
    .init("PIM 1 join without groups", message("14 03 0000 10000000 0a000009 000000d2 00000000")),
    .init("PIM 1 join that is too short!", message("14 03 0000 10000000 0a000009 0000")),
    .init("PIM 1 of unknown type", message("14 63 0000 10000000")),
  ]
}
