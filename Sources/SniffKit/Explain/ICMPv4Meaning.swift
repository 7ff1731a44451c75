internal import NetCore

// What the numbers of an ICMP message for IPv4 say (RFC 792 and IANA "ICMP Parameters").
extension UInt64 {
  /// What a message of this type says.
  var icmpv4TypeName: StaticString? {
    switch ICMPv4Type(rawValue: UInt8(truncatingIfNeeded: self)) {
    case .sourceQuench: "source quench, deprecated (RFC 6633)"
    case .informationRequest: "information request, deprecated (RFC 6918)"
    case .informationReply: "information reply, deprecated (RFC 6918)"
    case .addressMaskRequest: "address mask request, deprecated (RFC 6918)"
    case .addressMaskReply: "address mask reply, deprecated (RFC 6918)"
    case .extendedEchoRequest: "extended echo request (RFC 8335)"
    case .extendedEchoReply: "extended echo reply (RFC 8335)"
    case let type: type.messageName
    }
  }

  /// What a code says in a message of `type`.
  func icmpv4CodeName(of type: ICMPv4Type) -> StaticString? {
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
