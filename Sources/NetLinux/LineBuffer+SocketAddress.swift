public import NetCore

extension LineBuffer {
  /// Appends `10.0.0.1:80`, `[::1]:80`, `[fe80::1%2]:80`, or the escaped path of a Unix-domain
  /// socket.
  public mutating func append(_ address: SocketAddress) {
    switch address {
    case .ipv4(let address, let port):
      append(address)
      append(":")
      append(decimal: UInt64(port.rawValue))
    case .ipv6(let address, let port, let scope):
      append("[")
      append(address)
      if scope != 0 {
        append("%")
        append(decimal: UInt64(scope))
      }
      append("]:")
      append(decimal: UInt64(port.rawValue))
    case .unix(let path):
      if path.first == 0 {
        append("@")
        append(foreign: Array(path.dropFirst()).octets)
      } else {
        append(foreign: path.octets)
      }
    case .other(let family):
      append("address family ")
      append(decimal: UInt64(family))
    }
  }
}
