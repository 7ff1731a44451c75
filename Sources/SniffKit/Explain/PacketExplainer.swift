package import NetCLI
package import NetCore

/// Explains packets to a learner: every header drawn as in its RFC, field by field with its value
/// and what it means, and its octets with the letter of the field below each digit.
package struct PacketExplainer: Sendable {
  /// The most headers of one packet that are drawn; tunnels in tunnels could have more.
  static let largestHeaderCount = 16
  /// The most octets of data that are shown.
  static let largestDataByteCount = 64

  let width: Int
  let style: TextStyle
  let services: ServiceTable

  /// An explainer that writes lines of at most `width` columns, and of 80 where that is less.
  package init(
    width: Int = 80,
    style: TextStyle = TextStyle(isEnabled: false),
    services: ServiceTable = ServiceTable()
  ) {
    self.width = min(max(width, 80), 160)
    self.style = style
    self.services = services
  }

  /// Appends the explanation of the packet whose captured octets are `bytes`, behind its line, and
  /// an empty line without the last line feed; `conflict` is what its claim of an address makes.
  package func append(
    _ bytes: RawSpan,
    _ record: PacketRecord,
    conflict: AddressConflict?,
    to out: inout LineBuffer
  ) {
    out.append("\n")
    let dissection = Dissection(
      bytes,
      linkType: record.linkType,
      wireByteCount: record.wireByteCount
    )
    var walk = Walk(self, conflict)
    if let quoted = walk.append(dissection, of: bytes, at: 0, to: &out) {
      out.append("\n")
      walk.title("The packet that the message above quotes", to: &out)
      let octets = bytes.clamped(quoted.lowerBound, quoted.upperBound)
      let inner = Dissection(octets, as: .ip, wireByteCount: octets.byteCount)
      _ = walk.append(inner, of: octets, at: quoted.lowerBound, to: &out)
    }
  }

  /// The way along the headers of one packet.
  private struct Walk {
    let explainer: PacketExplainer
    private let conflict: AddressConflict?
    private var headerCount = 0

    init(_ explainer: PacketExplainer, _ conflict: AddressConflict?) {
      self.explainer = explainer
      self.conflict = conflict
    }

    /// Appends the layers of `dissection`, whose octets are `bytes` and lie at `base` of the packet;
    /// returns where a packet that an ICMP error quotes lies in `bytes`.
    mutating func append(
      _ dissection: borrowing Dissection,
      of bytes: RawSpan,
      at base: Int,
      to out: inout LineBuffer
    ) -> Range<Int>? {
      var layers = copy dissection
      var quoted: Range<Int>?
      var describedEnd = 0
      var newest: (layer: Layer, offset: Int)?
      while let layer = layers.next() {
        let start = layers.layerOffset
        newest = (layer.layer, start)
        headerCount += 1
        guard headerCount <= PacketExplainer.largestHeaderCount else { continue }
        let octets = bytes.clamped(start, start + layers.layerWireByteCount)
        let description = HeaderDescription.of(
          layer.layer,
          octets,
          byteCount: layers.restOffset - start
        )
        let surroundings = HeaderSurroundings(
          checksum: layers.checksumState(of: layer),
          wireByteCount: layers.layerWireByteCount,
          services: explainer.services
        )
        append(description, octets, at: base + start, surroundings, to: &out)
        append(neighborMessage: layers.neighborMessage(in: layer), to: &out)
        describedEnd = start + description.byteCount
        if layer.quotesPacket {
          // The message may end before what it quotes.
          quoted = start + 8..<start + max(octets.byteCount, 8)
        }
      }
      appendSkipped(to: &out)
      if let stop = layers.stop {
        append(
          stop,
          isShown: newest.map { $0 == (stop.layer, stop.offset) } ?? false,
          layers,
          base,
          to: &out
        )
        return nil
      }
      if let quoted, !quoted.isEmpty, describedEnd <= quoted.lowerBound { return quoted }
      appendRest(of: layers, bytes, from: describedEnd, at: base, to: &out)
      return nil
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
      HeaderDiagram(of: description, style: explainer.style)
        .append(octets, surroundings, to: &out)
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

    func title(_ text: StaticString, to out: inout LineBuffer) {
      explainer.style.append(.heading, to: &out) { $0.append(text) }
      out.append(":\n")
    }

    private func appendSkipped(to out: inout LineBuffer) {
      let skipped = headerCount - PacketExplainer.largestHeaderCount
      guard skipped > 0 else { return }
      out.append("\n")
      out.append(decimal: skipped)
      out.append(skipped == 1 ? " further header is" : " further headers are")
      out.append(" left out.\n")
    }

    /// Appends the header that could not be read, as far as it is there, and why.
    private func append(
      _ stop: WireError,
      isShown: Bool,
      _ dissection: borrowing Dissection,
      _ base: Int,
      to out: inout LineBuffer
    ) {
      let isLeftOut = headerCount > PacketExplainer.largestHeaderCount || stop.reason == .tooDeep
      if !isShown, !isLeftOut {
        let octets = dissection.rest
        let description = HeaderDescription.of(stop.layer, octets, byteCount: octets.byteCount)
        append(
          description,
          octets,
          at: base + dissection.restOffset,
          HeaderSurroundings(services: explainer.services),
          to: &out
        )
      }
      out.append("\n")
      var text = LineBuffer()
      text.append(reasonOf: stop)
      out.append(text.octets, wrappedAt: explainer.width, from: 0, indent: 0)
      out.append("\n")
    }

    /// Appends what lies behind the headers.
    private func appendRest(
      of dissection: borrowing Dissection,
      _ bytes: RawSpan,
      from describedEnd: Int,
      at base: Int,
      to out: inout LineBuffer
    ) {
      let start = max(dissection.restOffset, describedEnd)
      let end = dissection.restOffset + dissection.rest.byteCount
      let wireEnd = dissection.restOffset + dissection.restWireByteCount
      var text = LineBuffer()
      text.append(unreadReasonOf: dissection.upcoming)
      let missing = max(wireEnd - max(end, start), 0)
      if start < wireEnd {
        text.append(text.count > 0 ? " " : "")
        text.append("Data: ")
        text.append(decimal: wireEnd - start)
        text.append(wireEnd - start == 1 ? " octet" : " octets")
        if missing > 0 {
          text.append(", of which ")
          text.append(decimal: missing)
          text.append(missing == 1 ? " was not captured" : " were not captured")
        }
      }
      if text.count > 0 {
        out.append("\n")
        out.append(text.octets, wrappedAt: explainer.width, from: 0, indent: 0)
        out.append("\n")
        appendData(bytes.clamped(start, end), at: base + start, to: &out)
      }
      appendTrailer(of: bytes, from: max(wireEnd, start), to: &out)
    }

    private func appendData(_ data: RawSpan, at offset: Int, to out: inout LineBuffer) {
      let shown = data.clamped(0, PacketExplainer.largestDataByteCount)
      var start = 0
      while start < shown.byteCount {
        let row = shown.clamped(start, start + 16)
        out.append("  0x")
        out.append(hexadecimal: UInt64(offset + start), digits: 4)
        out.append(" ")
        out.append(leftAlignedIn: 51) { buffer in
          for index in 0..<row.byteCount {
            buffer.append(index == 8 ? "  " : " ")
            buffer.append(hexadecimal: UInt64(row.octet(at: index)), digits: 2)
          }
        }
        out.append(visible: row)
        out.append("\n")
        start += 16
      }
      let left = data.byteCount - shown.byteCount
      guard left > 0 else { return }
      out.append("  ... and ")
      out.append(decimal: left)
      out.append(left == 1 ? " octet more\n" : " octets more\n")
    }

    /// Tells of octets behind what the lengths in the headers claim.
    private func appendTrailer(of bytes: RawSpan, from end: Int, to out: inout LineBuffer) {
      let count = bytes.byteCount - end
      guard count > 0 else { return }
      out.append("\nBehind the end of the packet: ")
      out.append(decimal: count)
      out.append(count == 1 ? " octet" : " octets")
      out.append(" of padding or of a trailer\n")
    }
  }
}

extension Dissection {
  /// What became of the checksum of `layer`, the newest; `nil` when it has none that is known.
  fileprivate func checksumState(of layer: borrowing DissectedLayer) -> ChecksumState? {
    switch layer {
    case .ipv4(let header): ChecksumState(Self.checksumVerdict(of: header))
    case .icmpv4(let message): ChecksumState(checksumVerdict(of: message))
    case .icmpv6(let message): ChecksumState(checksumVerdict(of: message))
    case .udp(let header): checksumState(of: header)
    case .tcp(let header): checksumState(of: header)
    // Few layers have a checksum.
    default: nil
    }
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
  /// Whether the layer is an ICMP error, which quotes the packet that it is about.
  fileprivate var quotesPacket: Bool {
    switch self {
    case .icmpv4(let message): message.type.isError
    // RFC 4443 §2.1: the types below 128 are the error messages.
    case .icmpv6(let message): message.type.rawValue < 128
    default: false
    }
  }
}
