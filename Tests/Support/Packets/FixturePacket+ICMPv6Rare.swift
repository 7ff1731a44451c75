extension FixturePacket {
  private static func message(_ type: Int, _ code: Int, _ digits: String) -> [UInt8] {
    Wire.ethernet(0x86dd, Wire.ipv6(58, Wire.icmpv6(type, code, Wire.hex(digits))), pad: false)
  }

  private static let address = "20010db8000000000000000000000009"
  private static let nonce = "0102030405060708"
  private static let name = "04686f7374 076578616d706c65 00"

  /// ICMPv6 messages that are seldom seen.
  static let icmpv6Rare: [FixturePacket] = nodeInformation + renumbering + lowPowerRouting

  private static let nodeInformation: [FixturePacket] = [
    .init("node information: who are you", message(139, 0, "00000000 01020304")),
    .init("node information: nothing asked", message(139, 1, "0000 0000" + nonce)),
    .init(
      "node information: nothing asked at length!",
      message(139, 1, "0000 0000" + nonce + "0000")
    ),
    .init("node information: supported types", message(139, 1, "0001 0001" + nonce)),
    .init("node information: name of an address", message(139, 0, "0002 0000" + nonce + address)),
    .init(
      "node information: name of a bad address!",
      message(139, 0, "0002 0000" + nonce + address + "00")
    ),
    .init("node information: name of a name", message(139, 1, "0002 0000" + nonce + name)),
    .init(
      "node information: name of an old name",
      message(139, 1, "0002 0000" + nonce + "04686f7374")
    ),
    .init(
      "node information: name of a bad name!",
      message(139, 1, "0002 0000" + nonce + "0a686f7374")
    ),
    .init(
      "node information: name of two names!",
      message(139, 1, "0002 0000" + nonce + name + "0161")
    ),
    .init(
      "node information: addresses of an IPv4 address",
      message(139, 2, "0003 003e" + nonce + "0a000001")
    ),
    .init(
      "node information: addresses of a bad IPv4 address!",
      message(139, 2, "0003 007e" + nonce + "0a00000100")
    ),
    .init("node information: no subject", message(139, 0, "0003 0000" + nonce)),
    .init("node information: unknown subject", message(139, 9, "0004 0000" + nonce + "0a000001")),
    .init("node information reply: nothing", message(140, 0, "0000 0000" + nonce)),
    .init("node information reply: refused", message(140, 1, "0002 0000" + nonce)),
    .init(
      "node information reply: refused at length!",
      message(140, 1, "0002 0000" + nonce + "00")
    ),
    .init("node information reply: unknown", message(140, 2, "0009 0000" + nonce)),
    .init("node information reply: of unknown code", message(140, 7, "0009 0000" + nonce)),
    .init("node information reply: supported types", message(140, 0, "0001 0000" + nonce)),
    .init("node information reply: name", message(140, 0, "0002 0001" + nonce + "0000003c" + name)),
    .init(
      "node information reply: old name",
      message(140, 0, "0002 0000" + nonce + "00000000 04686f7374")
    ),
    .init(
      "node information reply: addresses",
      message(140, 0, "0003 006d" + nonce + "0000003c" + address + "00000001" + address)
    ),
    .init("node information reply: of unknown type", message(140, 0, "0063 0000" + nonce)),
  ]

  private static let match = "01 07 03 40 30 80 0000 20010db8000000000000000000000000"
  private static let use = "40 10 c0 80 ffffffff 00000e10 c0000000 20010db8000100000000000000000000"

  private static let renumbering: [FixturePacket] = [
    .init(
      "router renumbering command",
      message(138, 0, "00000007 01 f8 0064 00000000" + match + use)
    ),
    .init("router renumbering result", message(138, 1, "00000007 01 00 0064 00000005")),
    .init("router renumbering reset", message(138, 255, "00000007 01 00 0064 00000000")),
    .init("router renumbering of unknown code", message(138, 9, "00000007 01 00 0064 00000000")),
    .init(
      "router renumbering without prefix!",
      message(138, 0, "00000007 01 00 0064 00000000" + match)
    ),
  ]

  private static let lowPowerRouting: [FixturePacket] = [
    .init("RPL solicitation", message(155, 0, "0000")),
    .init(
      "RPL information",
      message(
        155,
        1,
        "1e f0 0100 88 f0 00 00" + address + "040e000803e80000000000000000000000 00 07020000"
      )
    ),
    .init("RPL information of unknown mode", message(155, 1, "1e f0 0100 3f f0 00 00" + address)),
    .init("RPL information that is too short!", message(155, 1, "1e f0 0100 88 f0 00 00")),
    .init(
      "RPL information with a cut option!",
      message(155, 1, "1e f0 0100 08 f0 00 00" + address + "0409")
    ),
    .init(
      "RPL advertisement",
      message(155, 2, "1e c0 00 07" + address + "0512000020010db8000000000000000000000001")
    ),
    .init(
      "RPL advertisement without identifier",
      message(155, 2, "1e 00 00 07 0103000000 0202 0000 0606 000000000000")
    ),
    .init("RPL acknowledgment", message(155, 3, "1e 80 07 00" + address)),
    .init("RPL acknowledgment without identifier", message(155, 3, "1e 00 07 01")),
    .init("RPL of unknown code", message(155, 9, "00000000")),
    .init("RPL with security", message(155, 129, "00000000")),
    .init("certification path solicitation", message(148, 0, "1234 ffff")),
    .init("certification path advertisement", message(149, 0, "1234 0002 0001 0000")),
    .init(
      "ICMPv6 extended echo request",
      message(160, 0, "1234 07 01 2000dfff 0008 03 02 00000007")
    ),
  ]
}
