internal import NetCore

// IP and its extension headers.
extension LineBuffer {
  mutating func append(_ header: borrowing IPv4Header) {
    beginObject("ipv4")
    member("header_length", header.headerByteCount)
    member("dscp", header.trafficClass.differentiatedServicesCodePoint)
    member("ecn", header.trafficClass.congestion.rawValue)
    member("total_length", header.totalLength)
    member("identification", header.identification)
    member("dont_fragment", header.dontFragment)
    member("more_fragments", header.moreFragments)
    member("fragment_offset", header.fragmentOffset)
    member("time_to_live", header.timeToLive)
    member("protocol", header.protocol.rawValue)
    member("header_checksum", header.headerChecksum)
    member(checksumValid: Dissection.checksumVerdict(of: header))
    member("source", header.source)
    member("destination", header.destination)
    if header.headerByteCount > IPv4Header.minimumByteCount { appendOptions(of: header) }
    endObject()
  }

  private mutating func appendOptions(of header: borrowing IPv4Header) {
    beginArray("options")
    var options = header.optionSequence
    while let option = options.next() {
      beginObject()
      member("type", option.type)
      member("length", option.byteCount)
      if option.byteCount > 2 { member("data", hexadecimal: option.data) }
      endObject()
    }
    endArray()
  }

  mutating func append(_ header: borrowing IPv6Header) {
    beginObject("ipv6")
    member("traffic_class", header.trafficClass.rawValue)
    member("flow_label", header.flowLabel)
    member("payload_length", header.payloadLength)
    member("next_header", header.nextHeader.rawValue)
    member("hop_limit", header.hopLimit)
    member("source", header.source)
    member("destination", header.destination)
    endObject()
  }

  mutating func append(_ header: borrowing IPv6OptionsHeader, of layer: Layer) {
    beginObject()
    member("layer", literal: layer.name)
    member("next_header", header.nextHeader.rawValue)
    member("header_length", header.headerByteCount)
    beginArray("options")
    var options = header.options
    while let option = options.next() {
      beginObject()
      member("type", option.type)
      member("data", hexadecimal: option.data)
      endObject()
    }
    endArray()
    endObject()
  }

  mutating func append(_ header: borrowing IPv6RoutingHeader) {
    beginObject()
    member("layer", literal: Layer.routing.name)
    member("next_header", header.nextHeader.rawValue)
    member("header_length", header.headerByteCount)
    member("routing_type", header.routingType)
    member("segments_left", header.segmentsLeft)
    if header.holdsAddresses {
      beginArray("addresses")
      var index = 0
      while let address = header.address(at: index) {
        element(IPAddress.ipv6(address))
        index += 1
      }
      endArray()
    }
    endObject()
  }

  mutating func append(_ header: borrowing IPv6FragmentHeader) {
    beginObject()
    member("layer", literal: Layer.fragment.name)
    member("next_header", header.nextHeader.rawValue)
    member("fragment_offset", header.fragmentOffset)
    member("more_fragments", header.moreFragments)
    member("identification", header.identification)
    endObject()
  }
}
