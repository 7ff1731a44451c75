internal import NetCore

// What --classify adds to the JSON row of a packet.
extension LineBuffer {
  /// Writes `classification`: what the addresses and ports of all headers are, the outermost first.
  mutating func appendClassification(
    of dissection: borrowing Dissection,
    by classifier: borrowing PacketClassifier
  ) {
    beginObject("classification")
    appendAddresses(of: dissection)
    appendPorts(of: dissection, classifier.services)
    endObject()
  }

  private mutating func appendAddresses(of dissection: borrowing Dissection) {
    beginArray("addresses")
    var layers = copy dissection
    var depth = 0
    while let layer = layers.next() {
      switch layer {
      case .arp(let header):
        if let address = header.senderIPv4Address { append("sender", .ipv4(address), .arp, depth) }
        if let address = header.targetIPv4Address { append("target", .ipv4(address), .arp, depth) }
      case .ipv4(let header):
        depth += 1
        append("source", .ipv4(header.source), .ipv4, depth)
        append("destination", .ipv4(header.destination), .ipv4, depth)
      case .ipv6(let header):
        depth += 1
        append("source", .ipv6(header.source), .ipv6, depth)
        append("destination", .ipv6(header.destination), .ipv6, depth)
      default: break
      }
    }
    endArray()
  }

  private mutating func append(
    _ role: StaticString,
    _ address: IPAddress,
    _ layer: Layer,
    _ depth: Int
  ) {
    let kind = AddressKind(of: address)
    beginObject()
    member("layer", literal: layer.name)
    member("depth", depth)
    member("role", literal: role)
    member("address", address)
    member("kind") { kind.append(to: &$0) }
    if case .ipv4(let address) = address {
      member("class", literal: IPv4AddressClass(of: address).letter)
    }
    if let block = kind.block {
      member("block", block.prefix)
      member("block_name", literal: block.name)
    }
    if let isReachable = address.globalReachability.isTrue {
      member("globally_reachable", isReachable)
    } else {
      memberNull("globally_reachable")
    }
    endObject()
  }

  private mutating func appendPorts(of dissection: borrowing Dissection, _ services: ServiceTable) {
    beginArray("ports")
    var layers = copy dissection
    var depth = 0
    while let layer = layers.next() {
      switch layer {
      case .ipv4, .ipv6: depth += 1
      case .udp(let header):
        append(
          "source",
          header.sourcePort,
          .udp,
          depth,
          services.name(of: header.sourcePort, "udp")
        )
        append(
          "destination",
          header.destinationPort,
          .udp,
          depth,
          services.name(of: header.destinationPort, "udp")
        )
      case .tcp(let header):
        append(
          "source",
          header.sourcePort,
          .tcp,
          depth,
          services.name(of: header.sourcePort, "tcp")
        )
        append(
          "destination",
          header.destinationPort,
          .tcp,
          depth,
          services.name(of: header.destinationPort, "tcp")
        )
      default: break
      }
    }
    endArray()
  }

  private mutating func append(
    _ role: StaticString,
    _ port: Port,
    _ layer: Layer,
    _ depth: Int,
    _ service: String?
  ) {
    beginObject()
    member("layer", literal: layer.name)
    member("depth", depth)
    member("role", literal: role)
    member("port", port.rawValue)
    member("range", literal: PortRange(of: port).name)
    if let service { member("service", service) } else { memberNull("service") }
    endObject()
  }

  /// Writes `address_conflict`: who claims an address that another had.
  mutating func append(_ conflict: AddressConflict) {
    beginObject("address_conflict")
    member("address", conflict.address)
    member("hardware_address", conflict.hardwareAddress)
    member("previous_hardware_address", conflict.previous.hardwareAddress)
    member("previous_packet_number", conflict.previous.packetNumber)
    member("previous_timestamp", conflict.previous.timestamp)
    endObject()
  }
}

extension ServiceTable {
  /// The name of `port` on `transport`.
  fileprivate func name(of port: Port, _ transport: String) -> String? {
    entries(of: port, transport: transport).first?.name
  }
}
