internal import NetCore

extension ICMPv4Type {
  /// What a message of this type is, in words (IANA "ICMP Type Numbers").
  var messageName: StaticString? {
    switch self {
    case .echoReply: "echo reply"
    case .destinationUnreachable: "destination unreachable"
    case .sourceQuench: "source quench"
    case .redirect: "redirect"
    case .echoRequest: "echo request"
    case .routerAdvertisement: "router advertisement"
    case .routerSolicitation: "router solicitation"
    case .timeExceeded: "time exceeded"
    case .parameterProblem: "parameter problem"
    case .timestampRequest: "timestamp request"
    case .timestampReply: "timestamp reply"
    case .informationRequest: "information request"
    case .informationReply: "information reply"
    case .addressMaskRequest: "address mask request"
    case .addressMaskReply: "address mask reply"
    case .extendedEchoRequest: "extended echo request"
    case .extendedEchoReply: "extended echo reply"
    default: nil
    }
  }
}

extension ICMPv6Type {
  /// What a message of this type is, in words (IANA "ICMPv6 Type Numbers").
  var messageName: StaticString? {
    switch self {
    case .timeExceeded: "time exceeded"
    case .nodeInformationQuery: "node information query"
    case .nodeInformationResponse: "node information response"
    case .extendedEchoRequest: "extended echo request"
    case .extendedEchoReply: "extended echo reply"
    default: lineName
    }
  }
}
