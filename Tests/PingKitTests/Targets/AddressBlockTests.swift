import NetCore
import Testing

@testable import PingKit

/// Which addresses a block stands for.
@Suite struct AddressBlockTests {
  @Test(arguments: [
    ("192.0.2.0/24", "192.0.2.1", 254), ("192.0.2.77/24", "192.0.2.1", 254),
    ("192.0.2.8/30", "192.0.2.9", 2), ("192.0.2.8/31", "192.0.2.8", 2),
    ("192.0.2.8/32", "192.0.2.8", 1), ("10.0.0.0/8", "10.0.0.1", 16_777_214),
    ("0.0.0.0/0", "0.0.0.1", 4_294_967_294),
    ("2001:db8::/126", "2001:db8::1", 3), ("2001:db8::/127", "2001:db8::", 2),
    ("2001:db8::5/128", "2001:db8::5", 1),
    ("192.0.2.1-192.0.2.9", "192.0.2.1", 9), ("192.0.2.255-192.0.3.0", "192.0.2.255", 2),
    ("192.0.2.1-192.0.2.1", "192.0.2.1", 1),
    ("2001:db8::fffe-2001:db8::1:1", "2001:db8::fffe", 4),
  ])
  func `a prefix means its hosts, a range all its addresses`(
    text: String,
    first: String,
    count: Int
  ) throws {
    let block = try AddressBlock(text)
    #expect(block.first == (try IPAddress(first)))
    #expect(block.count == UInt128(count))
  }

  @Test func `the largest blocks do not overflow`() throws {
    #expect(try AddressBlock("::/0").count == .max)
    let last = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    #expect(try AddressBlock("::-\(last)").count == .max)
    #expect(try AddressBlock("::/1").count == UInt128(1) << 127 - 1)
  }

  @Test(arguments: [
    ("192.0.2.0", "neither a network nor a range"), ("", "neither a network nor a range"),
    ("192.0.2.0/33", "a length from 0 to 32"), ("192.0.2.0/", "a length from 0 to 32"),
    ("192.0.2.0/-1", "a length from 0 to 32"), ("192.0.2.0/1x", "a length from 0 to 32"),
    ("2001:db8::/129", "a length from 0 to 128"), ("2001:db8::/9999", "a length from 0 to 128"),
    ("x/24", "'x' is no address"), ("192.0.2.9-192.0.2.1", "lies before the first"),
    ("192.0.2.1-2001:db8::1", "one address is IPv4"), ("\u{1b}[31m/8", "'\\x1b[31m' is no address"),
  ])
  func `what is no block is refused with the reason`(text: String, reason: String) {
    let fault = #expect(throws: AddressBlock.Fault.self) { try AddressBlock(text) }
    #expect(fault?.description.contains(reason) == true, "\(fault?.description ?? "")")
  }
}
