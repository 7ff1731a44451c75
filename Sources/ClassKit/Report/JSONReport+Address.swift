internal import NetCore

extension JSONReport {
  static func append(_ facts: AddressFacts, input: RawSpan, to buffer: inout LineBuffer) {
    buffer.beginObject()
    buffer.member("type", literal: "address")
    buffer.member("input", input)
    appendFamily(of: facts.address, to: &buffer)
    buffer.member("address", facts.address)
    appendClass(of: facts.address, to: &buffer)
    append("special", facts.special, to: &buffer)
    append("globally_reachable", facts.reachability, to: &buffer)
    buffer.beginArray("special_path")
    for block in facts.path { append(elementOf: block.prefix, to: &buffer) }
    buffer.endArray()
    if let zone = facts.zone { buffer.member("zone", zone) } else { buffer.memberNull("zone") }
    switch facts.address {
    case .ipv4(let address): appendDetails(of: address, to: &buffer)
    case .ipv6(let address): appendDetails(of: address, to: &buffer)
    }
    endRow(&buffer)
  }

  static func appendFamily(of address: IPAddress, to buffer: inout LineBuffer) {
    switch address {
    case .ipv4: buffer.member("family", literal: "ipv4")
    case .ipv6: buffer.member("family", literal: "ipv6")
    }
  }

  private static func appendClass(of address: IPAddress, to buffer: inout LineBuffer) {
    guard case .ipv4(let address) = address else {
      buffer.memberNull("class")
      buffer.memberNull("class_network")
      return
    }
    buffer.member("class", literal: IPv4AddressClass(of: address).letter)
    if let network = IPv4AddressClass.network(of: address) {
      buffer.member("class_network", .ipv4(network))
    } else {
      buffer.memberNull("class_network")
    }
  }

  private static func appendDetails(of address: IPv4Address, to buffer: inout LineBuffer) {
    let addressClass = IPv4AddressClass(of: address)
    buffer.member("class_leading_bits", literal: addressClass.leadingBits)
    buffer.member("class_first", addressClass.block.network)
    buffer.member("class_last", addressClass.block.last)
    if let network = IPv4AddressClass.network(of: address) {
      buffer.member("class_mask", network.mask)
      buffer.member(
        "class_host",
        IPv4Address(rawValue: address.rawValue & ~network.mask.rawValue)
      )
    } else {
      buffer.memberNull("class_mask")
      buffer.memberNull("class_host")
    }
    guard let block = IPv4MulticastBlock(holding: address), let mac = address.multicastMAC else {
      return buffer.memberNull("multicast")
    }
    buffer.beginObject("multicast")
    buffer.member("first", block.first)
    buffer.member("last", block.last)
    buffer.member("name", literal: block.name)
    buffer.member("reference", literal: block.reference)
    buffer.member("mac", mac)
    buffer.endObject()
  }

  private static func appendDetails(of address: IPv6Address, to buffer: inout LineBuffer) {
    let space = IPv6AddressSpaceBlock(holding: address)
    buffer.beginObject("address_space")
    buffer.member("prefix", .ipv6(space.prefix))
    buffer.member("name", literal: space.allocation)
    buffer.member("reference", literal: space.reference)
    buffer.endObject()
    appendMulticast(of: address, to: &buffer)
    guard let embedded = EmbeddedIPv4Address(in: address) else {
      return buffer.memberNull("embedded_ipv4")
    }
    buffer.beginObject("embedded_ipv4")
    buffer.member("mechanism", literal: embedded.mechanism.name)
    buffer.member("address", embedded.address)
    append("globally_reachable", IPAddress.ipv4(embedded.address).globalReachability, to: &buffer)
    buffer.endObject()
  }

  private static func appendMulticast(of address: IPv6Address, to buffer: inout LineBuffer) {
    guard let group = IPv6MulticastAddress(address) else { return buffer.memberNull("multicast") }
    buffer.beginObject("multicast")
    buffer.member("scope", group.scope.rawValue)
    buffer.member("scope_name", literal: group.scope.name)
    buffer.member("transient", group.isTransient)
    buffer.member("prefix_based", group.isPrefixBased)
    buffer.member("embeds_rendezvous_point", group.embedsRendezvousPoint)
    buffer.member("source_specific", group.isSourceSpecific)
    if let name = group.wellKnownName {
      buffer.member("name", literal: name)
    } else {
      buffer.memberNull("name")
    }
    buffer.member("mac", group.mac)
    buffer.endObject()
  }
}
