/// The class of an IPv4 address: how the leading bits alone split it before CIDR.
///
/// RFC 791 §3.2 defines the classes A, B and C, and leaves the leading bits 111 undefined ("escape to
/// extended addressing mode"); RFC 1112 §4 makes them D (multicast) and E (reserved). Classes are
/// history: since CIDR (RFC 4632) the length of a network is given, never read from the address.
public enum IPv4AddressClass: Hashable, Sendable, CaseIterable {
  /// Leading bit 0: 7 bits of network number, 24 of host number.
  case a
  /// Leading bits 10: 14 bits of network number, 16 of host number.
  case b
  /// Leading bits 110: 21 bits of network number, 8 of host number.
  case c
  /// Leading bits 1110: multicast, 28 bits of group number.
  case d
  /// Leading bits 1111: reserved.
  case e

  /// The class that the leading bits of `address` decide.
  public init(of address: IPv4Address) {
    self =
      switch (~address.rawValue).leadingZeroBitCount {
      case 0: .a
      case 1: .b
      case 2: .c
      case 3: .d
      default: .e
      }
  }

  /// The letter of the class.
  public var letter: StaticString {
    switch self {
    case .a: "A"
    case .b: "B"
    case .c: "C"
    case .d: "D"
    case .e: "E"
    }
  }

  /// The leading bits that decide the class, as binary digits.
  public var leadingBits: StaticString {
    switch self {
    case .a: "0"
    case .b: "10"
    case .c: "110"
    case .d: "1110"
    case .e: "1111"
    }
  }

  /// All addresses of the class; its length is the number of leading bits that decide.
  public var block: IPv4Prefix {
    switch self {
    case .a: IPv4Prefix(registered: IPv4Address(0, 0, 0, 0), length: 1)
    case .b: IPv4Prefix(registered: IPv4Address(128, 0, 0, 0), length: 2)
    case .c: IPv4Prefix(registered: IPv4Address(192, 0, 0, 0), length: 3)
    case .d: IPv4Prefix(registered: IPv4Address(224, 0, 0, 0), length: 4)
    case .e: IPv4Prefix(registered: IPv4Address(240, 0, 0, 0), length: 4)
    }
  }

  /// The number of leading bits that name the network, class bits included, or `nil` for D and E,
  /// which have no network and no host part.
  public var networkBitCount: Int? {
    switch self {
    case .a: 8
    case .b: 16
    case .c: 24
    case .d, .e: nil
    }
  }

  /// The document that defines the class.
  public var reference: StaticString {
    switch self {
    case .a, .b, .c: "RFC791, Section 3.2"
    case .d, .e: "RFC1112, Section 4"
    }
  }

  /// The classful network that holds `address`, or `nil` for the classes D and E.
  public static func network(of address: IPv4Address) -> IPv4Prefix? {
    Self(of: address).networkBitCount.flatMap { IPv4Prefix(containing: address, length: $0) }
  }
}

extension IPv4Prefix {
  /// A block of a table of this module; `network` has no bits behind `length`.
  init(registered network: IPv4Address, length: Int) {
    self.network = network
    self.length = length
  }
}

extension IPv6Prefix {
  /// A block of a table of this module; `network` has no bits behind `length`.
  init(registered network: IPv6Address, length: Int) {
    self.network = network
    self.length = length
  }
}
