import NetCore
import TestSupport
import Testing

/// The longest matching prefix answers, at both edges of every block and beside them.
@Suite struct SpecialPurposeRegistryTests {
  @Test func `the tables hold the rows of the registries in order of address`() {
    for (table, rows) in [
      (SpecialPurposeRegistry.ipv4, RegisteredBlocks.ipv4),
      (SpecialPurposeRegistry.ipv6, RegisteredBlocks.ipv6),
    ] {
      #expect(table.map(\.prefix) == rows.map(\.prefix))
      #expect(table.map(\.flags.letters) == rows.map(\.flags))
      #expect(table.map(\.allocationDate.string) == rows.map(\.allocationDate))
    }
    #expect(SpecialPurposeRegistry.ipv4.count == 26)
    #expect(SpecialPurposeRegistry.ipv6.count == 25)
  }

  @Test func `no row has bits behind its prefix`() {
    for block in SpecialPurposeRegistry.ipv4 + SpecialPurposeRegistry.ipv6 {
      #expect(
        IPPrefix(containing: block.prefix.network, length: block.prefix.length) == block.prefix
      )
    }
  }

  @Test(arguments: RegisteredBlocks.ipv4 + RegisteredBlocks.ipv6)
  func `first and last address and their neighbours get the narrowest block`(
    row: RegisteredBlock
  ) {
    let rows = row.prefix.isIPv4 ? RegisteredBlocks.ipv4 : RegisteredBlocks.ipv6
    for address in row.prefix.edges {
      let holders = rows.map(\.prefix).filter { $0.contains(address) }
      let narrowest = holders.max { $0.length < $1.length }
      #expect(
        SpecialPurposeRegistry.narrowest(holding: address)?.prefix == narrowest,
        "\(address)"
      )
      #expect(
        SpecialPurposeRegistry.path(to: address).map(\.prefix)
          == holders.sorted { $0.length < $1.length }
      )
    }
  }

  @Test func `a scan of all rows agrees on four addresses of every IPv4 block of 16 bits`() {
    let rows = RegisteredBlocks.ipv4.map(\.prefix)
    for high in 0...UInt32(0xffff) {
      for low: UInt32 in [0, 1, 0x8000, 0xffff] {
        let address = IPv4Address(rawValue: high << 16 | low)
        let expected = rows.indices
          .filter { rows[$0].contains(.ipv4(address)) }
          .max { rows[$0].length < rows[$1].length }
        guard SpecialPurposeRegistry.position(of: address) != expected else { continue }
        Issue.record("\(address) is not in row \(expected.map(String.init) ?? "none")")
      }
    }
  }

  @Test func `a prefix is held by the block that holds all of it`() throws {
    func holder(_ text: String, _ length: Int) throws -> String? {
      let prefix = try #require(IPPrefix(containing: try IPAddress(text), length: length))
      return SpecialPurposeRegistry.narrowest(holding: prefix)?.name.string
    }
    #expect(try holder("192.0.0.0", 29) == "IPv4 Service Continuity Prefix")
    #expect(try holder("192.0.0.0", 28) == "IETF Protocol Assignments")
    #expect(try holder("192.0.0.0", 23) == nil)
    #expect(try holder("2001::", 32) == "TEREDO")
    #expect(try holder("2001::", 23) == "IETF Protocol Assignments")
    #expect(try holder("2000::", 3) == nil)
  }

  @Test func `the blocks inside a prefix are those narrower than it`() throws {
    let prefix = try #require(IPPrefix(containing: try IPAddress("192.0.0.0"), length: 24))
    let names = SpecialPurposeRegistry.blocks(inside: prefix).map(\.prefix.description)
    #expect(
      names == [
        "192.0.0.0/29", "192.0.0.8/32", "192.0.0.9/32", "192.0.0.10/32", "192.0.0.170/32",
        "192.0.0.171/32",
      ]
    )
    let everything = try #require(IPPrefix(containing: try IPAddress("::"), length: 0))
    #expect(SpecialPurposeRegistry.blocks(inside: everything).count == 25)
  }
}

extension IPPrefix {
  var isIPv4: Bool { if case .ipv4 = self { true } else { false } }

  /// The first and last address of the block, and the addresses before and behind them.
  var edges: [IPAddress] {
    switch self {
    case .ipv4(let prefix):
      [
        prefix.network.rawValue &- 1, prefix.network.rawValue, prefix.network.rawValue &+ 1,
        prefix.last.rawValue &- 1, prefix.last.rawValue, prefix.last.rawValue &+ 1,
      ].map { .ipv4(IPv4Address(rawValue: $0)) }
    case .ipv6(let prefix):
      [
        prefix.network.rawValue &- 1, prefix.network.rawValue, prefix.network.rawValue &+ 1,
        prefix.last.rawValue &- 1, prefix.last.rawValue, prefix.last.rawValue &+ 1,
      ].map { .ipv6(IPv6Address(rawValue: $0)) }
    }
  }
}
