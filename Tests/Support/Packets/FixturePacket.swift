public import NetCore

/// A packet made by hand for tests.
public struct FixturePacket: Sendable, CustomStringConvertible {
  /// What the packet shows.
  public let name: String
  /// The type of its outermost header.
  public let linkType: LinkType
  /// Its octets.
  public let bytes: [UInt8]

  /// An Ethernet frame that shows `name`.
  init(_ name: String, _ bytes: [UInt8]) { self.init(name, .ethernet, bytes) }

  /// A packet that shows `name`; an exclamation mark in the name says that something in it lies.
  init(_ name: String, _ linkType: LinkType, _ bytes: [UInt8]) {
    self.name = name
    self.linkType = linkType
    self.bytes = bytes
  }

  /// The name.
  public var description: String { name }

  /// All packets.
  public static let all: [FixturePacket] =
    link + pointToPoint + pppOverEthernet + mpls + ciscoHDLC + spanningTree + bridged
    + wideAreaARP + arp + ipv4 + ipv4Options + icmpv4 + icmpExtensions + ipv6 + icmpv6
    + icmpv6Rare + igmp + udp + tcp + tcpOptions + multipath + genericRouting + networkTunnels
    + security + sctp + applications

  /// The packets that are good throughout: nothing in them lies or is missing.
  public static let wellFormed = all.filter { !$0.name.contains("!") }

  /// The packet called `name`; the test that asks for another has a typing error.
  public static func named(_ name: String) -> FixturePacket {
    guard let packet = (all + beyondTcpdump).first(where: { $0.name == name }) else {
      preconditionFailure("no fixture packet is called \(name)")
    }
    return packet
  }
}
