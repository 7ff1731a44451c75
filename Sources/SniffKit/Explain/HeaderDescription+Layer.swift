internal import NetCore

extension HeaderDescription {
  /// The table of `layer` for the header at the start of `octets`, of which the dissection read
  /// `byteCount`.
  ///
  /// `isStream` says that the layer is a message in a TCP segment, where DNS has another form.
  static func of(
    _ layer: Layer,
    _ octets: RawSpan,
    byteCount: Int,
    isStream: Bool = false
  ) -> Self {
    var description = table(of: layer, octets, byteCount: byteCount, isStream: isStream)
    // What else was read: records, options and addresses that have no fields of their own.
    description.fill("Further octets", upTo: byteCount)
    return description
  }

  /// There is no default: a new layer says here where its table is, or that it has none, and then
  /// its octets are shown.
  private static func table(
    of layer: Layer,
    _ octets: RawSpan,
    byteCount: Int,
    isStream: Bool
  ) -> Self {
    switch layer {
    case .link: withoutTable(layer, byteCount)
    case .ethernet: ethernet(octets)
    case .vlan: vlan(octets)
    case .llc: llc(octets)
    case .snap: snap
    case .linuxSLL: linuxSLL
    case .linuxSLL2: linuxSLL2
    case .null: null
    case .arp: arp(octets)
    case .ip: octets.octetOrZero(0) >> 4 == 6 ? ipv6 : ipv4(octets)
    case .ipv4: ipv4(octets)
    case .ipv6: ipv6
    case .hopByHopOptions: hopByHopOptions(octets)
    case .destinationOptions: destinationOptions(octets)
    case .routing: routing(octets)
    case .fragment: fragment
    case .ppp: ppp(octets, byteCount: byteCount)
    case .ciscoHDLC: ciscoHDLC
    case .slarp: slarp
    case .pppoe: pppoe
    case .mpls: mpls
    case .spanningTree: spanningTree(octets, byteCount: byteCount)
    case .authenticationHeader: authenticationHeader(octets)
    case .esp: esp
    case .igmp: igmp(octets)
    case .sctp: sctp(octets)
    case .gre: gre(octets, byteCount: byteCount)
    case .vxlan: vxlan
    case .geneve: geneve(octets)
    case .dns: dns(octets, isStream: isStream)
    case .dhcp: dhcp(octets)
    case .ntp: ntp(octets)
    case .tls: tls(octets)
    case .http: http(octets, byteCount: byteCount)
    case .icmpv4: icmpv4(octets)
    case .icmpv6: icmpv6(octets)
    case .udp: udp
    case .tcp: tcp(octets)
    }
  }
}
