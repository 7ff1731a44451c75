/// An Internet protocol number: IPv4's protocol and IPv6's next header (IANA "Protocol Numbers").
public struct IPProtocol: RawRepresentable, Hashable, Sendable {
  /// The number.
  public var rawValue: UInt8

  /// The protocol numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// IPv6 hop-by-hop options (RFC 8200 §4.3).
  public static var hopByHopOptions: Self { Self(rawValue: 0) }
  /// ICMP for IPv4 (RFC 792).
  public static var icmpv4: Self { Self(rawValue: 1) }
  /// The Internet Group Management Protocol (RFC 3376).
  public static var igmp: Self { Self(rawValue: 2) }
  /// IPv4 in IP (RFC 2003).
  public static var ipv4: Self { Self(rawValue: 4) }
  /// TCP (RFC 9293).
  public static var tcp: Self { Self(rawValue: 6) }
  /// UDP (RFC 768).
  public static var udp: Self { Self(rawValue: 17) }
  /// The Datagram Congestion Control Protocol (RFC 4340).
  public static var dccp: Self { Self(rawValue: 33) }
  /// IPv6 in IP (RFC 2473, RFC 4213).
  public static var ipv6: Self { Self(rawValue: 41) }
  /// The IPv6 routing header (RFC 8200 §4.4).
  public static var ipv6Routing: Self { Self(rawValue: 43) }
  /// The IPv6 fragment header (RFC 8200 §4.5).
  public static var ipv6Fragment: Self { Self(rawValue: 44) }
  /// Generic routing encapsulation (RFC 2784).
  public static var gre: Self { Self(rawValue: 47) }
  /// The encapsulating security payload (RFC 4303).
  public static var encapsulatingSecurityPayload: Self { Self(rawValue: 50) }
  /// The authentication header (RFC 4302).
  public static var authenticationHeader: Self { Self(rawValue: 51) }
  /// ICMP for IPv6 (RFC 4443).
  public static var icmpv6: Self { Self(rawValue: 58) }
  /// No next header (RFC 8200 §4.7).
  public static var noNextHeader: Self { Self(rawValue: 59) }
  /// IPv6 destination options (RFC 8200 §4.6).
  public static var destinationOptions: Self { Self(rawValue: 60) }
  /// Open Shortest Path First (RFC 2328).
  public static var ospf: Self { Self(rawValue: 89) }
  /// The Stream Control Transmission Protocol (RFC 9260).
  public static var sctp: Self { Self(rawValue: 132) }
  /// The IPv6 mobility header (RFC 6275 §6.1).
  public static var mobility: Self { Self(rawValue: 135) }
  /// Ethernet (RFC 8986 §4.9).
  public static var ethernet: Self { Self(rawValue: 143) }
  /// UDP-Lite (RFC 3828).
  public static var udpLite: Self { Self(rawValue: 136) }

  /// Whether the protocol's header begins with a source and a destination port.
  public var hasPorts: Bool {
    self == .tcp || self == .udp || self == .sctp || self == .dccp
  }

  /// Whether the number names an extension header of IPv6 after which the packet goes on
  /// (RFC 8200 §4).
  public var isIPv6Extension: Bool {
    self == .hopByHopOptions || self == .ipv6Routing || self == .ipv6Fragment
      || self == .destinationOptions
  }
}
