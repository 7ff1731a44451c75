/// A protocol layer, as named in diagnostics and in JSON.
public enum Layer: UInt8, Hashable, Sendable, CaseIterable {
  /// What the capture's link type names and this module does not know.
  case link
  /// Ethernet II or IEEE 802.3.
  case ethernet
  /// A VLAN tag (IEEE Std 802.1Q).
  case vlan
  /// Logical link control (IEEE Std 802.2).
  case llc
  /// The subnetwork access protocol (IEEE Std 802).
  case snap
  /// Linux "cooked" capture.
  case linuxSLL
  /// Linux "cooked" capture version 2.
  case linuxSLL2
  /// BSD and OpenBSD loopback.
  case null
  /// PPP.
  case ppp
  /// Cisco's HDLC framing.
  case ciscoHDLC
  /// Cisco's serial line ARP.
  case slarp
  /// PPP over Ethernet.
  case pppoe
  /// An entry of an MPLS label stack.
  case mpls
  /// A message of a spanning tree protocol.
  case spanningTree
  /// ARP and its relatives.
  case arp
  /// IP of a version that the packet itself must tell.
  case ip
  /// IPv4.
  case ipv4
  /// IPv6.
  case ipv6
  /// IPv6 hop-by-hop options.
  case hopByHopOptions
  /// IPv6 destination options.
  case destinationOptions
  /// The IPv6 routing header.
  case routing
  /// The IPv6 fragment header.
  case fragment
  /// The IP authentication header.
  case authenticationHeader
  /// The encapsulating security payload.
  case esp
  /// ICMP for IPv4.
  case icmpv4
  /// ICMP for IPv6.
  case icmpv6
  /// The Internet Group Management Protocol.
  case igmp
  /// UDP.
  case udp
  /// TCP.
  case tcp
  /// SCTP.
  case sctp
  /// Generic routing encapsulation.
  case gre
  /// VXLAN.
  case vxlan
  /// Geneve.
  case geneve
  /// The Domain Name System, multicast and link-local too.
  case dns
  /// DHCP for IPv4, or BOOTP.
  case dhcp
  /// The Network Time Protocol.
  case ntp
  /// The ClientHello of a TLS handshake.
  case tls
  /// HTTP/1.
  case http

  /// The name of the layer in JSON.
  public var name: StaticString {
    switch self {
    case .link: "link"
    case .ethernet: "ethernet"
    case .vlan: "vlan"
    case .llc: "llc"
    case .snap: "snap"
    case .linuxSLL: "linux_sll"
    case .linuxSLL2: "linux_sll2"
    case .null: "null"
    case .ppp: "ppp"
    case .ciscoHDLC: "cisco_hdlc"
    case .slarp: "slarp"
    case .pppoe: "pppoe"
    case .mpls: "mpls"
    case .spanningTree: "spanning_tree"
    case .arp: "arp"
    case .ip: "ip"
    case .ipv4: "ipv4"
    case .ipv6: "ipv6"
    case .hopByHopOptions: "ipv6_hop_by_hop_options"
    case .destinationOptions: "ipv6_destination_options"
    case .routing: "ipv6_routing"
    case .fragment: "ipv6_fragment"
    case .authenticationHeader: "authentication_header"
    case .esp: "esp"
    case .icmpv4: "icmpv4"
    case .icmpv6: "icmpv6"
    case .igmp: "igmp"
    case .udp: "udp"
    case .tcp: "tcp"
    case .sctp: "sctp"
    case .gre: "gre"
    case .vxlan: "vxlan"
    case .geneve: "geneve"
    case .dns: "dns"
    case .dhcp: "dhcp"
    case .ntp: "ntp"
    case .tls: "tls"
    case .http: "http"
    }
  }
}
