package import NetCore

/// What the layers were that were written.
package struct WrittenLayers {
  /// Whether there was a layer at all.
  var isKnown = false
  /// Whether there was a layer in which a host can claim an address.
  var mayClaimAddress = false
}

extension LineBuffer {
  /// Appends `layers`, an object for each layer of `dissection`, and `stop` when it ended early;
  /// returns what there was.
  ///
  /// With `quoting`, the packet that an ICMP error quotes is written, too; packets quoted in
  /// those are not, so that the depth of the object is bounded.
  @discardableResult
  package mutating func appendLayers(
    of dissection: borrowing Dissection,
    quoting: Bool
  ) -> WrittenLayers {
    // The names stand before the objects, so the headers are walked twice; that is cheaper than
    // keeping what the first walk found.
    var names = copy dissection
    var written = WrittenLayers()
    beginArray("layers")
    while let layer = names.next() {
      let layer = layer.layer
      written.isKnown = true
      if layer == .arp || layer == .icmpv6 { written.mayClaimAddress = true }
      element(literal: layer.name)
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
    return written
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
    case .ppp(let header): append(header)
    case .ciscoHDLC(let header): append(header)
    case .slarp(let message): append(message)
    case .pppoe(let header):
      append(header, payloadByteCount: dissection.layerWireByteCount - PPPoEHeader.byteCount)
    case .mpls(let entry): append(entry)
    case .spanningTree(let message): append(message)
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
    case .icmpv6(let message): append(message, of: dissection, quoting: quoting)
    case .igmp(let message): append(message, verdict: dissection.checksumVerdict(of: message))
    case .udp(let header):
      append(
        header,
        checksum: dissection.checksumState(of: header),
        byteCount: dissection.layerWireByteCount
      )
    case .tcp(let header):
      append(
        header,
        checksum: dissection.checksumState(of: header),
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

  /// Writes `checksum_valid` and `checksum_state`, as ``member(checksum:)`` does.
  mutating func member(checksumValid verdict: ChecksumVerdict) {
    member(checksum: ChecksumState(verdict))
  }

  /// Writes `checksum_valid`, `null` when the checksum was left to the interface, is absent or
  /// cannot be verified, and `checksum_state`, which tells these apart.
  mutating func member(checksum state: ChecksumState) {
    append(key: "checksum_valid")
    switch state.isValid {
    case true?: append("true")
    case false?: append("false")
    case nil: append("null")
    }
    member("checksum_state", literal: state.name)
  }

  /// Writes the octets of an address or of unknown data as a string of hexadecimal digits.
  mutating func member(_ key: StaticString, hexadecimal octets: RawSpan) {
    member(key) { $0.append(hexadecimalOctets: octets) }
  }
}
