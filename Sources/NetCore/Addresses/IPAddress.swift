/// An address of either version of IP.
public enum IPAddress: Hashable, Sendable {
  /// An IPv4 address.
  case ipv4(IPv4Address)
  /// An IPv6 address.
  case ipv6(IPv6Address)

  /// Reads an address of either version: text with a colon is IPv6, any other IPv4.
  public init(text: Span<UInt8>) throws(AddressTextError) {
    for index in text.indices where text[index] == UInt8(ascii: ":") {
      self = .ipv6(try IPv6Address(text: text))
      return
    }
    self = .ipv4(try IPv4Address(text: text))
  }

  /// Reads an address of either version: text with a colon is IPv6, any other IPv4.
  public init(_ text: String) throws(AddressTextError) {
    try self.init(text: text.utf8Span.span)
  }

  /// The number of bits of an address of this version: 32 or 128.
  public var bitWidth: Int {
    switch self {
    case .ipv4: 32
    case .ipv6: 128
    }
  }

  /// Whether the address is `0.0.0.0` or `::`.
  public var isUnspecified: Bool {
    switch self {
    case .ipv4(let address): address == .unspecified
    case .ipv6(let address): address == .unspecified
    }
  }
}

extension IPAddress: CustomStringConvertible {
  /// The canonical text of the address (RFC 5952 for IPv6).
  public var description: String {
    switch self {
    case .ipv4(let address): address.description
    case .ipv6(let address): address.description
    }
  }
}
