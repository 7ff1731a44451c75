internal import NetCore

extension HeaderDescription {
  static let ipv6 = Self(
    "IPv6 header",
    "RFC 8200, Section 3",
    [
      HeaderField("Version", 0, 4, short: "Ver"),
      HeaderField("DSCP", 4, 6, differentiatedServices),
      HeaderField("ECN", 10, 2, congestionNotification),
      HeaderField("Flow Label", 12, 20, .hexadecimal, .words("packets of one flow have the same")),
      HeaderField(
        "Payload Length",
        32,
        16,
        .told { reading, out in
          out.append("octets behind this header")
          if reading.value == 0 { out.append("; 0 may stand for a jumbo payload option") }
        }
      ),
      HeaderField("Next Header", 48, 8, .named { $0.ipProtocolName }),
      HeaderField("Hop Limit", 56, 8, .words("hops left")),
      HeaderField("Source Address", 64, 128, .ipv6Address, .address),
      HeaderField("Destination Address", 192, 128, .ipv6Address, .address),
    ]
  )

  private static let nextHeader = HeaderField("Next Header", 0, 8, .named { $0.ipProtocolName })

  private static let extensionLength = HeaderField(
    "Hdr Ext Len",
    8,
    8,
    .told { reading, out in
      out.append("eights of octets behind the first: ")
      out.append(decimal: (reading.value &+ 1) &* 8)
      out.append(" octets")
    }
  )

  static func hopByHopOptions(_ octets: RawSpan) -> Self {
    options("IPv6 hop-by-hop options header", "RFC 8200, Section 4.3", octets)
  }

  static func destinationOptions(_ octets: RawSpan) -> Self {
    options("IPv6 destination options header", "RFC 8200, Section 4.6", octets)
  }

  private static func options(
    _ title: StaticString,
    _ reference: StaticString,
    _ octets: RawSpan
  ) -> Self {
    var description = Self(title, reference, [nextHeader, extensionLength])
    guard let header = try? IPv6OptionsHeader(parsing: octets, as: .destinationOptions) else {
      return description
    }
    var options = header.options
    var count = 0
    while count < largestOptionCount, let option = options.next() {
      count += 1
      description.fields.append(
        HeaderField(
          option.type.ipv6OptionTitle,
          octet: description.byteCount,
          count: option.type == IPv6Option.pad1 ? 1 : 2 &+ option.data.byteCount,
          .octets,
          optionMeaning
        )
      )
    }
    description.fill(
      options.isCutShort ? "Unreadable Options" : "Further Options",
      upTo: header.headerByteCount
    )
    return description
  }

  private static let optionMeaning = FieldMeaning.told { reading, out in
    var sequence = IPv6Options(reading.octets)
    guard let option = sequence.next() else { return }
    switch (option.type, option.data.byteCount) {
    case (IPv6Option.pad1, _), (IPv6Option.padN, _): out.append("fills the header to whole eights")
    case (IPv6Option.routerAlert, 2):
      out.append("routers look at the packet though it is not for them; value ")
      out.append(decimal: option.data.bigEndian(at: 0, as: UInt16.self))
    case (IPv6Option.jumboPayload, 4):
      out.append(decimal: option.data.bigEndian(at: 0, as: UInt32.self))
      out.append(" octets behind the IPv6 header")
    case (IPv6Option.homeAddress, 16):
      guard let address = option.data.ipv6AddressIfWhole else { return }
      out.append("the sender's home address: ")
      out.append(address)
    default:
      // RFC 8200 §4.2: the highest two bits say what a node does that does not know the option.
      switch option.type >> 6 {
      case 0: out.append("a node that does not know it skips it")
      case 1: out.append("a node that does not know it discards the packet")
      default:
        out.append("a node that does not know it discards the packet and may tell the sender")
      }
    }
  }

  static func routing(_ octets: RawSpan) -> Self {
    var description = Self(
      "IPv6 routing header",
      "RFC 8200, Section 4.4",
      [
        nextHeader, extensionLength,
        HeaderField("Routing Type", 16, 8, .named { $0.routingTypeName }),
        HeaderField("Segments Left", 24, 8, .words("nodes still to be visited")),
      ]
    )
    guard let header = try? IPv6RoutingHeader(parsing: octets) else { return description }
    if header.routingType == 4 {
      description.fields += [
        HeaderField("Last Entry", 32, 8, .words("the index of the last segment")),
        HeaderField("Flags", 40, 8, .hexadecimal),
        HeaderField("Tag", 48, 16, .hexadecimal),
      ]
    } else {
      description.fields.append(HeaderField("Reserved", 32, 32))
    }
    if header.holdsAddresses {
      for _ in 0..<min(header.addressCount, largestOptionCount) {
        description.fields.append(
          HeaderField(
            "Address",
            octet: description.byteCount,
            count: 16,
            .ipv6Address,
            .address
          )
        )
      }
    }
    description.fill("Further Data", upTo: header.headerByteCount)
    return description
  }

  static let fragment = Self(
    "IPv6 fragment header",
    "RFC 8200, Section 4.5",
    [
      nextHeader,
      HeaderField("Reserved", 8, 8),
      HeaderField("Fragment Offset", 16, 13, .octets(times: 8)),
      HeaderField("Reserved", 29, 2),
      HeaderField(
        "M flag",
        31,
        1,
        .flag(set: "more fragments follow", clear: "the last fragment")
      ),
      HeaderField(
        "Identification",
        32,
        32,
        .hexadecimal,
        .words("the same in all fragments of a packet")
      ),
    ]
  )
}

extension UInt64 {
  /// What a routing type names (IANA "IPv6 Routing Types").
  fileprivate var routingTypeName: StaticString? {
    switch self {
    case 0: "source route, deprecated (RFC 5095)"
    case 2: "mobile node (RFC 6275)"
    case 3: "RPL source route (RFC 6554)"
    case 4: "segment routing (RFC 8754)"
    default: nil
    }
  }
}

extension UInt8 {
  /// The name of an option of IPv6.
  fileprivate var ipv6OptionTitle: StaticString {
    switch self {
    case IPv6Option.pad1: "Option: Pad1"
    case IPv6Option.padN: "Option: PadN"
    case IPv6Option.routerAlert: "Option: Router Alert"
    case IPv6Option.jumboPayload: "Option: Jumbo Payload"
    case IPv6Option.homeAddress: "Option: Home Address"
    default: "Option: unknown"
    }
  }
}
