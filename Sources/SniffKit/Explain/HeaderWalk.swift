internal import NetCLI
internal import NetCore

/// The way of a ``PacketExplainer`` along the headers of one packet.
struct HeaderWalk {
  let explainer: PacketExplainer
  private let conflict: AddressConflict?
  private var headerCount = 0
  /// Whether the packet is one that an ICMP error quotes.
  var isQuoted = false

  /// A walk that begins; `conflict` is what the packet's claim of an address makes.
  init(_ explainer: PacketExplainer, _ conflict: AddressConflict?) {
    self.explainer = explainer
    self.conflict = conflict
  }

  /// Appends the layers of `dissection`, whose octets are `bytes` and lie at `base` of the packet;
  /// returns where the packet that an ICMP error quotes, and what stands behind it, lie in `bytes`.
  mutating func append(
    _ dissection: borrowing Dissection,
    of bytes: RawSpan,
    at base: Int,
    to out: inout LineBuffer
  ) -> Quotation? {
    let isCut = dissection.restWireByteCount > bytes.byteCount
    var layers = copy dissection
    var quoted: Quotation?
    var describedEnd = 0
    var newest: (layer: Layer, offset: Int)?
    while let layer = layers.next() {
      let start = layers.layerOffset
      let isStream = newest?.layer == .tcp
      newest = (layer.layer, start)
      headerCount += 1
      guard headerCount <= PacketExplainer.largestHeaderCount else { continue }
      let octets = bytes.clamped(start, start + layers.layerWireByteCount)
      let description = HeaderDescription.of(
        layer.layer,
        octets,
        byteCount: layers.restOffset - start,
        isStream: isStream
      )
      let surroundings = HeaderSurroundings(
        checksum: layers.checksumState(of: layer),
        wireByteCount: layers.layerWireByteCount,
        services: explainer.services
      )
      append(description, octets, at: base + start, surroundings, to: &out)
      append(neighborMessage: layers.neighborMessage(in: layer), to: &out)
      describedEnd = start + description.byteCount
      if let byteCount = layer.quotedByteCount {
        // The message may end before what it quotes.
        let end = start + max(octets.byteCount, 8)
        quoted = Quotation(
          packet: start + 8..<min(start + 8 + byteCount, end),
          extensions: min(start + 8 + byteCount, end)..<end
        )
      }
    }
    appendSkipped(to: &out)
    if let stop = layers.stop {
      let isShown = newest.map { $0 == (stop.layer, stop.offset) } ?? false
      let isLeftOut = headerCount > PacketExplainer.largestHeaderCount || stop.reason == .tooDeep
      if !isShown, !isLeftOut { appendUnread(stop.layer, layers, at: base, to: &out) }
      append(stop, end(of: bytes, layers, isCut: isCut), at: base, to: &out)
      return nil
    }
    if let quoted, !quoted.packet.isEmpty, describedEnd <= quoted.packet.lowerBound {
      return quoted
    }
    appendRest(of: layers, bytes, from: describedEnd, at: base, to: &out)
    return nil
  }

  /// Appends the extensions of an ICMP error, which lie at `offset` of the packet.
  func append(extensions octets: RawSpan, at offset: Int, to out: inout LineBuffer) {
    var checksum: ChecksumState?
    if let structure = try? ICMPExtensions(parsing: octets, of: .icmpv4) {
      checksum = ChecksumState(structure.checksumVerdict)
    }
    append(
      .icmpExtensions(octets),
      octets,
      at: offset,
      HeaderSurroundings(checksum: checksum, services: explainer.services),
      to: &out
    )
  }

  private func append(
    _ description: HeaderDescription,
    _ octets: RawSpan,
    at offset: Int,
    _ surroundings: HeaderSurroundings,
    to out: inout LineBuffer
  ) {
    out.append("\n")
    let claimed = description.byteCount
    explainer.style.append(.heading, to: &out) {
      $0.append(description.title)
      $0.append(" (")
      $0.append(description.reference)
      $0.append(")")
    }
    out.append(", ")
    out.append(decimal: claimed)
    out.append(claimed == 1 ? " octet from 0x" : " octets from 0x")
    out.append(hexadecimal: UInt64(offset), digits: 4)
    out.append("\n")
    if description.isDrawn {
      HeaderDiagram(of: description, style: explainer.style)
        .append(octets, surroundings, to: &out)
    }
    FieldList(of: description, width: explainer.width, style: explainer.style)
      .append(octets, surroundings, to: &out)
    MarkedDump(of: description, style: explainer.style).append(octets, at: offset, to: &out)
  }

  /// Appends what a message of ARP or neighbour discovery is about.
  private func append(neighborMessage message: NeighborMessage?, to out: inout LineBuffer) {
    guard let message else { return }
    var text = LineBuffer()
    text.append(meaningOf: message)
    out.append("  ")
    out.append(text.octets, wrappedAt: explainer.width, from: 2, indent: 2)
    out.append("\n")
    guard let conflict, message.claimedAddress == conflict.address else { return }
    text.removeAll()
    text.append("Address ")
    text.append(conflict: conflict)
    out.append("  ")
    explainer.style.append(.bad, to: &out) {
      $0.append(text.octets, wrappedAt: explainer.width, from: 2, indent: 2)
    }
    out.append("\n")
  }

  private func appendSkipped(to out: inout LineBuffer) {
    let skipped = headerCount - PacketExplainer.largestHeaderCount
    guard skipped > 0 else { return }
    out.append("\n")
    out.append(decimal: skipped)
    out.append(skipped == 1 ? " further header is" : " further headers are")
    out.append(" left out.\n")
  }

  /// Appends the header of `layer`, which could not be read, as far as it is there.
  private func appendUnread(
    _ layer: Layer,
    _ dissection: borrowing Dissection,
    at base: Int,
    to out: inout LineBuffer
  ) {
    let octets = dissection.rest
    append(
      HeaderDescription.of(layer, octets, byteCount: octets.byteCount),
      octets,
      at: base + dissection.restOffset,
      HeaderSurroundings(services: explainer.services),
      to: &out
    )
  }

  /// What ends the octets of `bytes` that `dissection` came to, when `isCut` says whether those are
  /// a part of what was sent.
  private func end(
    of bytes: RawSpan,
    _ dissection: borrowing Dissection,
    isCut: Bool
  ) -> OctetsEnd {
    let isAtEnd = dissection.restOffset + dissection.rest.byteCount >= bytes.byteCount
    guard isAtEnd else { return .length }
    if isQuoted { return .quotation }
    return isCut ? .capture : .packet
  }

  /// Appends why the reading of a packet stopped; `end` is what ends the octets there are.
  private func append(_ stop: WireError, _ end: OctetsEnd, at base: Int, to out: inout LineBuffer) {
    out.append("\n")
    var text = LineBuffer()
    text.append(reasonOf: stop, at: base + max(stop.offset, 0), end)
    out.append(text.octets, wrappedAt: explainer.width, from: 0, indent: 0)
    out.append("\n")
  }
}

extension Dissection {
  /// What `layer`, the newest, is there for when it is of ARP or neighbour discovery.
  fileprivate func neighborMessage(in layer: borrowing DissectedLayer) -> NeighborMessage? {
    switch layer {
    case .arp(let header): NeighborMessage(header)
    case .icmpv6(let message): NeighborMessage(message, in: self)
    default: nil
    }
  }
}

extension DissectedLayer {
  /// How many octets of the packet that it is about an ICMP error quotes; `nil` for other layers.
  fileprivate var quotedByteCount: Int? {
    switch self {
    case .icmpv4(let message): message.type.isError ? message.quotedPacket.byteCount : nil
    // RFC 4443 §2.1: the types below 128 are the error messages.
    case .icmpv6(let message): message.type.rawValue < 128 ? message.quotedPacket.byteCount : nil
    default: nil
    }
  }
}
