internal import NetCore

extension LineBuffer {
  /// Writes the options of a neighbor discovery message (RFC 4861 §4.6).
  mutating func append(_ neighborDiscoveryOptions: consuming NeighborDiscoveryOptions) {
    beginArray("options")
    var options = neighborDiscoveryOptions
    while let option = options.next() {
      beginObject()
      member("type", option.type)
      member("length", option.bytes.byteCount)
      appendValue(of: option.type, option.bytes)
      endObject()
    }
    endArray()
  }

  /// Writes the value of an option of a known type and a fitting length, else its octets.
  private mutating func appendValue(of type: UInt8, _ bytes: RawSpan) {
    switch (type, bytes.byteCount) {
    case (NeighborDiscoveryOption.sourceLinkLayerAddress, 8),
      (NeighborDiscoveryOption.targetLinkLayerAddress, 8):
      let high = UInt64(bytes.bigEndian(at: 2, as: UInt32.self))
      let low = UInt64(bytes.bigEndian(at: 6, as: UInt16.self))
      member("link_layer_address", MACAddress(rawValue: high << 16 | low))
    case (NeighborDiscoveryOption.prefixInformation, 32):
      let flags = bytes.octet(at: 3)
      member("prefix_length", bytes.octet(at: 2))
      member("on_link", flags & 0x80 != 0)
      member("autonomous", flags & 0x40 != 0)
      member("router_address", flags & 0x20 != 0)
      member("valid_lifetime", bytes.bigEndian(at: 4, as: UInt32.self))
      member("preferred_lifetime", bytes.bigEndian(at: 8, as: UInt32.self))
      member("prefix", IPv6Address(high: bytes.bigEndian(at: 16), low: bytes.bigEndian(at: 24)))
    case (NeighborDiscoveryOption.mtu, 8):
      member("mtu", bytes.bigEndian(at: 4, as: UInt32.self))
    case (NeighborDiscoveryOption.advertisementInterval, 8):
      member("advertisement_interval", bytes.bigEndian(at: 4, as: UInt32.self))
    case (NeighborDiscoveryOption.homeAgentInformation, 8):
      member("home_agent_preference", bytes.bigEndian(at: 4, as: UInt16.self))
      member("home_agent_lifetime", bytes.bigEndian(at: 6, as: UInt16.self))
    case (NeighborDiscoveryOption.routeInformation, 8...24):
      let count = bytes.byteCount
      let high: UInt64 = count >= 16 ? bytes.bigEndian(at: 8) : 0
      let low: UInt64 = count >= 24 ? bytes.bigEndian(at: 16) : 0
      member("prefix_length", bytes.octet(at: 2))
      member(preference: bytes.octet(at: 3))
      member("route_lifetime", bytes.bigEndian(at: 4, as: UInt32.self))
      member("prefix", IPv6Address(high: high, low: low))
    case (NeighborDiscoveryOption.recursiveDNSServer, 24...):
      member("lifetime", bytes.bigEndian(at: 4, as: UInt32.self))
      appendAddresses("servers", bytes, from: 8, count: .max)
    default: member("data", hexadecimal: bytes.extracting(droppingFirst: 2))
    }
  }
}
