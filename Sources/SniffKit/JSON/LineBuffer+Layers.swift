package import NetCore

extension LineBuffer {
  /// Appends `layers`, an object for each layer of `dissection`, and `stop` when it ended early;
  /// whether there was a layer at all.
  ///
  /// With `quoting`, the packet that an ICMP error quotes is written, too; packets quoted in
  /// those are not, so that the depth of the object is bounded.
  @discardableResult
  package mutating func appendLayers(
    of dissection: borrowing Dissection,
    quoting: Bool
  ) -> Bool {
    // The names stand before the objects, so the headers are walked twice; that is cheaper than
    // keeping what the first walk found.
    var names = copy dissection
    var isKnown = false
    beginArray("layers")
    while let layer = names.next() {
      isKnown = true
      element(literal: layer.layer.name)
    }
    endArray()
    var layers = copy dissection
    var nesting = LayerNesting()
    while let layer = layers.next() {
      nesting.enter(layer.layer, in: &self)
      append(layer, of: layers, quoting: quoting)
    }
    nesting.close(in: &self)
    if let stop = layers.stop { append(stop) }
    return isKnown
  }

  private mutating func append(
    _ layer: borrowing DissectedLayer,
    of dissection: borrowing Dissection,
    quoting: Bool
  ) {
    switch layer {
    case .ethernet(let header): append(header)
    case .vlan(let tag): append(tag)
    case .llc(let header): append(header)
    case .snap(let header): append(header)
    case .linuxSLL(let header): append(header)
    case .linuxSLL2(let header): append(header)
    case .null(let header): append(header)
    case .arp(let header): append(header)
    case .ipv4(let header): append(header)
    case .ipv6(let header): append(header)
    case .hopByHopOptions(let header): append(header, of: .hopByHopOptions)
    case .destinationOptions(let header): append(header, of: .destinationOptions)
    case .routing(let header): append(header)
    case .fragment(let header): append(header)
    case .authenticationHeader(let header): append(header)
    case .esp(let header): append(header)
    case .icmpv4(let message):
      append(message, verdict: dissection.checksumVerdict(of: message), quoting: quoting)
    case .icmpv6(let message):
      append(message, verdict: dissection.checksumVerdict(of: message), quoting: quoting)
    case .igmp(let message): append(message, verdict: dissection.checksumVerdict(of: message))
    case .udp(let header): append(header, verdict: dissection.checksumVerdict(of: header))
    case .tcp(let header):
      append(
        header,
        verdict: dissection.checksumVerdict(of: header),
        payloadByteCount: dissection.layerWireByteCount - header.headerByteCount
      )
    case .sctp(let header): append(header, verdict: dissection.checksumVerdict(of: header))
    case .gre(let header): append(header, verdict: dissection.checksumVerdict(of: header))
    case .vxlan(let header): append(header)
    case .geneve(let header): append(header)
    case .dns(let message): append(message)
    case .dhcp(let message): append(message)
    case .ntp(let message): append(message)
    case .tls(let hello): append(hello)
    case .http(let line): append(line)
    }
  }

  private mutating func append(_ stop: WireError) {
    beginObject("stop")
    member("layer", literal: stop.layer.name)
    member("reason", literal: stop.reason.name)
    member("needed", stop.needed)
    member("available", stop.available)
    member("offset", stop.offset)
    endObject()
  }

  /// Writes `checksum_valid`: `null` when the checksum is absent or cannot be verified.
  mutating func member(checksumValid verdict: ChecksumVerdict) {
    append(key: "checksum_valid")
    switch verdict.isValid {
    case true?: append("true")
    case false?: append("false")
    case nil: append("null")
    }
  }

  /// Writes the octets of an address or of unknown data as a string of hexadecimal digits.
  mutating func member(_ key: StaticString, hexadecimal octets: RawSpan) {
    member(key) { $0.append(hexadecimalOctets: octets) }
  }
}
