/// The type of an IGMP message (IANA "Internet Group Management Protocol (IGMP) Type Numbers").
public struct IGMPType: RawRepresentable, Hashable, Sendable {
  /// The number.
  public var rawValue: UInt8

  /// The type numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Membership query of any version (RFC 3376 §4.1).
  public static var membershipQuery: Self { Self(rawValue: 0x11) }
  /// Membership report of version 1 (RFC 1112).
  public static var membershipReportV1: Self { Self(rawValue: 0x12) }
  /// The Distance Vector Multicast Routing Protocol (RFC 1075).
  public static var distanceVectorMulticastRouting: Self { Self(rawValue: 0x13) }
  /// Protocol Independent Multicast of version 1.
  public static var protocolIndependentMulticastV1: Self { Self(rawValue: 0x14) }
  /// Membership report of version 2 (RFC 2236 §2.1).
  public static var membershipReportV2: Self { Self(rawValue: 0x16) }
  /// Leave group (RFC 2236 §2.1).
  public static var leaveGroup: Self { Self(rawValue: 0x17) }
  /// Multicast traceroute response.
  public static var multicastTracerouteResponse: Self { Self(rawValue: 0x1e) }
  /// Multicast traceroute.
  public static var multicastTraceroute: Self { Self(rawValue: 0x1f) }
  /// Membership report of version 3 (RFC 3376 §4.2).
  public static var membershipReportV3: Self { Self(rawValue: 0x22) }
}
