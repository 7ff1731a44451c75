internal import NetCore

// Layers that are cut short, broken or unknown.
extension PacketLine {
  /// Appends what is left of a layer that could not be read.
  mutating func appendUnreadable(
    _ stop: WireError,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard stop.reason != .tooDeep else { return out.append(" [too many layers]") }
    switch stop.layer {
    case .ethernet:
      if stop.offset == 0 { frame.linkByteCount = .max } else { frame.enterTunnel() }
      out.append(truncated: "ether")
    case .vlan:
      frame.linkByteCount = .max
      out.append(truncated: "vlan")
    case .llc:
      frame.linkByteCount = .max
      out.append(truncated: "llc")
      appendUnknownOctets(dissection.rest, to: &out)
    case .snap:
      frame.linkByteCount = .max
      out.append(truncated: "snap")
    case .linuxSLL: throw Truncation(name: "sll")
    case .linuxSLL2: throw Truncation(name: "sll2")
    case .null: throw Truncation(name: "null")
    case .ppp: try appendUnreadablePPP(stop, dissection, to: &out)
    case .ciscoHDLC: try appendUnreadableCiscoHDLC(dissection, to: &out)
    case .slarp: appendUnreadableSLARP(dissection, to: &out)
    case .pppoe: try appendUnreadablePPPoE(dissection, to: &out)
    case .mpls: try appendUnreadableMPLS(dissection, to: &out)
    case .spanningTree: try appendUnreadableSpanningTree(dissection, to: &out)
    case .arp: throw Truncation(name: "arp")
    case .ip: try appendUnreadableIP(dissection.rest, to: &out)
    case .ipv4: try appendUnreadableIPv4(dissection.rest, to: &out)
    case .ipv6: appendUnreadableIPv6(dissection.rest, dissection.restWireByteCount, to: &out)
    case .hopByHopOptions: try appendUnreadableHopByHop(dissection, to: &out)
    case .destinationOptions: throw Truncation(name: "dstopt")
    case .routing: try appendUnreadableRouting(dissection.rest, to: &out)
    case .fragment: try appendUnreadableFragment(dissection, to: &out)
    case .authenticationHeader: try appendAuthenticationHeader(dissection.rest, to: &out)
    case .esp: out.append(truncated: "esp")
    case .icmpv4:
      try appendICMPv4(dissection.rest, dissection.restWireByteCount, of: dissection, to: &out)
    case .icmpv6:
      try appendICMPv6(dissection.rest, dissection.restWireByteCount, of: dissection, to: &out)
    case .igmp: try appendIGMP(dissection.rest, dissection.restWireByteCount, to: &out)
    case .udp: appendUnreadableUDP(dissection, to: &out)
    case .tcp: appendUnreadableTCP(dissection, to: &out)
    case .sctp: appendUnreadableSCTP(dissection.restWireByteCount, to: &out)
    case .gre: try appendGRE(dissection.rest, dissection.restWireByteCount, to: &out)
    case .vxlan: try appendVXLAN(dissection.rest, dissection.restWireByteCount, to: &out)
    case .geneve:
      appendUnreadableGeneve(dissection.rest, dissection.restWireByteCount, to: &out)
    case .dns, .dhcp, .ntp, .tls, .http: break
    case .link: break
    }
  }

  /// Appends what is known about octets that no layer of this module reads.
  mutating func appendUnknown(
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    switch dissection.upcoming {
    case .linkType(let type): appendUnsupported(type, dissection, to: &out)
    case .etherType(let type): appendUnknown(type, dissection, to: &out)
    case .ipProtocol(let type): appendUnknown(type, dissection, to: &out)
    case .laterFragment, .message, .payload, .ip, .logicalLinkControl, .subnetworkAccessProtocol,
      .segment:
      break
    }
  }
}
