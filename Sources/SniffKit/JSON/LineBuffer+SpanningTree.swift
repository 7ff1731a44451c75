internal import NetCore

// The spanning tree protocols.
extension LineBuffer {
  mutating func append(_ message: borrowing SpanningTreeMessage) {
    beginObject("spanning_tree")
    member("protocol_identifier", message.protocolIdentifier)
    member("version", message.version)
    member("type", message.type)
    if let configuration = message.configuration {
      append(configuration.flags)
      append("root_identifier", configuration.rootIdentifier)
      member("root_path_cost", configuration.rootPathCost)
      append(
        message.holdsRegion ? "regional_root_identifier" : "bridge_identifier",
        configuration.bridgeIdentifier
      )
      member("port_identifier", configuration.portIdentifier)
      member("message_age_s", seconds: configuration.messageAge)
      member("maximum_age_s", seconds: configuration.maximumAge)
      member("hello_time_s", seconds: configuration.helloTime)
      member("forward_delay_s", seconds: configuration.forwardDelay)
    }
    if let region = message.region { append(region) }
    endObject()
  }

  private mutating func append(_ region: borrowing SpanningTreeRegion) {
    append("bridge_identifier", region.bridgeIdentifier)
    beginObject("region")
    let name = region.name
    member("name", name)
    member("revision", region.revision)
    let digest = region.digest
    member("digest", hexadecimal: digest)
    endObject()
    member("internal_root_path_cost", region.internalRootPathCost)
    member("remaining_hops", region.remainingHops)
    beginArray("instances")
    for index in 0..<region.instanceCount {
      let instance = region.instance(at: index)
      beginObject()
      append(instance.flags)
      append("regional_root_identifier", instance.regionalRootIdentifier)
      member("internal_root_path_cost", instance.rootPathCost)
      member("bridge_priority", instance.bridgePriority)
      member("port_priority", instance.portPriority)
      member("remaining_hops", instance.remainingHops)
      endObject()
    }
    endArray()
  }

  private mutating func append(_ flags: SpanningTreeFlags) {
    beginObject("flags")
    member("topology_change", flags.contains(.topologyChange))
    member("proposal", flags.contains(.proposal))
    member("port_role", flags.portRole)
    member("learning", flags.contains(.learning))
    member("forwarding", flags.contains(.forwarding))
    member("agreement", flags.contains(.agreement))
    member("topology_change_acknowledgment", flags.contains(.topologyChangeAcknowledgment))
    endObject()
  }

  private mutating func append(_ key: StaticString, _ identifier: BridgeIdentifier) {
    beginObject(key)
    member("priority", identifier.priority)
    member("system_identifier_extension", identifier.systemIdentifierExtension)
    member("address", identifier.address)
    endObject()
  }

  /// Writes 1/256 seconds as seconds, without rounding.
  private mutating func member(_ key: StaticString, seconds units: UInt16) {
    member(key, Double(units) / 256)
  }
}
