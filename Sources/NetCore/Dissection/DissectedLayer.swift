/// The view of one layer of a packet.
public enum DissectedLayer: ~Escapable {
  /// Ethernet II or IEEE 802.3.
  case ethernet(EthernetHeader)
  /// A VLAN tag.
  case vlan(VLANTag)
  /// Logical link control.
  case llc(LLCHeader)
  /// The subnetwork access protocol.
  case snap(SNAPHeader)
  /// Linux "cooked" capture.
  case linuxSLL(LinuxSLLHeader)
  /// Linux "cooked" capture version 2.
  case linuxSLL2(LinuxSLL2Header)
  /// BSD or OpenBSD loopback.
  case null(NullHeader)
  /// PPP.
  case ppp(PPPHeader)
  /// Cisco's HDLC framing.
  case ciscoHDLC(CiscoHDLCHeader)
  /// Cisco's serial line ARP.
  case slarp(SLARPMessage)
  /// PPP over Ethernet.
  case pppoe(PPPoEHeader)
  /// An entry of an MPLS label stack.
  case mpls(MPLSLabelStackEntry)
  /// A message of a spanning tree protocol.
  case spanningTree(SpanningTreeMessage)
  /// ARP, RARP or InARP.
  case arp(ARPHeader)
  /// IPv4.
  case ipv4(IPv4Header)
  /// IPv6.
  case ipv6(IPv6Header)
  /// IPv6 hop-by-hop options.
  case hopByHopOptions(IPv6OptionsHeader)
  /// IPv6 destination options.
  case destinationOptions(IPv6OptionsHeader)
  /// The IPv6 routing header.
  case routing(IPv6RoutingHeader)
  /// The IPv6 fragment header.
  case fragment(IPv6FragmentHeader)
  /// The IP authentication header.
  case authenticationHeader(AuthenticationHeader)
  /// The encapsulating security payload.
  case esp(ESPHeader)
  /// ICMP for IPv4.
  case icmpv4(ICMPv4Message)
  /// ICMP for IPv6.
  case icmpv6(ICMPv6Message)
  /// The Internet Group Management Protocol.
  case igmp(IGMPMessage)
  /// UDP.
  case udp(UDPHeader)
  /// TCP.
  case tcp(TCPHeader)
  /// SCTP.
  case sctp(SCTPHeader)
  /// Generic routing encapsulation.
  case gre(GREHeader)
  /// VXLAN.
  case vxlan(VXLANHeader)
  /// Geneve.
  case geneve(GeneveHeader)
  /// A DNS message.
  case dns(DNSMessage)
  /// A DHCP or BOOTP message.
  case dhcp(DHCPMessage)
  /// An NTP message.
  case ntp(NTPMessage)
  /// The ClientHello of a TLS handshake.
  case tls(TLSClientHello)
  /// The first line of an HTTP message.
  case http(HTTPStartLine)

  /// Which layer it is.
  public var layer: Layer {
    switch self {
    case .ethernet: .ethernet
    case .vlan: .vlan
    case .llc: .llc
    case .snap: .snap
    case .linuxSLL: .linuxSLL
    case .linuxSLL2: .linuxSLL2
    case .null: .null
    case .ppp: .ppp
    case .ciscoHDLC: .ciscoHDLC
    case .slarp: .slarp
    case .pppoe: .pppoe
    case .mpls: .mpls
    case .spanningTree: .spanningTree
    case .arp: .arp
    case .ipv4: .ipv4
    case .ipv6: .ipv6
    case .hopByHopOptions: .hopByHopOptions
    case .destinationOptions: .destinationOptions
    case .routing: .routing
    case .fragment: .fragment
    case .authenticationHeader: .authenticationHeader
    case .esp: .esp
    case .icmpv4: .icmpv4
    case .icmpv6: .icmpv6
    case .igmp: .igmp
    case .udp: .udp
    case .tcp: .tcp
    case .sctp: .sctp
    case .gre: .gre
    case .vxlan: .vxlan
    case .geneve: .geneve
    case .dns: .dns
    case .dhcp: .dhcp
    case .ntp: .ntp
    case .tls: .tls
    case .http: .http
    }
  }
}
