internal import NetCore

extension HeaderDescription {
  static func igmp(_ octets: RawSpan) -> Self {
    let common = [
      HeaderField("Type", 0, 8, .hexadecimal, .named { $0.igmpTypeName }),
      HeaderField("Max Resp Code", 8, 8, .words("tenths of a second up to 127; 0 but in queries")),
      HeaderField("Checksum", 16, 16, .hexadecimal, .checksum),
    ]
    guard octets.octetOrZero(0) != 0x22 else {
      return Self(
        "IGMP message",
        "RFC 3376, Section 4.2",
        common + [
          HeaderField("Reserved", 32, 16),
          HeaderField("Number of Group Records", 48, 16, short: "Records"),
        ]
      )
    }
    return Self(
      "IGMP message",
      "RFC 2236, Section 2; RFC 3376, Section 4",
      common + [HeaderField("Group Address", 32, 32, .ipv4Address, .address)]
    )
  }
}

extension UInt64 {
  /// What an IGMP message of this type says.
  fileprivate var igmpTypeName: StaticString? {
    switch self {
    case 0x11: "membership query"
    case 0x12: "version 1 membership report"
    case 0x13: "DVMRP"
    case 0x14: "PIM version 1"
    case 0x16: "version 2 membership report"
    case 0x17: "leave group"
    case 0x22: "version 3 membership report"
    default: nil
    }
  }
}
