internal import NetCore

extension LineBuffer {
  /// Appends what an ICMP error says in the words of ping(8).
  mutating func append(_ reason: ICMPErrorReason) {
    switch reason.version {
    case .icmpv4: appendICMPv4(reason)
    case .icmpv6: appendICMPv6(reason)
    }
  }

  private mutating func appendICMPv4(_ reason: ICMPErrorReason) {
    switch ICMPv4Type(rawValue: reason.type) {
    case .destinationUnreachable: appendUnreachable(reason)
    case .sourceQuench: append("Source Quench")
    case .redirect:
      switch reason.code {
      case 0: append("Redirect Network")
      case 1: append("Redirect Host")
      case 2: append("Redirect Type of Service and Network")
      case 3: append("Redirect Type of Service and Host")
      default:
        append("Redirect, Bad Code: ")
        append(decimal: reason.code)
      }
      append("(New nexthop: ")
      append(IPv4Address(rawValue: reason.information))
      append(")")
    case .timeExceeded:
      switch reason.code {
      case 0: append("Time to live exceeded")
      case 1: append("Frag reassembly time exceeded")
      default:
        append("Time exceeded, Bad Code: ")
        append(decimal: reason.code)
      }
    case .parameterProblem:
      append("Parameter problem: pointer = ")
      append(decimal: reason.information)
    default:
      append("Bad ICMP type: ")
      append(decimal: reason.type)
    }
  }

  private mutating func appendUnreachable(_ reason: ICMPErrorReason) {
    switch ICMPv4UnreachableCode(rawValue: reason.code) {
    case .net: append("Destination Net Unreachable")
    case .host: append("Destination Host Unreachable")
    case .protocol: append("Destination Protocol Unreachable")
    case .port: append("Destination Port Unreachable")
    case .fragmentationNeeded:
      append("Frag needed and DF set (mtu = ")
      append(decimal: reason.information)
      append(")")
    case .sourceRouteFailed: append("Source Route Failed")
    case .networkUnknown: append("Destination Net Unknown")
    case .hostUnknown: append("Destination Host Unknown")
    case .sourceHostIsolated: append("Source Host Isolated")
    case .networkProhibited: append("Destination Net Prohibited")
    case .hostProhibited: append("Destination Host Prohibited")
    case .networkTypeOfService: append("Destination Net Unreachable for Type of Service")
    case .hostTypeOfService: append("Destination Host Unreachable for Type of Service")
    case .filterProhibited: append("Packet filtered")
    case .hostPrecedenceViolation: append("Precedence Violation")
    case .precedenceCutoff: append("Precedence Cutoff")
    default:
      append("Dest Unreachable, Bad Code: ")
      append(decimal: reason.code)
    }
  }

  private mutating func appendICMPv6(_ reason: ICMPErrorReason) {
    switch ICMPv6Type(rawValue: reason.type) {
    case .destinationUnreachable:
      append("Destination unreachable: ")
      switch reason.code {
      case 0: append("No route")
      case 1: append("Administratively prohibited")
      case 2: append("Beyond scope of source address")
      case 3: append("Address unreachable")
      case 4: append("Port unreachable")
      default:
        append("Unknown code ")
        append(decimal: reason.code)
      }
    case .packetTooBig:
      append("Packet too big: mtu=")
      append(decimal: reason.information)
      guard reason.code != 0 else { return }
      append(", code=")
      append(decimal: reason.code)
    case .timeExceeded:
      append("Time exceeded: ")
      switch reason.code {
      case 0: append("Hop limit")
      case 1: append("Defragmentation failure")
      default:
        append("code ")
        append(decimal: reason.code)
      }
    case .parameterProblem:
      append("Parameter problem: ")
      switch reason.code {
      case 0: append("Wrong header field ")
      case 1: append("Unknown header ")
      case 2: append("Unknown option ")
      default:
        append("code ")
        append(decimal: reason.code)
        append(" ")
      }
      append("at ")
      append(decimal: reason.information)
    default:
      append("unknown icmp type: ")
      append(decimal: reason.type)
    }
  }
}
