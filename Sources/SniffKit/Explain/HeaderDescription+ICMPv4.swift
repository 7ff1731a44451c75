internal import NetCore

extension HeaderDescription {
  static func icmpv4(_ octets: RawSpan) -> Self {
    let type = ICMPv4Type(rawValue: octets.octetOrZero(0))
    let common = [
      HeaderField("Type", 0, 8, .named { $0.icmpv4TypeName }),
      HeaderField(
        "Code",
        8,
        8,
        .told { reading, out in
          if let name = reading.value.icmpv4CodeName(of: type) { out.append(name) }
        }
      ),
      HeaderField("Checksum", 16, 16, .hexadecimal, .checksum),
    ]
    switch type {
    case .destinationUnreachable where octets.octetOrZero(1) == 4:
      return Self(
        "ICMP message",
        "RFC 1191, Section 4",
        common + [
          unused(32, 16),
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
          unused(40, 24),
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
    default:
      return message(common, [HeaderField(type.isError ? "unused" : "Rest of Header", 32, 32)])
    }
  }

  private static func message(_ common: [HeaderField], _ rest: [HeaderField]) -> Self {
    Self("ICMP message", "RFC 792", common + rest)
  }

  private static func unused(_ start: Int, _ width: Int) -> HeaderField {
    HeaderField("unused", start, width, .words("must be zero"))
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

extension UInt64 {
  /// What a message of this type says.
  fileprivate var icmpv4TypeName: StaticString? {
    switch ICMPv4Type(rawValue: UInt8(truncatingIfNeeded: self)) {
    case .sourceQuench: "source quench, deprecated (RFC 6633)"
    case .informationRequest: "information request, deprecated (RFC 6918)"
    case .informationReply: "information reply, deprecated (RFC 6918)"
    case .addressMaskRequest: "address mask request, deprecated (RFC 6918)"
    case .addressMaskReply: "address mask reply, deprecated (RFC 6918)"
    case let type: type.messageName
    }
  }

  /// What a code says in a message of `type`.
  fileprivate func icmpv4CodeName(of type: ICMPv4Type) -> StaticString? {
    switch (type, self) {
    case (.destinationUnreachable, _): unreachableCodeName
    case (.redirect, 0): "for the network"
    case (.redirect, 1): "for the host"
    case (.redirect, 2): "for the type of service and network"
    case (.redirect, 3): "for the type of service and host"
    case (.timeExceeded, 0): "time to live exceeded in transit"
    case (.timeExceeded, 1): "fragment reassembly time exceeded"
    case (.parameterProblem, 0): "the pointer names the error"
    case (.parameterProblem, 1): "a required option is missing"
    case (.parameterProblem, 2): "bad length"
    case (_, 0): "no code for this type"
    default: nil
    }
  }

  /// Why a destination cannot be reached.
  private var unreachableCodeName: StaticString? {
    switch ICMPv4UnreachableCode(rawValue: UInt8(truncatingIfNeeded: self)) {
    case .net: "network unreachable"
    case .host: "host unreachable"
    case .protocol: "protocol unreachable"
    case .port: "port unreachable"
    case .fragmentationNeeded: "fragmentation needed, and forbidden by Don't Fragment"
    case .sourceRouteFailed: "source route failed"
    case .networkUnknown: "destination network unknown"
    case .hostUnknown: "destination host unknown"
    case .sourceHostIsolated: "source host isolated"
    case .networkProhibited: "network administratively prohibited"
    case .hostProhibited: "host administratively prohibited"
    case .networkTypeOfService: "network unreachable for this type of service"
    case .hostTypeOfService: "host unreachable for this type of service"
    case .filterProhibited: "communication administratively prohibited"
    case .hostPrecedenceViolation: "host precedence violation"
    case .precedenceCutoff: "precedence cutoff in effect"
    default: nil
    }
  }
}
