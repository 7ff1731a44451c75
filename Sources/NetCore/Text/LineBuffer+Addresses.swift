extension LineBuffer {
  /// Appends dotted-decimal text.
  public mutating func append(_ address: IPv4Address) {
    write(atMost: 16) { $0.append(address) }
  }

  /// Appends the text form of RFC 5952.
  public mutating func append(_ address: IPv6Address) {
    write(atMost: 48) { $0.append(address) }
  }

  /// Appends the canonical text of an address of either version.
  public mutating func append(_ address: IPAddress) {
    switch address {
    case .ipv4(let address): append(address)
    case .ipv6(let address): append(address)
    }
  }

  /// Appends six lower-case two-digit groups with colons.
  public mutating func append(_ address: MACAddress) {
    write(atMost: 17) { $0.append(address) }
  }
}
