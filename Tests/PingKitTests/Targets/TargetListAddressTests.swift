import NetCore
import NetLinux
import Testing

@testable import PingKit

/// Whose address a message came from.
struct TargetListAddressTests {
  @Test func `a source is compared with the address of a target as a whole`() throws {
    let texts = ["10.0.0.1", "10.0.0.2", "fe80::1", "fe80::2", "fe80:0:0:1::1", "::ffff:10.0.0.1"]
    let addresses = try texts.map { try IPAddress($0) }
    var targets = TargetList()
    for address in addresses { targets.append(1, from: address, scope: 3) }
    targets.append(unresolved: "nosuch", why: "for the test")
    let elsewhere = try [IPAddress("10.0.0.3"), IPAddress("::a00:1"), IPAddress("::")]
    for address in addresses + elsewhere {
      let source: SocketAddress =
        switch address {
        case .ipv4(let address): .ipv4(address, port: .none)
        // The zone is not looked at: it is told otherwise whose interface a message came in by.
        case .ipv6(let address): .ipv6(address, port: .none, scope: 0)
        }
      for index in targets.indices {
        let isSame = targets.address(of: index) == address
        #expect(targets.isAddress(of: index, source) == isSame, "\(address) of \(index)")
      }
    }
    for index in targets.indices { #expect(!targets.isAddress(of: index, nil)) }
  }
}
