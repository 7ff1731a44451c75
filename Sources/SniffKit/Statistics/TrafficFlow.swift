internal import NetCore

/// Whom a packet is from and to, by its outermost IP header, or the link header where there is none.
struct TrafficFlow {
  /// The two addresses.
  enum Addresses {
    /// None that is read.
    case none
    /// Those of an Ethernet frame without an IP header.
    case mac(MACAddress, MACAddress)
    /// Those of IPv4.
    case ipv4(IPv4Address, IPv4Address)
    /// Those of IPv6.
    case ipv6(IPv6Address, IPv6Address)
  }

  /// Source and destination.
  var addresses = Addresses.none
  /// What the IP packet carries, behind its extension headers.
  var type = IPProtocol(rawValue: 0)
  /// The ports, where there are some and they were captured.
  var ports = TransportPorts()
  /// Whether there is an IP header.
  private(set) var hasNetwork = false
  /// Whether what follows is still of the outermost IP header, and before its payload.
  private(set) var isOpen = false

  /// Takes the addresses of an IP header, when it is the first.
  @inline(__always)
  mutating func enter(_ addresses: @autoclosure () -> Addresses) {
    isOpen = !hasNetwork
    guard isOpen else { return }
    hasNetwork = true
    self.addresses = addresses()
  }

  /// Looks at what follows the newest layer of `dissection`.
  @inline(__always)
  mutating func look(at dissection: borrowing Dissection) {
    switch dissection.upcoming {
    case .ipProtocol(let type):
      self.type = type
      guard type.hasPorts, dissection.stop == nil, dissection.rest.byteCount >= 4 else { return }
      ports.source = dissection.rest.bigEndian(at: 0)
      ports.destination = dissection.rest.bigEndian(at: 2)
      isOpen = false
    case .laterFragment(let type):
      self.type = type
      isOpen = false
    default: isOpen = false
    }
  }
}
