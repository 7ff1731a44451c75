import NetCore
import TestSupport
import Testing

@Suite
struct ARPHeaderTests {
  @Test func `a request`() throws {
    let bytes = Array(FixturePacket.named("ARP request").bytes.dropFirst(14))
    let header = try ARPHeader(parsing: bytes.octets)
    #expect(header.hardwareType == .ethernet)
    #expect(header.protocolType == .ipv4)
    #expect(header.operation == .request)
    #expect(header.senderMACAddress?.description == "02:00:00:00:00:01")
    #expect(header.senderIPv4Address == IPv4Address(10, 0, 0, 1))
    #expect(header.targetMACAddress?.rawValue == 0)
    #expect(header.targetIPv4Address == IPv4Address(10, 0, 0, 2))
    #expect(header.byteCount == 28)
    #expect(header.isComplete == true)
  }

  @Test func `addresses of other kinds have no IPv4 or MAC form`() throws {
    let bytes = Array(FixturePacket.named("ARP of short protocol addresses").bytes.dropFirst(14))
    let header = try ARPHeader(parsing: bytes.octets)
    #expect(header.senderIPv4Address == nil)
    #expect(header.senderProtocolAddress.byteCount == 3)
    let rarely = Array(FixturePacket.named("ARP of unknown hardware").bytes.dropFirst(14))
    #expect(try ARPHeader(parsing: rarely.octets).senderMACAddress == nil)
  }

  @Test func `addresses are cut to what was captured`() throws {
    let whole = Array(FixturePacket.named("ARP reply").bytes.dropFirst(14))
    for count in 8..<28 {
      let bytes = Array(whole.prefix(count))
      let header = try ARPHeader(parsing: bytes.octets)
      #expect(header.isComplete == false)
      #expect(header.targetProtocolAddress.byteCount == max(count - 24, 0))
      #expect(header.targetIPv4Address == nil)
    }
  }

  @Test func `the addresses of ATM have lengths of their own`() throws {
    let bytes =
      Wire.hex("0013 0800 43 02 0002 04 01 00 04 010203 0405") + Wire.here + [9] + Wire.there
    let header = try ARPHeader(parsing: bytes.octets)
    #expect(header.isATM == true)
    #expect(header.byteCount == 26)
    #expect(header.isComplete == true)
    #expect(header.senderNumberByteCount == 3)
    #expect(header.senderHardwareAddress.byteCount == 5)
    #expect(header.targetHardwareAddress.byteCount == 1)
    #expect(header.senderIPv4Address?.description == "10.0.0.1")
    #expect(header.targetIPv4Address?.description == "10.0.0.2")
    for prefix in everyStrictPrefix(of: Array(bytes.prefix(12))) where prefix.count >= 8 {
      #expect(throws: WireError(.truncated, in: .arp, needed: 12, available: prefix.count)) {
        _ = try ARPHeader(parsing: prefix.octets).isATM
      }
    }
  }
}
