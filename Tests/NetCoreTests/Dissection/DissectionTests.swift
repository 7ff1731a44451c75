import NetCore
import TestSupport
import Testing

@Suite
struct DissectionTests {
  /// The layers of a fixture packet.
  private func layers(_ name: String) -> (layers: [Layer], stop: WireError?, upcoming: Upcoming) {
    let packet = FixturePacket.named(name)
    return layers(packet.bytes, packet.linkType, packet.bytes.count)
  }

  private func layers(
    _ bytes: [UInt8],
    _ linkType: LinkType,
    _ wireByteCount: Int
  ) -> (layers: [Layer], stop: WireError?, upcoming: Upcoming) {
    var dissection = Dissection(bytes.octets, linkType: linkType, wireByteCount: wireByteCount)
    var layers: [Layer] = []
    while let layer = dissection.next() { layers.append(layer.layer) }
    return (layers, dissection.stop, dissection.upcoming)
  }

  @Test(arguments: [
    ("UDP", [Layer.ethernet, .ipv4, .udp]),
    ("TCP over IPv6", [.ethernet, .ipv6, .tcp]),
    ("ICMP echo request", [.ethernet, .ipv4, .icmpv4]),
    ("ICMPv6 echo request", [.ethernet, .ipv6, .icmpv6]),
    ("ARP request", [.ethernet, .arp]),
    ("RARP reply", [.ethernet, .arp]),
    ("three old VLAN tags", [.ethernet, .vlan, .vlan, .vlan, .ipv6, .udp]),
    ("stacked VLANs", [.ethernet, .vlan, .vlan, .arp]),
    ("SNAP of ARP", [.ethernet, .llc, .snap, .arp]),
    ("LLC of IPv4", [.ethernet, .llc, .ipv4, .udp]),
    ("VLAN and LLC", [.ethernet, .vlan, .llc]),
    ("PPP, IPv4", [.ppp, .ipv4, .udp]),
    ("PPP, MPLS", [.ppp, .mpls, .mpls, .ipv4, .udp]),
    ("PPP, LCP request", [.ppp]),
    ("PPP in HDLC, IPv6", [.ppp, .ipv6, .udp]),
    ("PPP in HDLC, Cisco's address", [.ciscoHDLC, .ipv4, .udp]),
    ("PADI", [.pppoe]),
    ("PPPoE session", [.pppoe, .ppp, .ipv4, .udp]),
    ("PPPoE in VLAN", [.ethernet, .vlan, .pppoe, .ppp, .ipv6, .udp]),
    ("PPP in Ethernet", [.ethernet, .ppp, .ipv4, .udp]),
    ("MPLS, two labels", [.ethernet, .mpls, .mpls, .ipv6, .udp]),
    ("MPLS of unknown payload", [.ethernet, .mpls]),
    ("Cisco HDLC, MPLS", [.ciscoHDLC, .mpls, .ipv4, .udp]),
    ("SLARP keepalive", [.ciscoHDLC, .slarp]),
    ("spanning tree, 802.1D", [.ethernet, .llc, .spanningTree]),
    ("spanning tree of a VLAN", [.ethernet, .llc, .snap, .spanningTree]),
    ("bridged Ethernet", [.ethernet, .llc, .snap, .ethernet, .ipv4, .udp]),
    ("raw IPv6", [.ipv6, .udp]),
    ("link type for IPv4", [.ipv4, .udp]),
    ("null IPv6 of macOS", [.null, .ipv6, .udp]),
    ("loop IPv4", [.null, .ipv4, .udp]),
    ("cooked, VLAN", [.linuxSLL, .vlan, .ipv4, .udp]),
    ("cooked 2, out", [.linuxSLL2, .ipv6, .udp]),
    ("IPv6 in IPv4", [.ethernet, .ipv4, .ipv6, .udp]),
    ("IPv4 in IPv6", [.ethernet, .ipv6, .ipv4, .udp]),
    ("GRE of IPv4", [.ethernet, .ipv4, .gre, .ipv4, .udp]),
    ("GRE of a tagged frame", [.ethernet, .ipv4, .gre, .ethernet, .vlan, .ipv4, .udp]),
    ("GRE in GRE", [.ethernet, .ipv4, .gre, .ipv4, .gre, .ipv4, .udp]),
    ("GRE of ERSPAN", [.ethernet, .ipv4, .gre]),
    ("enhanced GRE without data", [.ethernet, .ipv4, .gre]),
    ("frame behind IPv6", [.ethernet, .ipv6, .ethernet, .ipv4, .udp]),
    (
      "VXLAN in VXLAN",
      [
        .ethernet, .ipv4, .udp, .vxlan, .ethernet, .ipv4, .udp, .vxlan, .ethernet, .ipv4, .udp,
      ]
    ),
    ("Geneve of IPv4", [.ethernet, .ipv4, .udp, .geneve, .ipv4, .udp]),
    ("Geneve of a frame", [.ethernet, .ipv4, .udp, .geneve, .ethernet, .ipv4, .udp]),
    ("AH of TCP over IPv6", [.ethernet, .ipv6, .authenticationHeader, .tcp]),
    ("AH of a packet", [.ethernet, .ipv4, .authenticationHeader, .ipv4, .udp]),
    ("ESP", [.ethernet, .ipv4, .esp]),
    ("SCTP INIT", [.ethernet, .ipv4, .sctp]),
    (
      "all extension headers",
      [
        .ethernet, .ipv6, .hopByHopOptions, .destinationOptions, .routing, .fragment, .tcp,
      ]
    ),
  ])
  func `the layers of well-formed packets`(name: String, expected: [Layer]) {
    let (layers, stop, upcoming) = layers(name)
    #expect(layers == expected)
    #expect(stop == nil)
    #expect(upcoming == .payload)
  }

  @Test(arguments: [
    ("PPPoE session of one octet!", WireError.Reason.badLength, Layer.ppp),
    ("MPLS without an end!", .badLength, .mpls),
    ("SLARP of two octets!", .truncated, .slarp),
    ("Cisco HDLC of two octets!", .truncated, .ciscoHDLC),
    ("spanning tree, three octets!", .truncated, .spanningTree),
    ("spanning tree, configuration without fields!", .badLength, .spanningTree),
    ("spanning tree, 802.1s beyond the frame!", .badLength, .spanningTree),
  ])
  func `lengths below a link's headers end the walk`(
    name: String,
    reason: WireError.Reason,
    layer: Layer
  ) {
    let (_, stop, _) = layers(name)
    #expect(stop?.reason == reason)
    #expect(stop?.layer == layer)
  }

  @Test(arguments: [
    ("unknown EtherType", Upcoming.etherType(EtherType(rawValue: 0xb104))),
    ("IPv4 of unknown protocol", .ipProtocol(IPProtocol(rawValue: 63))),
    ("IPv4 of ICMPv6", .ipProtocol(.icmpv6)),
    ("IPv6 of ICMP for IPv4", .ipProtocol(.icmpv4)),
    ("IPv6 without next header", .ipProtocol(.noNextHeader)),
    ("IPv4 middle fragment", .laterFragment(.udp)),
    ("IPv6 later fragment", .laterFragment(.udp)),
    ("SNAP of unknown organization", .payload),
  ])
  func `what is left is announced and is no fault`(name: String, expected: Upcoming) {
    let (_, stop, upcoming) = layers(name)
    #expect(upcoming == expected)
    #expect(stop == nil)
  }

  @Test(arguments: [
    ("IPv4 of version 6!", Layer.ipv4, WireError.Reason.badVersion),
    ("IPv4 with short header!", .ipv4, .badHeaderLength),
    ("IPv4 with total length below header!", .ipv4, .badLength),
    ("IPv4 with header beyond the packet!", .ipv4, .badLength),
    ("raw of version 5!", .ip, .badVersion),
    ("UDP with length below header!", .udp, .badLength),
    ("UDP with length 0!", .udp, .badLength),
    ("UDP shorter than its header!", .udp, .truncated),
    ("TCP with short header!", .tcp, .badHeaderLength),
    ("TCP with header beyond packet!", .tcp, .badLength),
    ("ARP beyond its frame!", .arp, .truncated),
    ("hop-by-hop beyond the packet!", .hopByHopOptions, .badLength),
    ("hop-by-hop without jumbo option!", .hopByHopOptions, .badLength),
    ("routing header beyond the packet!", .routing, .badLength),
    ("AH beyond the packet!", .authenticationHeader, .badLength),
    ("AH of nothing!", .authenticationHeader, .truncated),
    ("GRE of version 2!", .gre, .badVersion),
    ("GRE with bad offset in a route!", .gre, .badLength),
    ("GRE of a frame that is cut!", .ethernet, .truncated),
    ("VXLAN shorter than its header!", .vxlan, .truncated),
    ("Geneve of version 1!", .geneve, .badVersion),
    ("Geneve with options beyond the datagram!", .geneve, .badLength),
    ("SCTP shorter than its header!", .sctp, .truncated),
  ])
  func `lying packets stop at the layer that lies`(
    name: String,
    layer: Layer,
    reason: WireError.Reason
  ) {
    let stop = layers(name).stop
    #expect(stop?.layer == layer)
    #expect(stop?.reason == reason)
  }

  @Test func `every strict prefix is a truncation of the layer it ends in`() {
    let packet = FixturePacket.named("TCP options of a SYN").bytes
    for prefix in everyStrictPrefix(of: packet) {
      let (found, stop, _) = layers(prefix, .ethernet, packet.count)
      let expected: (Int, Layer, Int)? =
        switch prefix.count {
        case ..<14: (0, .ethernet, 0)
        case ..<34: (1, .ipv4, 14)
        case ..<54: (2, .tcp, 34)
        case ..<74: (3, .tcp, 34)
        default: nil
        }
      #expect(found.count == expected?.0 ?? 3)
      #expect(stop?.layer == expected?.1)
      #expect(stop?.offset == expected?.2)
      #expect(stop?.reason == (expected == nil ? nil : .truncated))
      #expect(stop?.available == expected.map { prefix.count - $0.2 })
    }
  }

  @Test func `where layers lie, and how long they were on the wire`() {
    let packet = FixturePacket.named("VLAN").bytes
    var dissection = Dissection(packet.octets, linkType: .ethernet, wireByteCount: packet.count)
    var places: [[Int]] = []
    while dissection.next() != nil {
      places.append([dissection.layerOffset, dissection.layerWireByteCount])
    }
    // 14 of Ethernet, 4 of the tag, 20 of IPv4, 8 of UDP and 20 of data.
    #expect(places == [[0, 66], [14, 52], [18, 48], [38, 28]])
    #expect(dissection.restOffset == 46)
    #expect(dissection.restWireByteCount == 20)
    #expect(dissection.rest.byteCount == 20)
  }

  @Test func `padding behind an IP packet belongs to nobody`() {
    let packet = FixturePacket.named("UDP without data").bytes
    #expect(packet.count == 60)
    var dissection = Dissection(packet.octets, linkType: .ethernet, wireByteCount: 60)
    while dissection.next() != nil {}
    #expect(dissection.rest.byteCount == 0)
    #expect(dissection.restWireByteCount == 0)
  }

  @Test func `a jumbogram is as long as its option says`() {
    let packet = FixturePacket.named("jumbogram!").bytes
    var dissection = Dissection(packet.octets, linkType: .ethernet, wireByteCount: packet.count)
    while dissection.next() != nil {}
    #expect(dissection.layerWireByteCount == 70_000 - 8)
  }

  @Test func `more layers than the limit end with a stop`() {
    var bytes = Wire.udp([])
    for _ in 0..<1_000 { bytes = Wire.ipv4(4, bytes, Wire.IPv4(totalLength: 20 + bytes.count)) }
    let (layers, stop, _) = layers(bytes, .raw, bytes.count)
    #expect(layers.count == Dissection.maximumDepth)
    #expect(stop?.reason == .tooDeep)
    #expect(stop?.layer == .ipv4)
    #expect(stop?.offset == 20 * Dissection.maximumDepth)
  }

  @Test func `a thousand tunnels of GRE end with a stop`() {
    var bytes = Wire.udp([])
    for _ in 0..<1_000 { bytes = Wire.ipv4(47, FixturePacket.gre(0, 0x0800, [], bytes)) }
    let (layers, stop, _) = layers(bytes, .raw, bytes.count)
    #expect(layers.count == Dissection.maximumDepth)
    #expect(stop?.reason == .tooDeep)
    #expect(stop?.layer == .ipv4)
    // An IPv4 and a GRE header at each step.
    #expect(stop?.offset == 24 * Dissection.maximumDepth / 2)
  }

  @Test func `a thousand tunnels of VXLAN end with a stop`() {
    let bytes = FixturePacket.nestedVXLAN(depth: 1_000)
    let (layers, stop, _) = layers(bytes, .ethernet, bytes.count)
    #expect(layers.count == Dissection.maximumDepth)
    #expect(stop?.reason == .tooDeep)
    #expect(stop?.layer == .ethernet)
    // The headers of Ethernet, IPv4, UDP and VXLAN at each step.
    #expect(stop?.offset == 50 * Dissection.maximumDepth / 4)
  }

  @Test func `an authentication header too short for its own fields ends the packet`() {
    let header = Wire.hex("11 00 0000 00000100 00000013 000102030405060708090a0b")
    let bytes = Wire.ipv4(51, header + Wire.udp([]))
    let (layers, stop, _) = layers(bytes, .raw, bytes.count)
    #expect(layers == [.ipv4, .authenticationHeader])
    #expect(
      stop
        == WireError(
          .badHeaderLength,
          in: .authenticationHeader,
          needed: 12,
          available: 8,
          offset: 20
        )
    )
  }

  @Test func `extension headers go on behind an authentication header`() {
    let header = Wire.hex("3c 04 0000 00000100 00000013 000102030405060708090a0b")
    let bytes = Wire.ipv6(51, header + Wire.hex("1100 010400000000") + Wire.udp([]))
    let (found, stop, _) = layers(bytes, .raw, bytes.count)
    #expect(found == [.ipv6, .authenticationHeader, .destinationOptions, .udp])
    #expect(stop == nil)
  }

  @Test(arguments: [
    ("GRE with checksum, key and sequence number", true), ("GRE with wrong checksum!", false),
  ])
  func `the checksum of GRE covers header and data`(name: String, isValid: Bool) {
    let packet = FixturePacket.named(name).bytes
    var dissection = Dissection(packet.octets, linkType: .ethernet, wireByteCount: packet.count)
    var verdict = ChecksumVerdict.absent
    while let layer = dissection.next() {
      if case .gre(let header) = layer { verdict = dissection.checksumVerdict(of: header) }
    }
    #expect(verdict.isValid == isValid)
  }

  @Test func `random octets of every link type end`() {
    var random = SeededGenerator()
    let linkTypes: [LinkType] = [
      .ethernet, .raw, .ipv4, .ipv6, .null, .loop, .linuxSLL, .linuxSLL2,
      LinkType(rawValue: 65_535),
    ]
    for _ in 0..<5_000 {
      let bytes = random.bytes(count: Int.random(in: 0..<128, using: &random))
      for linkType in linkTypes {
        let (found, _, _) = layers(bytes, linkType, Int.random(in: 0..<200, using: &random))
        #expect(found.count <= Dissection.maximumDepth)
      }
    }
  }
}
