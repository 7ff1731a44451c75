import NetCore
import NetLinux
import Testing

@Suite struct HostResolverTests {
  @Test(arguments: ["127.0.0.1", "::1", "2001:db8::1"])
  func `a numeric address resolves to itself`(text: String) throws {
    let addresses = try HostResolver.addresses(of: text)
    #expect(addresses.map(\.address) == [try IPAddress(text)])
    #expect(addresses.first?.port == Port(rawValue: 0))
  }

  @Test func `a zone becomes the scope`() throws {
    let addresses = try HostResolver.addresses(of: "fe80::1%lo")
    let index = try #require(NetworkInterfaceName.index(of: "lo"))
    #expect(
      addresses == [
        .ipv6(IPv6Address(high: 0xfe80 << 48, low: 1), port: Port(rawValue: 0), scope: index)
      ]
    )
  }

  @Test func `a family leaves out the others`() throws {
    #expect(try HostResolver.addresses(of: "127.0.0.1", family: .ipv4).count == 1)
    #expect(throws: HostResolver.ResolutionError.self) {
      try HostResolver.addresses(of: "127.0.0.1", family: .ipv6)
    }
  }

  @Test func `what is no name is an error in words`() {
    do {
      _ = try HostResolver.addresses(of: "not a name")
      Issue.record("it has an address")
    } catch {
      #expect(!error.description.isEmpty)
    }
  }
}
