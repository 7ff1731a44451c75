import NetCore
import Testing

@testable import PingKit

/// Whether a list of targets asks many hosts at once.
struct TargetListGroupTests {
  @Test(arguments: [
    ("10.0.0.1", 1, false), ("224.0.0.1", 1, true), ("239.255.255.255", 1, true),
    ("240.0.0.0", 1, false), ("223.255.255.0", 256, false), ("223.255.255.0", 257, true),
    ("239.255.255.255", 2, true), ("ff02::1", 1, true), ("fe80::1", 4, false),
  ])
  func `a group is found wherever it stands`(
    first: String,
    addressCount: Int,
    isGroup: Bool
  ) throws {
    let address = try IPAddress(first)
    let version = ICMPVersion(for: address)
    var targets = TargetList()
    targets.append(unresolved: "nosuch", why: "for the test")
    targets.append(1, from: try IPAddress("192.0.2.1"))
    targets.append(1, from: try IPAddress("2001:db8::1"))
    targets.append(addressCount, from: address)
    targets.append(1, from: try IPAddress("192.0.2.9"))
    #expect(targets.count == addressCount + 4)
    #expect(targets.containsMulticast(version) == isGroup)
    #expect(!targets.containsMulticast(version == .icmpv4 ? .icmpv6 : .icmpv4))
  }
}
