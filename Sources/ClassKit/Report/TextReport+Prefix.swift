internal import NetCore

extension TextReport {
  func append(_ facts: PrefixFacts, to buffer: inout LineBuffer) {
    switch facts.prefix {
    case .ipv4(let prefix):
      buffer.append("IPv4 prefix")
      appendHostBitsRemark(facts, to: &buffer)
      append(prefix, facts, to: &buffer)
    case .ipv6(let prefix):
      buffer.append("IPv6 prefix")
      appendHostBitsRemark(facts, to: &buffer)
      append(prefix, to: &buffer)
    }
    appendSpecial(facts.special, address: facts.prefix.network, to: &buffer)
    if !facts.covered.isEmpty {
      line("covers", to: &buffer) {
        $0.append(decimal: facts.covered.count)
        $0.append(facts.covered.count == 1 ? " special-purpose block" : " special-purpose blocks")
      }
      for block in facts.covered {
        line("", to: &buffer) {
          $0.append(block.prefix)
          $0.append(UInt8(ascii: " "))
          $0.append(block.name)
        }
      }
    }
    append(reachability: facts.reachability, to: &buffer)
  }

  /// An address with a length is as often an interface as a network; say which network.
  private func appendHostBitsRemark(_ facts: PrefixFacts, to buffer: inout LineBuffer) {
    if facts.address != facts.prefix.network {
      buffer.append(", written with the address of a host")
    }
    buffer.append("\n")
  }

  private func append(_ prefix: IPv4Prefix, _ facts: PrefixFacts, to buffer: inout LineBuffer) {
    if case .ipv4(let address) = facts.address {
      let runs = Self.runs(of: IPv4AddressClass(of: prefix.network), length: prefix.length)
      appendBits(of: address, runs: runs, to: &buffer)
    }
    line("network", to: &buffer) { $0.append(.ipv4(prefix)) }
    line("mask", to: &buffer) {
      $0.append(prefix.mask)
      $0.append(", wildcard ")
      $0.append(IPv4Address(rawValue: ~prefix.mask.rawValue))
    }
    line("range", to: &buffer) {
      Self.append(range: prefix.network, prefix.last, to: &$0)
      $0.append(": ")
      $0.append(decimal: prefix.addressCount)
      $0.append(prefix.addressCount == 1 ? " address" : " addresses")
    }
    appendHosts(facts, prefix, to: &buffer)
    appendClassRemark(facts, prefix, to: &buffer)
  }

  private func appendHosts(
    _ facts: PrefixFacts,
    _ prefix: IPv4Prefix,
    to buffer: inout LineBuffer
  ) {
    line("broadcast", to: &buffer) {
      if let broadcast = facts.broadcast {
        $0.append(broadcast)
      } else {
        $0.append("none")
        if facts.hosts != nil { $0.append(prefix.length == 31 ? " (RFC3021)" : ": a single host") }
      }
    }
    line("hosts", to: &buffer) {
      guard let hosts = facts.hosts else { return $0.append("none: no unicast addresses") }
      Self.append(range: hosts.lowerBound, hosts.upperBound, to: &$0)
      $0.append(": ")
      $0.append(decimal: UInt64(hosts.upperBound.rawValue) - UInt64(hosts.lowerBound.rawValue) + 1)
      if prefix.length == 31 { $0.append(", both ends of a point-to-point link (RFC3021)") }
    }
  }

  /// Appends what the block is in terms of classes.
  private func appendClassRemark(
    _ facts: PrefixFacts,
    _ prefix: IPv4Prefix,
    to buffer: inout LineBuffer
  ) {
    guard let addressClass = facts.addressClass else {
      return line("class", to: &buffer) { $0.append("spans more than one class") }
    }
    append(addressClass, to: &buffer)
    guard let networkBitCount = addressClass.networkBitCount,
      let network = IPv4AddressClass.network(of: prefix.network)
    else { return }
    line("", to: &buffer) {
      if prefix.length == networkBitCount {
        $0.append("exactly one network of the class")
      } else if prefix.length > networkBitCount {
        $0.append("a subnet of ")
        $0.append(.ipv4(network))
      } else {
        $0.append("a supernet of ")
        $0.append(decimal: 1 << UInt64(networkBitCount - prefix.length))
        $0.append(" networks of the class")
      }
    }
  }

  private func append(_ prefix: IPv6Prefix, to buffer: inout LineBuffer) {
    line("network", to: &buffer) { $0.append(.ipv6(prefix)) }
    line("last", to: &buffer) { $0.append(prefix.last) }
    line("addresses", to: &buffer) {
      let hostBitCount = 128 - prefix.length
      $0.append("2^")
      $0.append(decimal: hostBitCount)
      if hostBitCount < 64 {
        $0.append(" = ")
        $0.append(decimal: UInt64(1) << UInt64(hostBitCount))
      }
    }
    line("hosts", to: &buffer) {
      switch prefix.length {
      case 128: $0.append("a single host")
      case 127: $0.append("both ends of a point-to-point link (RFC6164)")
      default:
        $0.append("all; no broadcast, and the first is the routers' anycast address")
        $0.append(" (RFC4291, Section 2.6.1)")
      }
    }
    appendSpace(of: prefix.network, to: &buffer)
  }
}
