/// The type of the outermost header of captured packets: a LINKTYPE_ value.
///
/// The values are those of capture files (https://www.tcpdump.org/linktypes.html).
public struct LinkType: RawRepresentable, Hashable, Sendable {
  /// The LINKTYPE_ number.
  public var rawValue: UInt32

  /// The link type numbered `rawValue` in capture files.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The link type of a DLT_ value as libpcap reports it on Linux.
  ///
  /// A few old DLT_ values differ between systems, so capture files store others in their place.
  public init(dataLinkType: Int32) {
    switch dataLinkType {
    case 11: self.init(rawValue: 100)
    case 12: self = .raw
    case 13: self.init(rawValue: 102)
    case 14: self.init(rawValue: 103)
    default: self.init(rawValue: UInt32(bitPattern: dataLinkType))
    }
  }

  /// BSD loopback: the address family in the byte order of the capturing host, LINKTYPE_NULL.
  public static var null: Self { Self(rawValue: 0) }
  /// Ethernet, LINKTYPE_ETHERNET.
  public static var ethernet: Self { Self(rawValue: 1) }
  /// PPP, LINKTYPE_PPP.
  public static var ppp: Self { Self(rawValue: 9) }
  /// PPP in HDLC-like framing, LINKTYPE_PPP_HDLC.
  public static var pppHDLC: Self { Self(rawValue: 50) }
  /// PPP over Ethernet without the Ethernet header, LINKTYPE_PPP_ETHER.
  public static var pppoe: Self { Self(rawValue: 51) }
  /// IPv4 or IPv6 without a link header, LINKTYPE_RAW.
  public static var raw: Self { Self(rawValue: 101) }
  /// Cisco's HDLC framing, LINKTYPE_C_HDLC.
  public static var ciscoHDLC: Self { Self(rawValue: 104) }
  /// OpenBSD loopback: the address family in network byte order, LINKTYPE_LOOP.
  public static var loop: Self { Self(rawValue: 108) }
  /// Linux "cooked" capture, LINKTYPE_LINUX_SLL.
  public static var linuxSLL: Self { Self(rawValue: 113) }
  /// PPP with the direction in place of the address, LINKTYPE_PPP_PPPD.
  public static var pppWithDirection: Self { Self(rawValue: 166) }
  /// IPv4 without a link header, LINKTYPE_IPV4.
  public static var ipv4: Self { Self(rawValue: 228) }
  /// IPv6 without a link header, LINKTYPE_IPV6.
  public static var ipv6: Self { Self(rawValue: 229) }
  /// Linux "cooked" capture version 2, LINKTYPE_LINUX_SLL2.
  public static var linuxSLL2: Self { Self(rawValue: 276) }
}
