package import NetCore

extension TargetList {
  /// Adds the hosts of `prefix`: of an IPv4 network with more than two addresses all but the first
  /// and the last (RFC 1122 §3.2.1.3); `false`, with none added, when there is no room for them.
  @discardableResult
  package mutating func append(hostsOf prefix: IPPrefix) -> Bool {
    switch prefix {
    case .ipv4(let prefix):
      let all = Int(prefix.addressCount)
      guard prefix.length < 31 else { return append(all, from: .ipv4(prefix.network)) }
      return append(all - 2, from: .ipv4(IPv4Address(rawValue: prefix.network.rawValue + 1)))
    case .ipv6(let prefix):
      guard prefix.length >= 96 else { return false }
      return append(1 << (128 - prefix.length), from: .ipv6(prefix.network))
    }
  }
}

extension IPPrefix {
  /// The prefix that is written as an address, a slash and a number of bits; `nil` when `text` is
  /// none.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = Int(parts[1]),
      let address = try? IPAddress(String(parts[0]))
    else { return nil }
    self.init(containing: address, length: length)
  }
}
