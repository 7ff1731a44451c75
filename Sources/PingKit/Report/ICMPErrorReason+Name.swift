internal import NetCore

extension ICMPErrorReason {
  /// The name of the reason in JSON; a code that has none goes by the name of its type.
  var name: StaticString {
    switch version {
    case .icmpv4: icmpv4Name
    case .icmpv6: icmpv6Name
    }
  }

  private var icmpv4Name: StaticString {
    switch (ICMPv4Type(rawValue: type), code) {
    case (.destinationUnreachable, _): unreachableName
    case (.sourceQuench, _): "source_quench"
    case (.redirect, 0): "redirect_network"
    case (.redirect, 1): "redirect_host"
    case (.redirect, 2): "redirect_type_of_service_and_network"
    case (.redirect, 3): "redirect_type_of_service_and_host"
    case (.redirect, _): "redirect"
    case (.timeExceeded, 0): "time_to_live_exceeded"
    case (.timeExceeded, 1): "fragment_reassembly_time_exceeded"
    case (.timeExceeded, _): "time_exceeded"
    case (.parameterProblem, _): "parameter_problem"
    default: "unknown"
    }
  }

  private var unreachableName: StaticString {
    switch ICMPv4UnreachableCode(rawValue: code) {
    case .net: "destination_net_unreachable"
    case .host: "destination_host_unreachable"
    case .protocol: "destination_protocol_unreachable"
    case .port: "destination_port_unreachable"
    case .fragmentationNeeded: "fragmentation_needed"
    case .sourceRouteFailed: "source_route_failed"
    case .networkUnknown: "destination_net_unknown"
    case .hostUnknown: "destination_host_unknown"
    case .sourceHostIsolated: "source_host_isolated"
    case .networkProhibited: "destination_net_prohibited"
    case .hostProhibited: "destination_host_prohibited"
    case .networkTypeOfService: "destination_net_unreachable_for_type_of_service"
    case .hostTypeOfService: "destination_host_unreachable_for_type_of_service"
    case .filterProhibited: "packet_filtered"
    case .hostPrecedenceViolation: "precedence_violation"
    case .precedenceCutoff: "precedence_cutoff"
    default: "destination_unreachable"
    }
  }

  private var icmpv6Name: StaticString {
    switch (ICMPv6Type(rawValue: type), code) {
    case (.destinationUnreachable, 0): "no_route"
    case (.destinationUnreachable, 1): "administratively_prohibited"
    case (.destinationUnreachable, 2): "beyond_scope_of_source_address"
    case (.destinationUnreachable, 3): "address_unreachable"
    case (.destinationUnreachable, 4): "port_unreachable"
    case (.destinationUnreachable, 5): "source_address_failed_policy"
    case (.destinationUnreachable, 6): "reject_route"
    case (.destinationUnreachable, _): "destination_unreachable"
    case (.packetTooBig, _): "packet_too_big"
    case (.timeExceeded, 0): "hop_limit_exceeded"
    case (.timeExceeded, 1): "fragment_reassembly_time_exceeded"
    case (.timeExceeded, _): "time_exceeded"
    case (.parameterProblem, 0): "wrong_header_field"
    case (.parameterProblem, 1): "unknown_next_header"
    case (.parameterProblem, 2): "unknown_option"
    case (.parameterProblem, _): "parameter_problem"
    default: "unknown"
    }
  }
}
