import NetCore
import Testing

@Suite struct ReachabilityTests {
  @Test(arguments: [
    ("8.8.8.8", RegistryFlag.yes), ("10.0.0.1", .no), ("192.0.0.9", .yes), ("192.0.0.11", .no),
    ("192.88.99.1", .unstated), ("192.88.99.2", .no), ("224.0.0.251", .no),
    ("224.0.1.1", .unstated), ("225.0.0.1", .no), ("233.252.0.1", .no), ("239.1.1.1", .no),
    ("255.255.255.255", .no), ("2606:4700::1", .yes), ("2001::1", .notApplicable),
    ("2002::1", .notApplicable), ("2001:10::1", .unstated), ("2001:20::1", .yes), ("::1", .no),
    ("::ffff:8.8.8.8", .no), ("fec0::1", .no), ("4000::1", .no), ("ff02::1", .no),
    ("ff05::1", .no), ("ff0e::1", .unstated), ("ff0f::1", .unstated), ("64:ff9b::1", .yes),
  ])
  func `an address is as reachable as its narrowest block`(
    address: String,
    answer: RegistryFlag
  ) throws {
    #expect(try IPAddress(address).globalReachability == answer)
  }

  @Test(arguments: [
    ("8.0.0.0/8", RegistryFlag.yes), ("10.0.0.0/8", .no), ("10.128.0.0/9", .no),
    ("192.0.0.0/24", nil), ("192.0.0.0/29", .no), ("192.0.0.0/8", nil), ("0.0.0.0/0", nil),
    ("0.0.0.0/8", .no), ("224.0.0.0/4", nil), ("224.0.1.0/24", .unstated), ("240.0.0.0/4", .no),
    ("2000::/3", nil), ("2a00::/12", .yes), ("2001:db8::/32", .no), ("ff00::/8", nil),
    ("ff02::/16", .no), ("ff0e::/15", .unstated), ("ff04::/14", .no), ("fe00::/8", .no),
    ("::/0", nil), ("2001::/32", .notApplicable),
  ])
  func `a prefix is as reachable as all of its addresses, or differs`(
    text: String,
    answer: RegistryFlag?
  ) throws {
    let parts = text.split(separator: "/").map(String.init)
    let length = try #require(Int(parts[1]))
    let prefix = try #require(IPPrefix(containing: try IPAddress(parts[0]), length: length))
    #expect(prefix.globalReachability == answer)
  }
}

@Suite struct IPv6AddressSpaceTests {
  @Test func `the rows follow each other and cover the whole space`() {
    let rows = IPv6AddressSpaceBlock.all
    #expect(rows.first?.prefix.network == .unspecified)
    #expect(rows.last?.prefix.last.rawValue == .max)
    for (row, next) in zip(rows, rows.dropFirst()) {
      #expect(row.prefix.last.rawValue + 1 == next.prefix.network.rawValue)
    }
    for row in rows {
      #expect(IPv6AddressSpaceBlock(holding: row.prefix.network).prefix == row.prefix)
      #expect(IPv6AddressSpaceBlock(holding: row.prefix.last).prefix == row.prefix)
    }
  }

  @Test func `what is not assigned is reserved`() throws {
    #expect(IPv6AddressSpaceBlock(holding: try IPv6Address("fec0::1")).isReserved)
    let unicast = IPv6AddressSpaceBlock(holding: try IPv6Address("2a00::1"))
    #expect(!unicast.isReserved)
    #expect(unicast.allocation.string == "Global Unicast")
  }
}

@Suite struct EmbeddedIPv4AddressTests {
  @Test(arguments: [
    ("::ffff:192.0.2.4", "IPv4-mapped", "192.0.2.4"),
    ("::192.0.2.4", "IPv4-compatible (deprecated)", "192.0.2.4"),
    ("64:ff9b::c000:221", "NAT64", "192.0.2.33"), ("2002:c000:204::", "6to4", "192.0.2.4"),
    ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "Teredo client", "192.0.2.45"),
  ])
  func `each mechanism's address is found`(text: String, name: String, embedded: String) throws {
    let address = try #require(EmbeddedIPv4Address(in: try IPv6Address(text)))
    #expect(address.mechanism.name.string == name)
    #expect(address.address.description == embedded)
  }

  @Test(arguments: ["::", "::1", "2001:db8::1", "64:ff9b:1::1", "64:ff9b:0:0:1::"])
  func `other addresses embed none`(text: String) throws {
    #expect(EmbeddedIPv4Address(in: try IPv6Address(text)) == nil)
  }
}

@Suite struct PortRangeTests {
  @Test func `every port is in the range of its number`() {
    for number in UInt16.min...UInt16.max {
      let port = Port(rawValue: number)
      let range = PortRange(of: port)
      let expected: PortRange =
        number < 1024 ? .wellKnown : number < 49152 ? .registered : .dynamic
      guard range != expected || !range.ports.contains(port) else { continue }
      Issue.record("\(number) is in \(range.name)")
    }
  }

  @Test func `the edges of the assigned ranges are reserved`() {
    let edges = (UInt16.min...UInt16.max).filter { Port(rawValue: $0).isReservedEdge }
    #expect(edges == [0, 1023, 1024, 49151])
  }
}
