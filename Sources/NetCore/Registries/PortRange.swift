/// The three ranges that RFC 6335 §6 divides port numbers into.
public enum PortRange: Hashable, Sendable, CaseIterable {
  /// System Ports, 0 to 1023: assigned by IETF Review or IESG Approval.
  case wellKnown
  /// User Ports, 1024 to 49151: assigned by IETF Review, IESG Approval or Expert Review.
  case registered
  /// Dynamic Ports, 49152 to 65535: never assigned.
  case dynamic

  /// The range that `port` lies in.
  public init(of port: Port) {
    self =
      switch port.rawValue {
      case 0...1023: .wellKnown
      case 1024...49151: .registered
      default: .dynamic
      }
  }

  /// The ports of the range.
  public var ports: ClosedRange<Port> {
    switch self {
    case .wellKnown: Port(rawValue: 0)...Port(rawValue: 1023)
    case .registered: Port(rawValue: 1024)...Port(rawValue: 49151)
    case .dynamic: Port(rawValue: 49152)...Port(rawValue: 65535)
    }
  }

  /// The everyday name: `well-known`, `registered`, `dynamic`.
  public var name: StaticString {
    switch self {
    case .wellKnown: "well-known"
    case .registered: "registered"
    case .dynamic: "dynamic"
    }
  }

  /// The name RFC 6335 gives the range.
  public var formalName: StaticString {
    switch self {
    case .wellKnown: "System Ports"
    case .registered: "User Ports"
    case .dynamic: "Dynamic Ports"
    }
  }
}

extension Port {
  /// Whether IANA reserves the number itself: the edges of the assigned ranges, kept free so that
  /// the ranges can grow (RFC 6335 §6).
  public var isReservedEdge: Bool {
    switch rawValue {
    case 0, 1023, 1024, 49151: true
    default: false
    }
  }
}
