internal import Glibc
internal import NetCore

// The layouts below are the kernel's ABI (ip(7), ipv6(7), unix(7)): written and read octet by octet,
// they need no pointer casts.
extension SocketAddress {
  /// The longest form the kernel passes: `struct sockaddr_storage`.
  static var maximumByteCount: Int { 128 }

  /// The octets that a system call takes for this address.
  var kernelOctets: [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(28)
    func appendNative(_ value: some FixedWidthInteger) {
      appendHostOrder(value, appendTo: &octets)
    }
    func appendBig(_ value: UInt64, _ count: Int) {
      for position in (0..<count).reversed() {
        octets.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * position)))
      }
    }
    switch self {
    case .ipv4(let address, let port):
      appendNative(UInt16(AF_INET))
      appendBig(UInt64(port.rawValue), 2)
      appendBig(UInt64(address.rawValue), 4)
      appendBig(0, 8)
    case .ipv6(let address, let port, let scope):
      appendNative(UInt16(AF_INET6))
      appendBig(UInt64(port.rawValue), 2)
      appendBig(0, 4)
      appendBig(address.high, 8)
      appendBig(address.low, 8)
      appendNative(scope)
    case .unix(let path):
      appendNative(UInt16(AF_UNIX))
      octets.append(contentsOf: path)
      // No octet after the family asks bind(2) for a name, and is what an unnamed socket has; an
      // abstract name counts every octet, and a path ends with a zero octet.
      if let first = path.first, first != 0 { octets.append(0) }
    case .other(let family):
      appendNative(family)
    }
    return octets
  }

  /// Reads the address that a system call left in `octets`; `nil` when there is none.
  init?(kernelOctets octets: RawSpan) {
    guard octets.byteCount >= 2 else { return nil }
    let family = UInt16(hostOrder: octets, at: 0)
    switch Int32(family) {
    case AF_INET where octets.byteCount >= 8:
      self = .ipv4(
        IPv4Address(rawValue: octets.bigEndian(at: 4)),
        port: Port(rawValue: octets.bigEndian(at: 2))
      )
    case AF_INET6 where octets.byteCount >= 28:
      self = .ipv6(
        IPv6Address(high: octets.bigEndian(at: 8), low: octets.bigEndian(at: 16)),
        port: Port(rawValue: octets.bigEndian(at: 2)),
        scope: UInt32(hostOrder: octets, at: 24)
      )
    case AF_UNIX:
      var path: [UInt8] = []
      for offset in 2..<octets.byteCount { path.append(octets.octet(at: offset)) }
      // A path is ended by a zero octet; an abstract name begins with one and may hold more.
      if path.first != 0, let end = path.firstIndex(of: 0) { path.removeSubrange(end...) }
      self = .unix(path)
    default:
      self = .other(family: family)
    }
  }
}
