internal import NetCore

extension TextReport {
  func append(_ facts: AddressFacts, to buffer: inout LineBuffer) {
    switch facts.address {
    case .ipv4(let address): append(address, to: &buffer)
    case .ipv6(let address): append(address, facts, to: &buffer)
    }
    appendSpecial(facts.special, address: facts.address, to: &buffer)
    if facts.path.count > 1 {
      line("path", to: &buffer) {
        for (index, block) in facts.path.enumerated() {
          if index > 0 { $0.append(" > ") }
          $0.append(block.prefix)
          $0.append(UInt8(ascii: " "))
          $0.append(block.name)
        }
      }
    }
    append(reachability: facts.reachability, to: &buffer)
  }

  private func append(_ address: IPv4Address, to buffer: inout LineBuffer) {
    let addressClass = IPv4AddressClass(of: address)
    buffer.append("IPv4 address, class ")
    buffer.append(addressClass.letter)
    buffer.append("\n")
    appendBits(of: address, runs: Self.runs(of: addressClass), to: &buffer)
    append(addressClass, to: &buffer)
    if let network = IPv4AddressClass.network(of: address) {
      line("network", to: &buffer) {
        $0.append(.ipv4(network))
        $0.append(", mask ")
        $0.append(network.mask)
        $0.append(": the default of the class")
      }
      line("host part", to: &buffer) {
        $0.append(IPv4Address(rawValue: address.rawValue & ~network.mask.rawValue))
      }
    }
    appendMulticast(of: address, to: &buffer)
  }

  /// Appends what decides the class, and that it is history.
  func append(_ addressClass: IPv4AddressClass, to buffer: inout LineBuffer) {
    line("class", to: &buffer) {
      $0.append(addressClass.letter)
      $0.append(": leading bits ")
      $0.append(addressClass.leadingBits)
      $0.append(", ")
      Self.append(range: addressClass.block.network, addressClass.block.last, to: &$0)
      $0.append(" (")
      $0.append(addressClass.reference)
      switch addressClass {
      case .a, .b, .c: $0.append("; history since CIDR, RFC4632)")
      case .d: $0.append("): multicast, no network and host part")
      case .e: $0.append("): reserved, no network and host part")
      }
    }
  }

  private func appendMulticast(of address: IPv4Address, to buffer: inout LineBuffer) {
    let path = IPv4MulticastBlock.path(to: address)
    guard let mac = address.multicastMAC, !path.isEmpty else { return }
    for block in path {
      line("multicast", to: &buffer) {
        Self.append(range: block.first, block.last, to: &$0)
        $0.append(UInt8(ascii: " "))
        $0.append(block.name)
        $0.append(" (")
        $0.append(block.reference)
        $0.append("): ")
        $0.append(block.reach.meaning)
      }
    }
    line("MAC", to: &buffer) {
      $0.append(mac)
      $0.append(", shared by 32 groups (RFC1112, Section 6.4)")
    }
  }
}

extension IPv4MulticastBlock.Reach {
  fileprivate var meaning: StaticString {
    switch self {
    case .link: "never forwarded off the link"
    case .administrative: "stays inside an administrative boundary"
    case .unbounded: "may be forwarded"
    case .reserved: "not in use"
    case .documentation: "for examples in documents"
    }
  }
}
