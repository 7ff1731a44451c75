internal import NetCore

extension PacketLine {
  @inline(__always)
  mutating func append(
    _ header: borrowing UDPHeader,
    of dissection: inout Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    append(header.sourcePort, header.destinationPort, .udp, dissection.network, to: &out)
    let wireByteCount = dissection.layerWireByteCount
    guard wireByteCount >= UDPHeader.byteCount else {
      out.append("truncated-udp ")
      out.append(decimal: wireByteCount)
      return false
    }
    var length = Int(header.length)
    if length == 0, wireByteCount > 0xffff { length = wireByteCount }
    guard length >= UDPHeader.byteCount else {
      out.append("truncated-udplength ")
      out.append(decimal: length)
      return false
    }
    if configuration.verbosity > 0 { appendChecksum(of: header, dissection, to: &out) }
    if !configuration.isQuiet, case .message(let layer) = dissection.upcoming {
      // What a tunnel holds is read on, layer by layer.
      if layer == .vxlan || layer == .geneve { return true }
      let ports = (header.sourcePort.rawValue, header.destinationPort.rawValue)
      let length = dissection.restWireByteCount
      try appendDatagram(layer, dissection.rest, length, ports, to: &out)
      return false
    }
    // A first fragment holds less than the datagram's length says.
    let isFragment = dissection.isFragment || frame.hasFragmentHeader
    if length > wireByteCount, !isFragment {
      out.append("UDP, bad length ")
      out.append(decimal: length - UDPHeader.byteCount)
      out.append(" > ")
      out.append(decimal: wireByteCount - UDPHeader.byteCount)
    } else {
      let dataByteCount = UInt32(truncatingIfNeeded: length - UDPHeader.byteCount)
      out.write(atMost: 32) { pen in
        pen.append("UDP, length ")
        pen.append(decimal: dataByteCount)
      }
    }
    return false
  }

  /// Appends what verifying the checksum came to: over IPv4 with `-vv`, over IPv6 with `-v`.
  private mutating func appendChecksum(
    of header: borrowing UDPHeader,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) {
    guard !configuration.skipsChecksums, !frame.hasFragmentHeader else { return }
    if case .ipv4 = dissection.network, configuration.verbosity < 2 { return }
    guard !dissection.isFragment else { return }
    switch dissection.checksumVerdict(of: header) {
    case .absent: out.append("[no cksum] ")
    case .valid: out.append("[udp sum ok] ")
    case .invalid(let actual, let expected):
      out.append("[bad udp cksum 0x")
      out.append(hexadecimal: UInt64(actual), digits: 4)
      out.append(" -> 0x")
      out.append(hexadecimal: UInt64(expected), digits: 4)
      out.append("!] ")
    case .unverifiable: break
    }
  }

  /// Appends what was captured of a header that is too short.
  mutating func appendUnreadableUDP(_ dissection: borrowing Dissection, to out: inout LineBuffer) {
    let bytes = dissection.rest
    guard bytes.byteCount >= 4 else {
      if isDirectlyIn(dissection, .udp) { append(addressesOf: dissection, to: &out) }
      return out.append(truncated: "udp")
    }
    append(
      Port(rawValue: bytes.bigEndian(at: 0)),
      Port(rawValue: bytes.bigEndian(at: 2)),
      .udp,
      dissection.network,
      to: &out
    )
    let wireByteCount = dissection.restWireByteCount
    guard wireByteCount >= UDPHeader.byteCount else {
      out.append("truncated-udp ")
      return out.append(decimal: wireByteCount)
    }
    if bytes.byteCount >= 6 {
      let length: UInt16 = bytes.bigEndian(at: 4)
      if length < 8, length > 0 || wireByteCount <= 0xffff {
        out.append("truncated-udplength ")
        return out.append(decimal: UInt64(length))
      }
    }
    out.append(truncated: "udp")
  }

  /// Whether the innermost IP header itself announces `type`: the addresses are written beside the
  /// ports then, and were already written otherwise.
  func isDirectlyIn(_ dissection: borrowing Dissection, _ type: IPProtocol) -> Bool {
    switch dissection.network {
    case .none: false
    case .ipv4(let header): header.protocol == type
    case .ipv6(let header): header.nextHeader == type
    }
  }

  /// Appends `source.port > destination.port: `, the ports alone when extension headers stand
  /// between them and the addresses.
  @inline(__always)
  mutating func append(
    _ source: Port,
    _ destination: Port,
    _ type: IPProtocol,
    _ network: borrowing NetworkHeader,
    to out: inout LineBuffer
  ) {
    switch network {
    case .ipv4(let header) where header.protocol == type:
      let (from, to) = (header.source, header.destination)
      out.write(atMost: 80) { pen in
        pen.append(source, { $0.append(from) }, destination, { $0.append(to) })
      }
    case .ipv6(let header) where header.nextHeader == type:
      let (from, to) = (header.source, header.destination)
      out.write(atMost: 128) { pen in
        pen.append(source, { $0.append(from) }, destination, { $0.append(to) })
      }
    case .none, .ipv4, .ipv6:
      out.append(decimal: UInt64(source.rawValue))
      out.append(" > ")
      out.append(decimal: UInt64(destination.rawValue))
      out.append(": ")
    }
  }
}

extension LinePen {
  /// Appends `address.port > address.port: `, each address as its closure writes it.
  @inline(__always)
  fileprivate mutating func append(
    _ source: Port,
    _ appendSourceAddress: (inout LinePen) -> Void,
    _ destination: Port,
    _ appendDestinationAddress: (inout LinePen) -> Void
  ) {
    appendSourceAddress(&self)
    append(".")
    append(decimal: source.rawValue)
    append(" > ")
    appendDestinationAddress(&self)
    append(".")
    append(decimal: destination.rawValue)
    append(": ")
  }
}
