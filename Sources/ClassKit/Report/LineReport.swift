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
      case .ipv4(let address): appendMulticastBlock(of: address, to: &buffer)
      case .ipv6(let address): appendSpace(of: address, to: &buffer)
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
    if let block = facts.special { append(block, to: &buffer) } else { buffer.append("- -") }
  }

  private static func append(_ block: SpecialPurposeBlock, to buffer: inout LineBuffer) {
    buffer.append(block.prefix)
    buffer.append(UInt8(ascii: " "))
    buffer.append(block.name)
  }

  private static func appendMulticastBlock(
    of address: IPv4Address,
    to buffer: inout LineBuffer
  ) {
    guard let block = IPv4MulticastBlock(holding: address) else { return buffer.append("- -") }
    buffer.append(block.first)
    buffer.append(UInt8(ascii: "-"))
    buffer.append(block.last)
    buffer.append(UInt8(ascii: " "))
    buffer.append(block.name)
  }

  private static func appendSpace(of address: IPv6Address, to buffer: inout LineBuffer) {
    let space = IPv6AddressSpaceBlock(holding: address)
    buffer.append(.ipv6(space.prefix))
    buffer.append(UInt8(ascii: " "))
    buffer.append(space.allocation)
    guard let group = IPv6MulticastAddress(address) else { return }
    buffer.append(", ")
    buffer.append(group.scope.name)
    buffer.append(" scope")
  }

  private static func append(_ facts: PortFacts, to buffer: inout LineBuffer) {
    buffer.append(facts.range.name)
    buffer.append(UInt8(ascii: " "))
    TextReport.append(services: facts.services, to: &buffer)
  }
}
