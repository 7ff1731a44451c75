package import NetCore

/// Addresses that follow each other, as a command line asks for them.
package struct AddressBlock: Hashable, Sendable {
  /// Why a text is no block.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason in words.
    package let description: String
  }

  /// The first address.
  package let first: IPAddress
  /// How many addresses there are; 0 for a range that ends before it begins.
  package let count: UInt128

  /// The most addresses that one run asks: those of an IPv4 /10.
  ///
  /// Each costs some forty octets; more are most likely a slip of the pen.
  package static let limit = 1 << 22

  /// The hosts of `prefix`: without the first and last address of an IPv4 network, which stand for
  /// the network and for all its hosts, and without the first of an IPv6 one, which is that of its
  /// routers (RFC 4291 §2.6.1).
  ///
  /// Blocks with no more than two addresses are links between two hosts (RFC 3021, RFC 6164).
  package init(hostsOf prefix: IPPrefix) {
    let total = UInt128(1) << UInt128(prefix.network.bitWidth - prefix.length)
    switch prefix.network {
    case .ipv4(let network) where prefix.length < 31:
      first = .ipv4(IPv4Address(rawValue: network.rawValue + 1))
      count = total - 2
    case .ipv6(let network) where prefix.length < 127:
      first = .ipv6(IPv6Address(rawValue: network.rawValue + 1))
      // Of ::/0 there are more than this number tells.
      count = prefix.length == 0 ? .max : total - 1
    case .ipv4, .ipv6:
      first = prefix.network
      count = total
    }
  }

  /// The addresses from `first` to `last`.
  package init(from first: IPAddress, through last: IPAddress) throws(Fault) {
    self.first = first
    switch (first, last) {
    case (.ipv4(let first), .ipv4(let last)):
      count = last < first ? 0 : UInt128(last.rawValue - first.rawValue) + 1
    case (.ipv6(let first), .ipv6(let last)):
      let distance = last < first ? nil : last.rawValue - first.rawValue
      count = distance.map { $0 == .max ? .max : $0 + 1 } ?? 0
    case (.ipv4, .ipv6), (.ipv6, .ipv4):
      throw Fault(description: "one address is IPv4 and the other IPv6")
    }
  }

  /// Reads `192.0.2.0/24` or `192.0.2.1-192.0.2.9`, of either version; nothing must be empty.
  package init(_ text: String) throws(Fault) {
    if let parts = Self.parts(of: text, at: "/") {
      let address = try Self.address(parts.0)
      guard let length = Self.length(parts.1),
        let prefix = IPPrefix(containing: address, length: length)
      else {
        throw Fault(description: "behind '/' belongs a length from 0 to \(address.bitWidth)")
      }
      self.init(hostsOf: prefix)
    } else if let parts = Self.parts(of: text, at: "-") {
      try self.init(from: Self.address(parts.0), through: Self.address(parts.1))
      guard count > 0 else { throw Fault(description: "the last address lies before the first") }
    } else {
      throw Fault(description: "neither a network nor a range of addresses")
    }
  }

  private static func parts(of text: String, at separator: Character) -> (String, String)? {
    let parts = text.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }

  private static func address(_ text: String) throws(Fault) -> IPAddress {
    do {
      return try IPAddress(text)
    } catch {
      throw Fault(description: "'\(text.escapedForTerminal)' is no address: \(error)")
    }
  }

  /// A decimal number of at most three digits.
  private static func length(_ text: String) -> Int? {
    guard (1...3).contains(text.utf8.count) else { return nil }
    return text.utf8.reduce(0) { value, octet in
      guard let value, let digit = octet.decimalDigitValue else { return nil }
      return value * 10 + digit
    }
  }
}
