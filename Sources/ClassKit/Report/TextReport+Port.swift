internal import NetCore
internal import NetLinux

extension TextReport {
  func append(_ facts: PortFacts, heading: StaticString, to buffer: inout LineBuffer) {
    buffer.append(heading)
    buffer.append("\n")
    appendFacts(of: facts, to: &buffer)
  }

  func appendFacts(of facts: PortFacts, to buffer: inout LineBuffer) {
    line("range", to: &buffer) {
      $0.append(facts.range.name)
      $0.append(UInt8(ascii: " "))
      $0.append(decimal: facts.range.ports.lowerBound.rawValue)
      $0.append(" - ")
      $0.append(decimal: facts.range.ports.upperBound.rawValue)
      $0.append(", ")
      $0.append(facts.range.formalName)
      $0.append(" (RFC6335, Section 6): ")
      $0.append(facts.range.meaning)
    }
    if facts.port.isReservedEdge {
      line("reserved", to: &buffer) {
        $0.append("the number itself: an edge of a range, kept free so that the range can grow")
      }
    }
    line("services", to: &buffer) { Self.append(services: facts.services, to: &$0) }
    appendHostView(of: facts, to: &buffer)
  }

  /// Appends `name/transport` of each service, or `-`.
  static func append(services: [ServiceTable.Entry], to buffer: inout LineBuffer) {
    guard !services.isEmpty else { return buffer.append(UInt8(ascii: "-")) }
    for (index, service) in services.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: " ")) }
      buffer.append(foreign: service.name)
      buffer.append(UInt8(ascii: "/"))
      buffer.append(foreign: service.transport)
    }
  }

  /// Registries assign numbers; the kernel of the host has the last word on who may use them.
  private func appendHostView(of facts: PortFacts, to buffer: inout LineBuffer) {
    if facts.port.rawValue == 0 {
      line("this host", to: &buffer) {
        $0.append("bind(2) to port 0 asks the kernel to choose a port")
      }
      return
    }
    if let start = facts.policy.unprivilegedStart, facts.port < start {
      line("this host", to: &buffer) {
        $0.append("binding it needs CAP_NET_BIND_SERVICE (ports below ")
        $0.append(decimal: start.rawValue)
        $0.append(")")
      }
    }
    guard let range = facts.policy.ephemeralPorts else { return }
    line("this host", to: &buffer) {
      if range.contains(facts.port) {
        $0.append("may be the source port of any client: ephemeral ports are ")
      } else {
        $0.append("not given out by the kernel: ephemeral ports are ")
      }
      $0.append(decimal: range.lowerBound.rawValue)
      $0.append(" - ")
      $0.append(decimal: range.upperBound.rawValue)
    }
  }
}

extension PortRange {
  /// What the range means to who reads a port number.
  fileprivate var meaning: StaticString {
    switch self {
    case .wellKnown: "assigned by the IETF, for the services everybody runs"
    case .registered: "assigned by IANA to who asks and is reviewed"
    case .dynamic: "never assigned, free for any use"
    }
  }
}
