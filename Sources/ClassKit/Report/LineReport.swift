package import NetCore

/// One line an input: what scripts and eyes want of a long list.
///
/// Columns of an address or prefix: the input, the class (`-` for IPv6), whether it is globally
/// reachable, the narrowest registered block (`-` for none) and its name. Columns of a port: the
/// input, the range and the services.
package enum LineReport {
  /// Appends the line of `classification`, without a newline.
  package static func append(
    _ classification: Classification,
    input: RawSpan,
    to buffer: inout LineBuffer
  ) {
    buffer.append(foreign: input)
    buffer.append(UInt8(ascii: " "))
    switch classification {
    case .address(let facts): append(facts, to: &buffer)
    case .prefix(let facts): append(facts, to: &buffer)
    case .port(let facts): append(facts, to: &buffer)
    case .endpoint(let address, let port):
      append(address, to: &buffer)
      buffer.append(", port ")
      buffer.append(decimal: port.port.rawValue)
      buffer.append(UInt8(ascii: " "))
      append(port, to: &buffer)
    case .service(let ports):
      for (index, port) in ports.enumerated() {
        if index > 0 { buffer.append(", ") }
        buffer.append("port ")
        buffer.append(decimal: port.port.rawValue)
        buffer.append(UInt8(ascii: " "))
        append(port, to: &buffer)
      }
    }
  }

  static func append(_ facts: AddressFacts, to buffer: inout LineBuffer) {
    switch facts.address {
    case .ipv4(let address): buffer.append(IPv4AddressClass(of: address).letter)
    case .ipv6: buffer.append(UInt8(ascii: "-"))
    }
    buffer.append(UInt8(ascii: " "))
    buffer.append(facts.reachability.word)
    buffer.append(UInt8(ascii: " "))
    if let block = facts.special {
      append(block, to: &buffer)
    } else {
      switch facts.address {
      case .ipv4(let address): append(IPv4MulticastBlock(holding: address), to: &buffer)
      case .ipv6(let address):
        append(IPv6AddressSpaceBlock(holding: address), to: &buffer)
        guard let group = IPv6MulticastAddress(address) else { return }
        buffer.append(", ")
        buffer.append(group.scope.name)
        buffer.append(" scope")
      }
    }
  }

  private static func append(_ facts: PrefixFacts, to buffer: inout LineBuffer) {
    if let addressClass = facts.addressClass {
      buffer.append(addressClass.letter)
    } else {
      buffer.append(UInt8(ascii: "-"))
    }
    buffer.append(UInt8(ascii: " "))
    buffer.append(facts.reachability?.word ?? "differs")
    buffer.append(UInt8(ascii: " "))
    if let block = facts.special { return append(block, to: &buffer) }
    switch facts.prefix {
    case .ipv4(let prefix):
      let blocks = IPv4MulticastBlock.all.filter {
        $0.contains(prefix.network) && $0.contains(prefix.last)
      }
      append(blocks.first, to: &buffer)
    case .ipv6(let prefix):
      let space = IPv6AddressSpaceBlock(holding: prefix.network)
      guard space.prefix.contains(prefix.last) else { return buffer.append("- -") }
      append(space, to: &buffer)
    }
  }

  private static func append(_ block: SpecialPurposeBlock, to buffer: inout LineBuffer) {
    buffer.append(block.prefix)
    buffer.append(UInt8(ascii: " "))
    buffer.append(block.name)
  }

  private static func append(_ block: IPv4MulticastBlock?, to buffer: inout LineBuffer) {
    guard let block else { return buffer.append("- -") }
    buffer.append(block.first)
    buffer.append(UInt8(ascii: "-"))
    buffer.append(block.last)
    buffer.append(UInt8(ascii: " "))
    buffer.append(block.name)
  }

  private static func append(_ space: IPv6AddressSpaceBlock, to buffer: inout LineBuffer) {
    buffer.append(.ipv6(space.prefix))
    buffer.append(UInt8(ascii: " "))
    buffer.append(space.allocation)
  }

  private static func append(_ facts: PortFacts, to buffer: inout LineBuffer) {
    buffer.append(facts.range.name)
    buffer.append(UInt8(ascii: " "))
    TextReport.append(services: facts.services, to: &buffer)
  }
}
