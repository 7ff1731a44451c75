import NetCore
import TalkKit
import Testing

@Suite struct ListenAddressTests {
  private func address(_ host: ListenAddress.Host, _ port: UInt16) -> ListenAddress {
    ListenAddress(host: host, port: Port(rawValue: port))
  }

  @Test func `an address stands before the port`() throws {
    #expect(try ListenAddress("127.0.0.1:80") == address(.named("127.0.0.1"), 80))
    #expect(try ListenAddress("localhost:0") == address(.named("localhost"), 0))
    #expect(try ListenAddress("[::1]:65535") == address(.named("::1"), 65535))
    #expect(try ListenAddress("[fe80::1%eth0]:7") == address(.named("fe80::1%eth0"), 7))
  }

  @Test func `a port alone is on the loopback, and an asterisk is every address`() throws {
    #expect(try ListenAddress("7000") == address(.loopback, 7000))
    #expect(try ListenAddress("*:7000") == address(.any, 7000))
    #expect(try ListenAddress(":7000") == address(.any, 7000))
  }

  @Test(arguments: [
    "", ":", "*", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:99999", "127.0.0.1:+1",
    "127.0.0.1:-1", "127.0.0.1:01", "127.0.0.1:http", "::1:80", "[::1]", "[::1]80", "[::1", "[]:80",
    "[::1]:", "1 2", "127.0.0.1:80 ", "18446744073709551617",
  ])
  func `what has no port in range or no clear address is refused`(text: String) {
    #expect(throws: AddressTextError.self) { try ListenAddress(text) }
  }
}
