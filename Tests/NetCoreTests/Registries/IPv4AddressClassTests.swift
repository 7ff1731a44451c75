import NetCore
import Testing

@Suite struct IPv4AddressClassTests {
  @Test(arguments: [
    ("0.0.0.0", "A"), ("127.255.255.255", "A"), ("128.0.0.0", "B"), ("191.255.255.255", "B"),
    ("192.0.0.0", "C"), ("223.255.255.255", "C"), ("224.0.0.0", "D"), ("239.255.255.255", "D"),
    ("240.0.0.0", "E"), ("255.255.255.255", "E"),
  ])
  func `the edges of each class are in it`(address: String, letter: String) throws {
    #expect(IPv4AddressClass(of: try IPv4Address(address)).letter.string == letter)
  }

  @Test func `the class of every first octet is the one whose leading bits it has`() {
    for octet in 0...UInt32(255) {
      let digits = String(octet, radix: 2)
      let bits = String(repeating: "0", count: 8 - digits.count) + digits
      let addressClass = IPv4AddressClass(of: IPv4Address(rawValue: octet << 24))
      #expect(bits.hasPrefix(addressClass.leadingBits.string), "\(octet)")
      #expect(addressClass.block.contains(IPv4Address(rawValue: octet << 24)))
      #expect(addressClass.block.length == addressClass.leadingBits.string.count)
    }
  }

  @Test func `the blocks of the classes follow each other and cover all addresses`() {
    let blocks = IPv4AddressClass.allCases.map(\.block)
    #expect(blocks.first?.network == .unspecified)
    #expect(blocks.last?.last == IPv4Address(255, 255, 255, 255))
    for (block, next) in zip(blocks, blocks.dropFirst()) {
      #expect(block.last.rawValue + 1 == next.network.rawValue)
    }
  }

  @Test(arguments: [
    ("10.1.2.3", "10.0.0.0/8"), ("172.16.5.6", "172.16.0.0/16"), ("192.168.1.10", "192.168.1.0/24"),
  ])
  func `the classful network has the default mask of the class`(
    address: String,
    network: String
  ) throws {
    #expect(IPv4AddressClass.network(of: try IPv4Address(address))?.description == network)
  }

  @Test func `classes D and E have no network part`() throws {
    #expect(IPv4AddressClass.network(of: try IPv4Address("224.0.0.1")) == nil)
    #expect(IPv4AddressClass.network(of: try IPv4Address("240.0.0.1")) == nil)
  }
}
