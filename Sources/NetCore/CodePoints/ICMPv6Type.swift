/// The type of an ICMP message for IPv6 (RFC 4443; IANA "ICMPv6 Parameters").
public struct ICMPv6Type: RawRepresentable, Hashable, Sendable {
  /// The number.
  public var rawValue: UInt8

  /// The type numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Destination unreachable (RFC 4443 §3.1).
  public static var destinationUnreachable: Self { Self(rawValue: 1) }
  /// Packet too big (RFC 4443 §3.2).
  public static var packetTooBig: Self { Self(rawValue: 2) }
  /// Time exceeded (RFC 4443 §3.3).
  public static var timeExceeded: Self { Self(rawValue: 3) }
  /// Parameter problem (RFC 4443 §3.4).
  public static var parameterProblem: Self { Self(rawValue: 4) }
  /// Echo request (RFC 4443 §4.1).
  public static var echoRequest: Self { Self(rawValue: 128) }
  /// Echo reply (RFC 4443 §4.2).
  public static var echoReply: Self { Self(rawValue: 129) }
  /// Multicast listener query (RFC 2710 §3, RFC 3810 §5.1).
  public static var multicastListenerQuery: Self { Self(rawValue: 130) }
  /// Multicast listener report of version 1 (RFC 2710 §3).
  public static var multicastListenerReport: Self { Self(rawValue: 131) }
  /// Multicast listener done (RFC 2710 §3).
  public static var multicastListenerDone: Self { Self(rawValue: 132) }
  /// Router solicitation (RFC 4861 §4.1).
  public static var routerSolicitation: Self { Self(rawValue: 133) }
  /// Router advertisement (RFC 4861 §4.2).
  public static var routerAdvertisement: Self { Self(rawValue: 134) }
  /// Neighbor solicitation (RFC 4861 §4.3).
  public static var neighborSolicitation: Self { Self(rawValue: 135) }
  /// Neighbor advertisement (RFC 4861 §4.4).
  public static var neighborAdvertisement: Self { Self(rawValue: 136) }
  /// Redirect (RFC 4861 §4.5).
  public static var redirect: Self { Self(rawValue: 137) }
  /// Router renumbering (RFC 2894).
  public static var routerRenumbering: Self { Self(rawValue: 138) }
  /// Node information query (RFC 4620).
  public static var nodeInformationQuery: Self { Self(rawValue: 139) }
  /// Node information response (RFC 4620).
  public static var nodeInformationResponse: Self { Self(rawValue: 140) }
  /// Inverse neighbor discovery solicitation (RFC 3122).
  public static var inverseNeighborSolicitation: Self { Self(rawValue: 141) }
  /// Inverse neighbor discovery advertisement (RFC 3122).
  public static var inverseNeighborAdvertisement: Self { Self(rawValue: 142) }
  /// Multicast listener report of version 2 (RFC 3810 §5.2).
  public static var multicastListenerReportV2: Self { Self(rawValue: 143) }

  /// Home agent address discovery request (RFC 6275 §6.5).
  public static var homeAgentDiscoveryRequest: Self { Self(rawValue: 144) }
  /// Home agent address discovery reply (RFC 6275 §6.6).
  public static var homeAgentDiscoveryReply: Self { Self(rawValue: 145) }
  /// Mobile prefix solicitation (RFC 6275 §6.7).
  public static var mobilePrefixSolicitation: Self { Self(rawValue: 146) }
  /// Mobile prefix advertisement (RFC 6275 §6.8).
  public static var mobilePrefixAdvertisement: Self { Self(rawValue: 147) }
  /// Certification path solicitation (RFC 3971 §6.4.1).
  public static var certificationPathSolicitation: Self { Self(rawValue: 148) }
  /// Certification path advertisement (RFC 3971 §6.4.2).
  public static var certificationPathAdvertisement: Self { Self(rawValue: 149) }
  /// Routing for low-power and lossy networks, RPL (RFC 6550 §6).
  public static var lowPowerRouting: Self { Self(rawValue: 155) }
  /// Extended echo request (RFC 8335 §2).
  public static var extendedEchoRequest: Self { Self(rawValue: 160) }
  /// Extended echo reply (RFC 8335 §3).
  public static var extendedEchoReply: Self { Self(rawValue: 161) }

  /// Whether the message quotes the packet that caused it (RFC 4443 §2.1).
  public var isError: Bool { rawValue < 128 }
}
