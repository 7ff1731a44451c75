internal import NetCore

extension HeaderDescription {
  static func icmpv6(_ octets: RawSpan) -> Self {
    let type = ICMPv6Type(rawValue: octets.octetOrZero(0))
    let common = controlMessageFields {
      $0.icmpv6TypeName
    } codeName: {
      $0.icmpv6CodeName(of: type)
    }
    switch type {
    case .destinationUnreachable, .timeExceeded:
      return message("RFC 4443, Section 3", common + quotationFields)
    case .packetTooBig:
      return message(
        "RFC 4443, Section 3.2",
        common + [HeaderField("MTU", 32, 32, .words("the longest packet that fits, in octets"))]
      )
    case .parameterProblem:
      return message(
        "RFC 4443, Section 3.4",
        common + [
          HeaderField("Pointer", 32, 32, .words("the octet of the quoted packet that is wrong"))
        ]
      )
    case .echoRequest, .echoReply:
      return message(
        "RFC 4443, Section 4",
        common + [
          HeaderField("Identifier", 32, 16, .words("tells the senders on one host apart")),
          HeaderField("Sequence Number", 48, 16, .words("tells the messages of one sender apart")),
        ]
      )
    case .extendedEchoRequest, .extendedEchoReply:
      return message(
        "RFC 8335",
        common + extendedEchoFields(isRequest: type == .extendedEchoRequest)
      )
    case .multicastListenerQuery, .multicastListenerReport, .multicastListenerDone,
      .multicastListenerReportV2:
      return multicastListener(type, octets, common)
    default:
      if let fields = neighborDiscoveryFields(of: type) {
        var description = message(fields.reference, common + fields.fields)
        description.appendNeighborDiscoveryOptions(of: octets)
        return description
      }
      return message(
        "RFC 4443, Section 2.1",
        octets.byteCount > 4 ? common + [HeaderField("Message Body", 32, 32, .hexadecimal)] : common
      )
    }
  }

  private static let quotationFields = [
    lengthOfQuotation(at: 32, unit: 8), HeaderField("Unused", 40, 24),
  ]

  /// A message with these fields, as `reference` defines them.
  static func message(_ reference: StaticString, _ fields: [HeaderField]) -> Self {
    Self("ICMPv6 message", reference, fields)
  }
}

extension UInt64 {
  /// What a message of this type says.
  fileprivate var icmpv6TypeName: StaticString? {
    switch ICMPv6Type(rawValue: UInt8(truncatingIfNeeded: self)) {
    case .routerRenumbering: "router renumbering (RFC 2894)"
    case .nodeInformationQuery: "node information query (RFC 4620)"
    case .nodeInformationResponse: "node information response (RFC 4620)"
    case .multicastListenerReportV2: "version 2 multicast listener report"
    case let type: type.messageName
    }
  }

  /// What a code says in a message of `type`.
  fileprivate func icmpv6CodeName(of type: ICMPv6Type) -> StaticString? {
    switch (type, self) {
    case (.destinationUnreachable, 0): "no route to the destination"
    case (.destinationUnreachable, 1): "administratively prohibited"
    case (.destinationUnreachable, 2): "beyond the scope of the source address"
    case (.destinationUnreachable, 3): "address unreachable"
    case (.destinationUnreachable, 4): "port unreachable"
    case (.destinationUnreachable, 5): "source address failed a policy"
    case (.destinationUnreachable, 6): "the route rejects"
    case (.timeExceeded, 0): "hop limit exceeded in transit"
    case (.timeExceeded, 1): "fragment reassembly time exceeded"
    case (.parameterProblem, 0): "erroneous header field"
    case (.parameterProblem, 1): "unknown next header"
    case (.parameterProblem, 2): "unknown IPv6 option"
    case (.parameterProblem, 3): "incomplete header chain in the first fragment (RFC 7112)"
    case (_, 0): "no code for this type"
    default: nil
    }
  }
}
