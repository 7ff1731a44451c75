internal import NetCore

extension HeaderDescription {
  /// The table of an IGMP message; a query of version 3 is one by its length (RFC 3376 §7.1).
  static func igmp(_ octets: RawSpan) -> Self {
    let type = IGMPType(rawValue: octets.octetOrZero(0))
    if type == .membershipReportV3 {
      var description = Self(
        "IGMP message",
        "RFC 3376, Section 4.2",
        common(HeaderField("Reserved", 8, 8)) + [
          HeaderField("Reserved", 32, 16),
          HeaderField("Number of Group Records", 48, 16, short: "Group Records"),
        ]
      )
      description.appendGroupRecords(Int(octets.wordOrZero(6)), of: octets, .ipv4)
      return description
    }
    let group = HeaderField("Group Address", 32, 32, .ipv4Address, .address)
    guard type == .membershipQuery, octets.byteCount >= IGMPMessage.queryV3ByteCount else {
      return Self(
        "IGMP message",
        "RFC 2236, Section 2",
        common(HeaderField("Max Resp Time", 8, 8, .words("tenths of a second; 0 but in queries")))
          + [group]
      )
    }
    var description = Self(
      "IGMP message",
      "RFC 3376, Section 4.1",
      common(HeaderField("Max Resp Code", 8, 8, responseTime)) + [group]
    )
    description.appendQueryFields(of: octets, .ipv4)
    return description
  }

  /// The fields that all messages begin with, around `second`.
  private static func common(_ second: HeaderField) -> [HeaderField] {
    [
      HeaderField("Type", 0, 8, .hexadecimal, .named { $0.igmpTypeName }), second,
      HeaderField("Checksum", 16, 16, .hexadecimal, .checksum),
    ]
  }

  private static let responseTime = FieldMeaning.told { reading, out in
    let tenths = IGMPMessage.time(ofCode: UInt8(truncatingIfNeeded: reading.value))
    out.append("answer within ")
    out.append(decimal: tenths / 10)
    out.append(".")
    out.append(decimal: tenths % 10)
    out.append(" s")
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
