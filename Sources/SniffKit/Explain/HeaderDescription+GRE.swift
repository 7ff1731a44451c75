internal import NetCore

extension HeaderDescription {
  static func gre(_ octets: RawSpan, byteCount: Int) -> Self {
    let flags = octets.wordOrZero(0)
    var description = Self(
      "GRE header",
      "RFC 2784, Section 2; RFC 2890",
      [
        flag("Checksum Present", 0),
        flag("Routing Present", 1),
        flag("Key Present", 2),
        flag("Sequence Number Present", 3),
        HeaderField("Reserved", 4, 9),
        HeaderField("Version", 13, 3, short: "Ver", .words("1 is PPTP's (RFC 2637)")),
        HeaderField("Protocol Type", 16, 16, .hexadecimal, .named { $0.etherTypeName }),
      ]
    )
    guard flags & 7 == 0 else {
      description.fill("Key, Numbers", upTo: byteCount)
      return description
    }
    if flags & 0xc000 != 0 {
      description.fields += [
        HeaderField("Checksum", 32, 16, .hexadecimal),
        HeaderField("Reserved1 or Offset", 48, 16),
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

  private static func flag(_ name: StaticString, _ bit: Int) -> HeaderField {
    HeaderField(name, bit, 1, .flag(set: "there is one", clear: "there is none"))
  }
}
