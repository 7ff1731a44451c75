package import NetCore

/// Names what the addresses and ports of packets are, in a short form behind their line, or as an
/// object of their JSON row.
package struct PacketClassifier: Sendable {
  let services: ServiceTable

  /// A classifier that names services by `services`.
  package init(services: ServiceTable) { self.services = services }

  /// Appends ` [10.0.0.1 private, 8.8.8.8 global; 40000 registered, 53 well-known domain]`; nothing
  /// when there is nothing to name.
  ///
  /// The addresses come first, then ports, then what ARP and neighbour discovery are about, and
  /// checksums that are not right; the parts stand apart by semicolons, and a packet inside another
  /// begins behind a bar.
  package func append(
    _ bytes: RawSpan,
    _ record: PacketRecord,
    conflict: AddressConflict?,
    to out: inout LineBuffer
  ) {
    var dissection = Dissection(
      bytes,
      linkType: record.linkType,
      wireByteCount: record.wireByteCount
    )
    var text = PartList()
    while let layer = dissection.next() {
      switch layer {
      case .arp(let header):
        if let sender = header.senderIPv4Address, let target = header.targetIPv4Address {
          text.begin(in: &out)
          append(.ipv4(sender), .ipv4(target), to: &out)
        }
        if let message = NeighborMessage(header) {
          text.begin(in: &out)
          out.append("ARP ")
          out.append(message.kind.words)
        }
      case .ipv4(let header):
        text.beginPacket(in: &out)
        append(.ipv4(header.source), .ipv4(header.destination), to: &out)
        text.append("ip", ChecksumState(Dissection.checksumVerdict(of: header)), in: &out)
      case .ipv6(let header):
        text.beginPacket(in: &out)
        append(.ipv6(header.source), .ipv6(header.destination), to: &out)
      case .icmpv4(let message):
        text.append("icmp", ChecksumState(dissection.checksumVerdict(of: message)), in: &out)
      case .icmpv6(let header):
        if let message = NeighborMessage(header, in: dissection) {
          text.begin(in: &out)
          out.append("neighbor ")
          out.append(message.kind.words)
        }
        text.append("icmpv6", ChecksumState(dissection.checksumVerdict(of: header)), in: &out)
      case .udp(let header):
        text.begin(in: &out)
        append(header.sourcePort, header.destinationPort, "udp", to: &out)
        text.append("udp", dissection.checksumState(of: header), in: &out)
      case .tcp(let header):
        text.begin(in: &out)
        append(header.sourcePort, header.destinationPort, "tcp", to: &out)
        text.append("tcp", dissection.checksumState(of: header), in: &out)
      // The others have neither IP addresses nor ports.
      default: break
      }
    }
    if let conflict {
      text.begin(in: &out)
      out.append(conflict: conflict)
    }
    text.end(in: &out)
  }

  private func append(_ first: IPAddress, _ second: IPAddress, to out: inout LineBuffer) {
    out.append(first)
    out.append(" ")
    AddressKind(of: first).append(to: &out)
    out.append(", ")
    out.append(second)
    out.append(" ")
    AddressKind(of: second).append(to: &out)
  }

  private func append(
    _ first: Port,
    _ second: Port,
    _ transport: String,
    to out: inout LineBuffer
  ) {
    append(first, transport, to: &out)
    out.append(", ")
    append(second, transport, to: &out)
  }

  private func append(_ port: Port, _ transport: String, to out: inout LineBuffer) {
    out.append(decimal: port.rawValue)
    out.append(" ")
    out.append(PortRange(of: port).name)
    if let service = services.entries(of: port, transport: transport).first {
      out.append(" ")
      out.append(foreign: service.name)
    }
  }

  /// The brackets and separators of the list.
  private struct PartList {
    private var hasPacket = false
    private var isEmpty = true

    mutating func begin(in out: inout LineBuffer) {
      out.append(isEmpty ? " [" : "; ")
      isEmpty = false
    }

    mutating func beginPacket(in out: inout LineBuffer) {
      out.append(isEmpty ? " [" : hasPacket ? " | " : "; ")
      isEmpty = false
      hasPacket = true
    }

    /// Appends the state of a checksum that is worth a word.
    mutating func append(_ name: StaticString, _ state: ChecksumState, in out: inout LineBuffer) {
      switch state {
      case .valid, .absent, .unverifiable: return
      case .invalid, .offloaded: break
      }
      begin(in: &out)
      out.append(name)
      out.append(" checksum ")
      out.append(state.name)
    }

    func end(in out: inout LineBuffer) {
      if !isEmpty { out.append("]") }
    }
  }
}
