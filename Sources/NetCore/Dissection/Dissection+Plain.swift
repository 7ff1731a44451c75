// The short way through nearly every packet.
extension Dissection {
  /// The number of the layers that ``nextPlain()`` reads.
  private static let plainDepth = 3

  /// Reads Ethernet, IP, and TCP or UDP at once, when a packet begins with these, nothing follows in
  /// its own right, and nothing about them is out of the ordinary: IP has neither options nor
  /// extension headers and is no fragment, no length lies, and all three headers were captured.
  ///
  /// Everything about this value is then as after three calls of ``next()``, which take several
  /// times as long. For every other packet this is `nil`, and as if it had not been called.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func nextPlain() -> PlainLayers? {
    guard depth == 0, stop == nil, case .linkType(.ethernet) = upcoming else { return nil }
    let frame = rest
    let start = EthernetHeader.byteCount
    guard frame.byteCount >= start &+ IPv4Header.minimumByteCount else { return nil }
    let type: UInt16 = frame.bigEndian(at: 12)
    let headerByteCount: Int
    let length: Int
    let next: IPProtocol
    if type == EtherType.ipv4.rawValue {
      let header = IPv4Header(checked: frame.from(start))
      headerByteCount = IPv4Header.minimumByteCount
      // Version 4 and a header of five words.
      guard header.bytes.octet(at: 0) == 0x45, !header.isFragment else { return nil }
      length = Int(header.totalLength)
      next = header.protocol
    } else {
      headerByteCount = IPv6Header.byteCount
      guard type == EtherType.ipv6.rawValue, frame.byteCount >= start &+ headerByteCount
      else { return nil }
      let header = IPv6Header(checked: frame.from(start))
      let payloadLength = header.payloadLength
      guard header.bytes.octet(at: 0) >> 4 == 6, payloadLength > 0 else { return nil }
      length = headerByteCount &+ Int(payloadLength)
      next = header.nextHeader
    }
    guard length >= headerByteCount, length <= restWireByteCount &- start else { return nil }
    let segment = frame.captured(start &+ headerByteCount, upTo: start &+ length)
    let segmentByteCount = length &- headerByteCount
    let transport: PlainLayers.Transport
    let dataOffset: Int
    let dataUpcoming: Upcoming
    switch next {
    case .tcp:
      guard segment.byteCount >= TCPHeader.minimumByteCount else { return nil }
      let header = TCPHeader(checked: segment)
      dataOffset = header.headerByteCount
      guard dataOffset >= TCPHeader.minimumByteCount, dataOffset <= segment.byteCount
      else { return nil }
      dataUpcoming = Self.upcoming(in: header, readsApplications: readsApplications)
      transport = .tcp(header)
    case .udp:
      guard segment.byteCount >= UDPHeader.byteCount else { return nil }
      let header = UDPHeader(checked: segment)
      dataOffset = UDPHeader.byteCount
      guard Int(header.length) == segmentByteCount else { return nil }
      dataUpcoming = Self.upcoming(in: header, readsApplications: readsApplications)
      if case .message(let layer) = dataUpcoming, layer == .vxlan || layer == .geneve { return nil }
      transport = .udp(header)
    default: return nil
    }
    if type == EtherType.ipv4.rawValue {
      network = .ipv4(IPv4Header(checked: frame.from(start)))
    } else {
      network = .ipv6(IPv6Header(checked: frame.from(start)))
    }
    rest = segment.from(dataOffset)
    restWireByteCount = segmentByteCount &- dataOffset
    restOffset = start &+ headerByteCount &+ dataOffset
    upcoming = dataUpcoming
    layerOffset = start &+ headerByteCount
    layerWireByteCount = segmentByteCount
    depth = Self.plainDepth
    return PlainLayers(EthernetHeader(checked: frame), transport)
  }
}
