internal import NetCore

// The messages of neighbour discovery (RFC 4861, Section 4) and their options.
extension HeaderDescription {
  /// The fields behind the checksum of a message of `type`; `nil` when it is none of neighbour
  /// discovery.
  static func neighborDiscoveryFields(
    of type: ICMPv6Type
  ) -> (reference: StaticString, fields: [HeaderField])? {
    let target = HeaderField("Target Address", 64, 128, .ipv6Address, .address)
    switch type {
    case .routerSolicitation:
      return ("RFC 4861, Section 4.1", [HeaderField("Reserved", 32, 32)])
    case .routerAdvertisement: return ("RFC 4861, Section 4.2", advertisementFields)
    case .neighborSolicitation:
      return ("RFC 4861, Section 4.3", [HeaderField("Reserved", 32, 32), target])
    case .neighborAdvertisement:
      return (
        "RFC 4861, Section 4.4",
        [
          HeaderField("R flag", 32, 1, .flag(set: "the sender is a router", clear: "no router")),
          HeaderField(
            "S flag",
            33,
            1,
            .flag(set: "answers a solicitation", clear: "unsolicited")
          ),
          HeaderField(
            "O flag",
            34,
            1,
            .flag(set: "overrides what is cached", clear: "overrides nothing")
          ),
          HeaderField("Reserved", 35, 29), target,
        ]
      )
    case .redirect:
      return (
        "RFC 4861, Section 4.5",
        [
          HeaderField("Reserved", 32, 32), target,
          HeaderField("Destination Address", 192, 128, .ipv6Address, .address),
        ]
      )
    default: return nil
    }
  }

  private static let advertisementFields = [
    HeaderField("Cur Hop Limit", 32, 8, .words("the hop limit that hosts are to use")),
    HeaderField(
      "M flag",
      40,
      1,
      .flag(set: "addresses come from DHCPv6", clear: "no addresses from DHCPv6")
    ),
    HeaderField(
      "O flag",
      41,
      1,
      .flag(set: "other settings come from DHCPv6", clear: "nothing else from DHCPv6")
    ),
    HeaderField("H flag", 42, 1, .flag(set: "a home agent (RFC 6275)", clear: "no home agent")),
    HeaderField(
      "Router Preference",
      43,
      2,
      short: "Prf",
      .named {
        switch $0 {
        case 0: "medium (RFC 4191)"
        case 1: "high (RFC 4191)"
        case 3: "low (RFC 4191)"
        default: "reserved"
        }
      }
    ),
    HeaderField("Reserved", 45, 3),
    HeaderField("Router Lifetime", 48, 16, .words("seconds; 0: no default router")),
    HeaderField("Reachable Time", 64, 32, .words("milliseconds; 0: not told")),
    HeaderField("Retrans Timer", 96, 32, .words("milliseconds; 0: not told")),
  ]

  /// Adds the options of the message that `octets` begin with.
  mutating func appendNeighborDiscoveryOptions(of octets: RawSpan) {
    guard let message = try? ICMPv6Message(parsing: octets) else { return }
    var options = message.options
    var count = 0
    while count < Self.largestOptionCount, let option = options.next() {
      count += 1
      fields.append(
        HeaderField(
          option.type.neighborDiscoveryOptionTitle,
          octet: byteCount,
          count: option.bytes.byteCount,
          .octets,
          Self.optionMeaning
        )
      )
    }
    if options.isCutShort {
      fill(
        "Unreadable Options",
        upTo: octets.byteCount,
        .words("an option's length is impossible, or it was not captured whole")
      )
    }
  }

  private static let optionMeaning = FieldMeaning.told { reading, out in
    let octets = reading.octets
    switch (octets.octetOrZero(0), octets.byteCount) {
    case (NeighborDiscoveryOption.sourceLinkLayerAddress, 8),
      (NeighborDiscoveryOption.targetLinkLayerAddress, 8):
      out.append(hexadecimalOctets: octets.clamped(2, 8), separator: UInt8(ascii: ":"))
    case (NeighborDiscoveryOption.prefixInformation, 32):
      guard let prefix = octets.clamped(16, 32).ipv6AddressIfWhole else { return }
      out.append(prefix)
      out.append("/")
      out.append(decimal: octets.octetOrZero(2))
      if octets.octetOrZero(3) & 0x80 != 0 { out.append(", on the link") }
      if octets.octetOrZero(3) & 0x40 != 0 { out.append(", for addresses of hosts (SLAAC)") }
      append(lifetime: octets.bigEndian(at: 4), ", valid for ", to: &out)
      append(lifetime: octets.bigEndian(at: 8), ", preferred for ", to: &out)
    case (NeighborDiscoveryOption.redirectedHeader, _):
      out.append("the beginning of the packet that caused the redirect")
    case (NeighborDiscoveryOption.mtu, 8):
      out.append(decimal: octets.bigEndian(at: 4, as: UInt32.self))
      out.append(" octets")
    case (25, _) where octets.byteCount >= 24:
      append(lifetime: octets.bigEndian(at: 4), "name servers for ", to: &out)
      var offset = 8
      while let address = octets.clamped(offset, offset &+ 16).ipv6AddressIfWhole {
        out.append(" ")
        out.append(address)
        offset &+= 16
      }
    default: break
    }
  }

  private static func append(
    lifetime seconds: UInt32,
    _ label: StaticString,
    to out: inout LineBuffer
  ) {
    out.append(label)
    guard seconds != .max else { return out.append("ever") }
    out.append(decimal: seconds)
    out.append(" s")
  }
}

extension UInt8 {
  /// The name of an option of neighbour discovery.
  fileprivate var neighborDiscoveryOptionTitle: StaticString {
    switch self {
    case 1: "Option: Source Link Address"
    case 2: "Option: Target Link Address"
    case 3: "Option: Prefix Information"
    case 4: "Option: Redirected Header"
    case 5: "Option: MTU"
    case 7: "Option: Advertisement Interval"
    case 8: "Option: Home Agent"
    case 24: "Option: Route Information"
    case 25: "Option: Recursive DNS Server"
    case 31: "Option: DNS Search List"
    default: "Option: unknown"
    }
  }
}
