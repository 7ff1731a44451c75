internal import NetCore

extension HeaderDescription {
  static func icmpv4(_ octets: RawSpan) -> Self {
    let type = ICMPv4Type(rawValue: octets.octetOrZero(0))
    let common = controlMessageFields {
      $0.icmpv4TypeName
    } codeName: {
      $0.icmpv4CodeName(of: type)
    }
    switch type {
    case .destinationUnreachable where octets.octetOrZero(1) == 4:
      return Self(
        "ICMP message",
        "RFC 1191, Section 4",
        common + [
          unused(32, 8),
          quotedLength,
          HeaderField("Next-Hop MTU", 48, 16, .words("the longest packet that fits, in octets")),
        ]
      )
    case .redirect:
      return message(common, [HeaderField("Gateway Address", 32, 32, .ipv4Address, .address)])
    case .parameterProblem:
      return message(
        common,
        [
          HeaderField("Pointer", 32, 8, .words("the octet of the quoted packet that is wrong")),
          quotedLength,
          unused(48, 16),
        ]
      )
    case .echoRequest, .echoReply, .informationRequest, .informationReply:
      return message(common, identifierAndSequence)
    case .timestampRequest, .timestampReply:
      return message(
        common,
        identifierAndSequence + [
          HeaderField("Originate Timestamp", 64, 32, milliseconds),
          HeaderField("Receive Timestamp", 96, 32, milliseconds),
          HeaderField("Transmit Timestamp", 128, 32, milliseconds),
        ]
      )
    case .addressMaskRequest, .addressMaskReply:
      return Self(
        "ICMP message",
        "RFC 950, Appendix I",
        common + identifierAndSequence + [HeaderField("Address Mask", 64, 32, .ipv4Address)]
      )
    case .routerAdvertisement: return advertisement(octets, common)
    case .extendedEchoRequest, .extendedEchoReply:
      return Self(
        "ICMP message",
        "RFC 8335",
        common + extendedEchoFields(isRequest: type == .extendedEchoRequest)
      )
    case .timeExceeded, .destinationUnreachable: return message(common, unusedWithLength)
    default:
      return message(common, [HeaderField(type.isError ? "unused" : "Rest of Header", 32, 32)])
    }
  }

  /// The fields that every message of ICMP begins with.
  static func controlMessageFields(
    typeName: @escaping @Sendable (UInt64) -> StaticString?,
    codeName: @escaping @Sendable (UInt64) -> StaticString?
  ) -> [HeaderField] {
    [
      HeaderField("Type", 0, 8, .named(typeName)),
      HeaderField(
        "Code",
        8,
        8,
        .told { reading, out in
          if let name = codeName(reading.value) { out.append(name) }
        }
      ),
      HeaderField("Checksum", 16, 16, .hexadecimal, .checksum),
    ]
  }

  private static func message(_ common: [HeaderField], _ rest: [HeaderField]) -> Self {
    Self("ICMP message", "RFC 792", common + rest)
  }

  private static func unused(_ start: Int, _ width: Int) -> HeaderField {
    HeaderField("unused", start, width, .words("must be zero"))
  }

  private static let unusedWithLength = [unused(32, 8), quotedLength, unused(48, 16)]

  private static let quotedLength = lengthOfQuotation(at: 40, unit: 4)

  /// The length of the packet that an error quotes, in units of `unit` octets (RFC 4884 §4).
  static func lengthOfQuotation(at start: Int, unit: UInt64) -> HeaderField {
    HeaderField(
      "Length",
      start,
      8,
      .told { reading, out in
        guard reading.value > 0 else { return out.append("no extensions told of (RFC 4884)") }
        out.append(decimal: reading.value &* unit)
        out.append(" octets of the quoted packet; extensions follow (RFC 4884)")
      }
    )
  }

  private static let identifierAndSequence = [
    HeaderField("Identifier", 32, 16, .words("tells the senders on one host apart")),
    HeaderField("Sequence Number", 48, 16, .words("tells the messages of one sender apart")),
  ]

  private static let milliseconds = FieldMeaning.told { reading, out in
    out.append(
      reading.value & 0x8000_0000 == 0
        ? "milliseconds since midnight UT" : "not milliseconds since midnight UT"
    )
  }

  private static func advertisement(_ octets: RawSpan, _ common: [HeaderField]) -> Self {
    var description = Self(
      "ICMP message",
      "RFC 1256, Section 3",
      common + [
        HeaderField("Num Addrs", 32, 8),
        HeaderField("Addr Entry Size", 40, 8, short: "Size", .octets(times: 4)),
        HeaderField("Lifetime", 48, 16, .words("seconds")),
      ]
    )
    let count = min(Int(octets.octetOrZero(4)), largestOptionCount / 2)
    guard octets.octetOrZero(5) == 2 else { return description }
    for _ in 0..<count {
      let offset = description.byteCount
      description.fields += [
        HeaderField("Router Address", octet: offset, count: 4, .ipv4Address, .address),
        HeaderField(
          "Preference Level",
          octet: offset &+ 4,
          count: 4,
          .hexadecimal,
          .words("signed; the highest is preferred")
        ),
      ]
    }
    return description
  }
}
