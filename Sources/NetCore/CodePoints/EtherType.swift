/// An EtherType (IEEE Std 802.3 clause 3.2.6; IANA "IEEE 802 Numbers").
public struct EtherType: RawRepresentable, Hashable, Sendable {
  /// The number, in host byte order.
  public var rawValue: UInt16

  /// The EtherType numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The largest number that is a length of an IEEE 802.3 frame instead of an EtherType, in octets.
  public static var largestLength: UInt16 { 1500 }

  /// IPv4 (RFC 894).
  public static var ipv4: Self { Self(rawValue: 0x0800) }
  /// The Address Resolution Protocol (RFC 826).
  public static var arp: Self { Self(rawValue: 0x0806) }
  /// Transparent Ethernet bridging (RFC 7637 §3.2).
  public static var transparentEthernetBridging: Self { Self(rawValue: 0x6558) }
  /// The Reverse Address Resolution Protocol (RFC 903).
  public static var reverseARP: Self { Self(rawValue: 0x8035) }
  /// The customer VLAN tag of IEEE Std 802.1Q.
  public static var customerVLAN: Self { Self(rawValue: 0x8100) }
  /// IPv6 (RFC 2464 §3).
  public static var ipv6: Self { Self(rawValue: 0x86dd) }
  /// IEEE 802.3 slow protocols, such as LACP.
  public static var slowProtocols: Self { Self(rawValue: 0x8809) }
  /// PPP without HDLC-like framing (RFC 7241).
  public static var ppp: Self { Self(rawValue: 0x880b) }
  /// MPLS with downstream-assigned labels (RFC 5332 §3).
  public static var mpls: Self { Self(rawValue: 0x8847) }
  /// MPLS with upstream-assigned labels (RFC 5332 §3).
  public static var mplsUpstreamAssigned: Self { Self(rawValue: 0x8848) }
  /// PPP over Ethernet, discovery stage (RFC 2516 §4).
  public static var pppoeDiscovery: Self { Self(rawValue: 0x8863) }
  /// PPP over Ethernet, session stage (RFC 2516 §4).
  public static var pppoeSession: Self { Self(rawValue: 0x8864) }
  /// Alteon jumbo frames: an LLC header follows.
  public static var jumboLLC: Self { Self(rawValue: 0x8870) }
  /// Port-based access control (IEEE Std 802.1X).
  public static var portAccessEntity: Self { Self(rawValue: 0x888e) }
  /// The service VLAN tag of IEEE Std 802.1ad.
  public static var serviceVLAN: Self { Self(rawValue: 0x88a8) }
  /// The Link Layer Discovery Protocol (IEEE Std 802.1AB).
  public static var lldp: Self { Self(rawValue: 0x88cc) }
  /// MAC security (IEEE Std 802.1AE).
  public static var macSecurity: Self { Self(rawValue: 0x88e5) }
  /// The configuration test protocol of Ethernet version 2, "loopback".
  public static var loopback: Self { Self(rawValue: 0x9000) }
  /// A VLAN tag of equipment older than IEEE Std 802.1ad.
  public static var stackedVLAN9100: Self { Self(rawValue: 0x9100) }
  /// A VLAN tag of equipment older than IEEE Std 802.1ad.
  public static var stackedVLAN9200: Self { Self(rawValue: 0x9200) }

  /// Whether a VLAN tag follows.
  public var isVLANTag: Bool {
    self == .customerVLAN || self == .serviceVLAN || self == .stackedVLAN9100
      || self == .stackedVLAN9200
  }
}
