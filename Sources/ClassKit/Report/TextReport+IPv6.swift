internal import NetCore

extension TextReport {
  func append(_ address: IPv6Address, _ facts: AddressFacts, to buffer: inout LineBuffer) {
    buffer.append("IPv6 address\n")
    line("canonical", to: &buffer) {
      $0.append(address)
      if let zone = facts.zone {
        $0.append(UInt8(ascii: "%"))
        $0.append(foreign: zone)
      }
    }
    line("groups", to: &buffer) {
      for index in 0..<8 {
        if index > 0 { $0.append(UInt8(ascii: ":")) }
        $0.append(hexadecimal: UInt64(address.group(index)), digits: 4)
      }
    }
    appendSpace(of: address, to: &buffer)
    appendMulticast(of: address, to: &buffer)
    if let embedded = EmbeddedIPv4Address(in: address) {
      line("embeds", to: &buffer) {
        $0.append(embedded.address)
        $0.append(", ")
        $0.append(embedded.mechanism.name)
        $0.append("; by itself globally reachable: ")
        $0.append(IPAddress.ipv4(embedded.address).globalReachability.word)
      }
    }
  }

  func appendSpace(of address: IPv6Address, to buffer: inout LineBuffer) {
    let space = IPv6AddressSpaceBlock(holding: address)
    line("space", to: &buffer) {
      $0.append(.ipv6(space.prefix))
      $0.append(UInt8(ascii: " "))
      $0.append(space.allocation)
      $0.append(" (")
      $0.append(space.reference)
      $0.append(")")
    }
  }

  private func appendMulticast(of address: IPv6Address, to buffer: inout LineBuffer) {
    guard let group = IPv6MulticastAddress(address) else { return }
    if let name = group.wellKnownName {
      line("group", to: &buffer) {
        $0.append(name)
        $0.append(" (RFC4291, Section 2.7.1)")
      }
    }
    line("scope", to: &buffer) {
      $0.append(decimal: group.scope.rawValue)
      $0.append(UInt8(ascii: " "))
      $0.append(group.scope.name)
      $0.append(" (RFC7346, Section 2)")
    }
    line("flags", to: &buffer) {
      $0.append(group.isTransient ? "transient" : "assigned by IANA")
      if group.isPrefixBased { $0.append(", holds a unicast prefix (RFC3306)") }
      if group.embedsRendezvousPoint { $0.append(", holds its rendezvous point (RFC3956)") }
      if group.isSourceSpecific { $0.append(", source-specific (RFC4607)") }
      if !group.hasDefinedFlags { $0.append(", a combination that no RFC defines") }
    }
    line("MAC", to: &buffer) {
      $0.append(group.mac)
      $0.append(" (RFC2464, Section 7)")
    }
  }
}
