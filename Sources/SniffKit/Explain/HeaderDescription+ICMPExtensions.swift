internal import NetCore

// The extension structure behind the packet that an ICMP error quotes, and the extended echo.
extension HeaderDescription {
  /// The table of an extension structure: its header, and the objects.
  static func icmpExtensions(_ octets: RawSpan) -> Self {
    var description = Self(
      "ICMP extension structure",
      "RFC 4884, Section 7",
      [
        HeaderField("Version", 0, 4, short: "Ver", .words("must be 2")),
        HeaderField("Reserved", 4, 12),
        HeaderField("Checksum", 16, 16, .hexadecimal, .checksum),
      ]
    )
    while description.fields.count < largestOptionCount {
      let start = description.byteCount
      let end = start + Int(octets.wordOrZero(start))
      guard end >= start + 4, end <= octets.byteCount else { break }
      description.fields += [
        HeaderField("Length", start * 8, 16, .words("octets of the object with this header")),
        HeaderField("Class-Num", start * 8 + 16, 8, .named { $0.extensionClassName }),
        HeaderField("C-Type", start * 8 + 24, 8),
      ]
      // RFC 4950 §3: a label stack as the router received it.
      if octets.octetOrZero(start + 2) == ICMPExtensionObject.labelStack {
        description.appendLabels(upTo: end)
      }
      description.fill("Object payload", upTo: end)
    }
    description.fill("Further octets", upTo: octets.byteCount)
    return description
  }

  private mutating func appendLabels(upTo end: Int) {
    while byteCount + 4 <= end, fields.count < Self.largestOptionCount {
      let start = byteCount
      fields += Self.mpls.fields.map { $0.shifted(byOctets: start) }
    }
  }

  /// The fields behind the checksum of an extended echo request or reply (RFC 8335, Sections 2
  /// and 3).
  static func extendedEchoFields(isRequest: Bool) -> [HeaderField] {
    let first = [
      HeaderField("Identifier", 32, 16, .words("tells the senders on one host apart")),
      HeaderField("Sequence Number", 48, 8, short: "Sequence"),
    ]
    return first
      + (isRequest
        ? [
          HeaderField("Reserved", 56, 7),
          HeaderField(
            "L",
            63,
            1,
            .flag(set: "an interface of the receiver is asked for", clear: "one of its neighbours")
          ),
        ]
        : [
          HeaderField("State", 56, 3, .words("of the neighbour cache entry")),
          HeaderField("Res", 59, 2),
          HeaderField("A", 61, 1, .flag(set: "the interface is active", clear: "not active")),
          HeaderField("4", 62, 1, .flag(set: "IPv4 runs on it", clear: "no IPv4 on it")),
          HeaderField("6", 63, 1, .flag(set: "IPv6 runs on it", clear: "no IPv6 on it")),
        ])
  }
}

extension UInt64 {
  /// What an object is (IANA "ICMP Extension Object Classes and Class Sub-types").
  fileprivate var extensionClassName: StaticString? {
    switch self {
    case 1: "MPLS label stack (RFC 4950)"
    case 2: "interface information (RFC 5837)"
    case 3: "interface identification (RFC 8335)"
    case 4: "extended information (RFC 9359)"
    case 5: "node identification"
    default: nil
    }
  }
}
