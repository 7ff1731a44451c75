internal import NetCore

extension HeaderDescription {
  static func ipv4(_ octets: RawSpan) -> Self {
    var description = Self("IPv4 header", "RFC 791, Section 3.1", ipv4Fields)
    guard let header = try? IPv4Header(parsing: octets),
      header.headerByteCount > IPv4Header.minimumByteCount
    else { return description }
    let end = header.headerByteCount
    var options = header.optionSequence
    var count = 0
    while count < largestOptionCount, let option = options.next() {
      count += 1
      description.fields.append(
        HeaderField(
          option.type.ipv4OptionTitle,
          octet: description.byteCount,
          count: option.byteCount,
          .octets,
          optionMeaning
        )
      )
    }
    description.fill(
      options.isCutShort ? "Unreadable Options" : "Padding",
      upTo: end,
      options.isCutShort
        ? .words("an option's length is impossible, or it was not captured whole") : .none
    )
    return description
  }

  private static let ipv4Fields = [
    HeaderField("Version", 0, 4, short: "Ver"),
    HeaderField(
      "IHL",
      4,
      4,
      .told { reading, out in
        out.append("header length in 32-bit words: ")
        out.append(decimal: reading.value &* 4)
        out.append(" octets")
        if reading.value < 5 { out.append(", less than the smallest header") }
        if reading.value == 5 { out.append(", no options") }
      }
    ),
    HeaderField("DSCP", 8, 6, differentiatedServices),
    HeaderField("ECN", 14, 2, congestionNotification),
    HeaderField("Total Length", 16, 16, .words("octets of header and data")),
    HeaderField(
      "Identification",
      32,
      16,
      .words("the same in all fragments of a datagram")
    ),
    HeaderField("Reserved Flag", 48, 1, .flag(set: "set, and must be zero", clear: "must be zero")),
    HeaderField(
      "Don't Fragment",
      49,
      1,
      .flag(set: "routers must not fragment", clear: "routers may fragment")
    ),
    HeaderField(
      "More Fragments",
      50,
      1,
      .flag(set: "more fragments follow", clear: "the last fragment, or a whole datagram")
    ),
    HeaderField("Fragment Offset", 51, 13, .octets(times: 8)),
    HeaderField("Time to Live", 64, 8, .words("hops left")),
    HeaderField("Protocol", 72, 8, .named { $0.ipProtocolName }),
    HeaderField("Header Checksum", 80, 16, .hexadecimal, .checksum),
    HeaderField("Source Address", 96, 32, .ipv4Address, .address),
    HeaderField("Destination Address", 128, 32, .ipv4Address, .address),
  ]

  /// The differentiated services code point (RFC 2474, IANA "DSCP").
  static let differentiatedServices = FieldMeaning.told { reading, out in
    switch reading.value {
    case 0: out.append("CS0: default forwarding")
    case 1: out.append("LE: lower effort")
    case 44: out.append("VOICE-ADMIT: admitted voice")
    case 46: out.append("EF: expedited forwarding")
    case let value where value % 8 == 0:
      out.append("CS")
      out.append(decimal: value / 8)
      out.append(": class selector")
    case let value where value < 40 && value % 2 == 0:
      out.append("AF")
      out.append(decimal: value / 8)
      out.append(decimal: value % 8 / 2)
      out.append(": assured forwarding")
    default: out.append("no standard code point")
    }
  }

  /// Explicit congestion notification (RFC 3168, Section 5).
  static let congestionNotification = FieldMeaning.named {
    switch $0 {
    case 0: "not ECN-capable transport"
    case 1: "ECT(1): ECN-capable transport"
    case 2: "ECT(0): ECN-capable transport"
    default: "CE: congestion experienced"
    }
  }

  private static let optionMeaning = FieldMeaning.told { reading, out in
    var sequence = IPv4Options(reading.octets, claimedByteCount: reading.octets.byteCount)
    guard let option = sequence.next() else { return }
    switch option.type {
    case IPv4Option.endOfList: out.append("the rest of the header is padding")
    case IPv4Option.noOperation: out.append("padding between options")
    case IPv4Option.routerAlert: out.append("routers look at the packet though it is not for them")
    case IPv4Option.timestamp:
      out.append("routers write down when they saw the packet; written so far:")
      for time in option.times {
        if let address = time.address {
          out.append(" ")
          out.append(address)
        }
        if let milliseconds = time.milliseconds {
          out.append(" ")
          out.append(decimal: milliseconds)
          out.append(" ms")
        }
      }
    case IPv4Option.recordRoute, IPv4Option.looseSourceRoute, IPv4Option.strictSourceRoute:
      out.append(
        option.type == IPv4Option.recordRoute
          ? "routers write down their addresses; written so far:" : "the route to take:"
      )
      for address in option.addresses {
        out.append(" ")
        out.append(address)
      }
    default: break
    }
  }
}

extension UInt8 {
  /// The name of an option of IPv4.
  fileprivate var ipv4OptionTitle: StaticString {
    switch self {
    case IPv4Option.endOfList: "Option: End of List"
    case IPv4Option.noOperation: "Option: No Operation"
    case IPv4Option.recordRoute: "Option: Record Route"
    case IPv4Option.timestamp: "Option: Timestamp"
    case IPv4Option.traceroute: "Option: Traceroute"
    case IPv4Option.security: "Option: Security"
    case IPv4Option.looseSourceRoute: "Option: Loose Source Route"
    case IPv4Option.streamIdentifier: "Option: Stream Identifier"
    case IPv4Option.strictSourceRoute: "Option: Strict Source Route"
    case IPv4Option.routerAlert: "Option: Router Alert"
    default: "Option: unknown"
    }
  }
}
