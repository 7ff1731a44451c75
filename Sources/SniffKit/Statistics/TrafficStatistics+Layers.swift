internal import NetCore

extension TrafficStatistics {
  /// Counts the layers of a packet of `octets` octets and what was wrong with them; whom the packet
  /// is from and to.
  mutating func addLayers(
    of dissection: consuming Dissection,
    octets: UInt64
  ) -> TrafficFlow {
    var flow = TrafficFlow()
    var node: UInt16? = ProtocolHierarchy.root
    while let layer = dissection.next() {
      if let parent = node {
        node = hierarchy.add(.layer(layer.layer), behind: parent, octets: octets)
      }
      switch layer {
      case .ethernet(let header):
        if dissection.depth == 1 { flow.addresses = .mac(header.source, header.destination) }
      case .vlan(let tag): vlans.add(Int(tag.identifier), octets: octets)
      case .ipv4(let header): flow.enter(.ipv4(header.source, header.destination))
      case .ipv6(let header): flow.enter(.ipv6(header.source, header.destination))
      case .icmpv4(let message): icmpv4Types.add(Int(message.type.rawValue), octets: octets)
      case .icmpv6(let message): icmpv6Types.add(Int(message.type.rawValue), octets: octets)
      default: break
      }
      if flow.isOpen { flow.look(at: dissection) }
      // What was left to the interface is not wrong.
      if verifiesChecksums, dissection.checksumState(of: layer)?.isValid == false {
        faults.addBadChecksum(of: layer.layer)
      }
    }
    if let stop = dissection.stop {
      faults.add(stop)
    } else if let parent = node, let step = ProtocolStep(unread: dissection.upcoming) {
      _ = hierarchy.add(step, behind: parent, octets: octets)
    }
    return flow
  }
}
