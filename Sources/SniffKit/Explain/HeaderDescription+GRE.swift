internal import NetCore

extension HeaderDescription {
  static func gre(_ octets: RawSpan, byteCount: Int) -> Self {
    let flags = octets.wordOrZero(0)
    return switch flags & 7 {
    case 0: generic(flags, byteCount: byteCount)
    case 1: enhanced(flags)
    default: Self("GRE header", "RFC 2784, Section 2", genericFields)
    }
  }

  private static func generic(_ flags: UInt16, byteCount: Int) -> Self {
    var description = Self(
      "GRE header",
      "RFC 2784, Section 2; RFC 2890",
      genericFields
    )
    if flags & 0xc000 != 0 {
      description.fields += [
        HeaderField("Checksum", 32, 16, .hexadecimal, .checksum),
        // RFC 1701: the offset of the active route, where there is one.
        HeaderField("Reserved1", 48, 16),
      ]
    }
    for (bit, name) in [(0x2000, "Key"), (0x1000, "Sequence Number")] as [(UInt16, StaticString)]
    where flags & bit != 0 {
      description.fields.append(
        HeaderField(name, description.byteCount * 8, 32, bit == 0x2000 ? .hexadecimal : .decimal)
      )
    }
    description.fill("Routing", upTo: byteCount)
    return description
  }

  /// The header of PPTP, whose key is two numbers.
  private static func enhanced(_ flags: UInt16) -> Self {
    var description = Self("Enhanced GRE header", "RFC 2637, Section 4.1", enhancedFields)
    for (bit, name) in [(0x1000, "Sequence Number"), (0x80, "Acknowledgment Number")]
      as [(UInt16, StaticString)]
    where flags & bit != 0 {
      description.fields.append(HeaderField(name, description.byteCount * 8, 32))
    }
    return description
  }

  private static let firstFields = [
    flag("Checksum Present", 0),
    flag("Routing Present", 1),
    flag("Key Present", 2),
    flag("Sequence Number Present", 3),
  ]

  private static let enhancedFields =
    firstFields + [
      HeaderField("Strict Source Route Present", 4, 1, .flag(set: "set", clear: "not set")),
      HeaderField("Recursion Control", 5, 3, short: "Recur", .words("must be zero")),
      flag("Acknowledgment Sequence Number Present", 8),
      HeaderField("Flags", 9, 4, .words("must be zero")),
      HeaderField("Version", 13, 3, short: "Ver", .words("1: PPTP")),
      protocolType,
      HeaderField("Payload Length", 32, 16, .words("octets behind this header")),
      HeaderField("Call ID", 48, 16, .words("the session of the receiver")),
    ]

  private static let genericFields =
    firstFields + [
      HeaderField("Reserved0", 4, 9), HeaderField("Version", 13, 3, short: "Ver"), protocolType,
    ]

  private static let protocolType = HeaderField(
    "Protocol Type",
    16,
    16,
    .hexadecimal,
    .named { $0.etherTypeName }
  )
  private static func flag(_ name: StaticString, _ bit: Int) -> HeaderField {
    HeaderField(name, bit, 1, .flag(set: "there is one", clear: "there is none"))
  }
}
