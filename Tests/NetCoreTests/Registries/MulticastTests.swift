import NetCore
import Testing

@Suite struct IPv4MulticastBlockTests {
  @Test func `the blocks cover 224 slash 4 without a gap`() {
    var next: UInt64 = 0xe000_0000
    while next < 0xf000_0000 {
      let address = IPv4Address(rawValue: UInt32(truncatingIfNeeded: next))
      guard let block = IPv4MulticastBlock(holding: address) else {
        Issue.record("no block holds \(address)")
        return
      }
      #expect(block.contains(address))
      // Step to where the answer may change: behind the block, or into one nested in it.
      let nested = IPv4MulticastBlock.all.map { UInt64($0.first.rawValue) }.filter { $0 > next }
        .min()
      next = min(UInt64(block.last.rawValue) + 1, nested ?? .max)
    }
    #expect(next == 0xf000_0000)
  }

  @Test(arguments: [
    ("224.0.0.0", "Local Network Control Block"), ("224.0.0.255", "Local Network Control Block"),
    ("224.0.1.0", "Internetwork Control Block"), ("224.0.2.0", "AD-HOC Block I"),
    ("224.0.255.255", "AD-HOC Block I"), ("224.4.255.255", "AD-HOC Block II"),
    ("224.5.0.0", "Reserved"), ("232.1.2.3", "Source-Specific Multicast"),
    ("233.251.255.255", "GLOP Block"), ("233.252.0.0", "MCAST-TEST-NET"),
    ("233.252.0.255", "MCAST-TEST-NET"), ("233.252.1.0", "AD-HOC Block III"),
    ("234.255.255.255", "Unicast-Prefix-Based"), ("235.0.0.0", "Reserved"),
    ("239.191.255.255", "Organization-Local Scope, expansion space"),
    ("239.192.0.0", "Organization-Local Scope"), ("239.196.0.0", "Administratively Scoped Block"),
    ("239.252.255.255", "Administratively Scoped Block"),
    ("239.253.0.0", "Local Scope, expansion space"), ("239.255.255.255", "Local Scope"),
  ])
  func `the narrowest block answers at its edges`(address: String, name: String) throws {
    #expect(IPv4MulticastBlock(holding: try IPv4Address(address))?.name.string == name)
  }

  @Test(arguments: ["223.255.255.255", "240.0.0.0", "0.0.0.0", "255.255.255.255"])
  func `an address outside class D is in no block`(address: String) throws {
    #expect(IPv4MulticastBlock(holding: try IPv4Address(address)) == nil)
    #expect(try IPv4Address(address).multicastMAC == nil)
  }

  @Test func `a path leads from the widest block to the narrowest`() throws {
    let path = IPv4MulticastBlock.path(to: try IPv4Address("233.252.0.9"))
    #expect(path.map(\.name.string) == ["AD-HOC Block III", "MCAST-TEST-NET"])
  }

  @Test func `the MAC address holds the low 23 bits`() throws {
    #expect(try IPv4Address("224.0.0.251").multicastMAC?.description == "01:00:5e:00:00:fb")
    #expect(try IPv4Address("239.255.255.250").multicastMAC?.description == "01:00:5e:7f:ff:fa")
  }
}

@Suite struct IPv6MulticastAddressTests {
  private func group(_ text: String) throws -> IPv6MulticastAddress {
    try #require(IPv6MulticastAddress(try IPv6Address(text)))
  }

  @Test func `flags and scope are the two nibbles behind ff`() throws {
    let group = try group("ff7e:140:2001:db8:beef:feed::1234")
    #expect(group.isTransient && group.isPrefixBased && group.embedsRendezvousPoint)
    #expect(group.hasDefinedFlags)
    #expect(group.scope == .global)
    #expect(try !self.group("ff42::1").hasDefinedFlags)
    #expect(try !self.group("ff82::1").hasDefinedFlags)
  }

  @Test(arguments: [
    ("ff01::1", "Interface-Local"), ("ff02::1", "Link-Local"), ("ff03::1", "Realm-Local"),
    ("ff04::1", "Admin-Local"), ("ff05::1", "Site-Local"), ("ff08::1", "Organization-Local"),
    ("ff0e::1", "Global"), ("ff00::1", "Reserved"), ("ff0f::1", "Reserved"),
    ("ff06::1", "unassigned"),
  ])
  func `each scope has the registry's name`(address: String, name: String) throws {
    #expect(try group(address).scope.name.string == name)
  }

  @Test func `well-known groups are named`() throws {
    #expect(try group("ff02::1").wellKnownName?.string == "All Nodes")
    #expect(try group("ff05::2").wellKnownName?.string == "All Routers")
    #expect(try group("ff02::1:ff28:9c5a").wellKnownName?.string == "Solicited-Node")
    #expect(try group("ff02::1:fe28:9c5a").wellKnownName == nil)
    #expect(try group("ff02::fb").wellKnownName == nil)
  }

  @Test func `source-specific groups are ff3x slash 32`() throws {
    #expect(try group("ff3e::8000:1").isSourceSpecific)
    #expect(try !group("ff3e:30::1").isSourceSpecific)
    #expect(try !group("ff1e::1").isSourceSpecific)
  }

  @Test func `the MAC address holds the low 32 bits`() throws {
    #expect(try group("ff02::1:ff28:9c5a").mac.description == "33:33:ff:28:9c:5a")
  }

  @Test func `a unicast address is no group`() throws {
    #expect(IPv6MulticastAddress(try IPv6Address("fe80::1")) == nil)
  }
}
