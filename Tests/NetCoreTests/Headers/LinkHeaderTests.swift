import NetCore
import TestSupport
import Testing

@Suite
struct LinkHeaderTests {
  @Test func `an Ethernet II header`() throws {
    let bytes = Wire.hex("ffffffffffff 020000000001 0800 4500")
    let header = try EthernetHeader(parsing: bytes.octets)
    #expect(header.destination == .broadcast)
    #expect(header.source.description == "02:00:00:00:00:01")
    #expect(header.etherType == .ipv4)
    #expect(header.payload.byteCount == 2)
  }

  @Test(arguments: [(0, false), (1_500, false), (1_501, true), (0x0600, true)])
  func `the length/type field is a length up to 1500`(value: Int, isType: Bool) throws {
    let bytes = Wire.near + Wire.far + Wire.word(value)
    let header = try EthernetHeader(parsing: bytes.octets)
    #expect((header.etherType != nil) == isType)
    #expect(Int(header.lengthOrType) == value)
  }

  @Test func `a VLAN tag`() throws {
    let bytes = Wire.hex("b064 86dd")
    let tag = try VLANTag(parsing: bytes.octets)
    #expect(tag.priority == 5)
    #expect(tag.isDropEligible == true)
    #expect(tag.identifier == 100)
    #expect(tag.etherType == .ipv6)
  }

  @Test func `the control field of LLC is one octet for unnumbered frames`() throws {
    let unnumbered = Wire.hex("4242 03 00")
    let header = try LLCHeader(parsing: unnumbered.octets)
    #expect(header.isUnnumbered == true)
    #expect(header.control == 3)
    #expect(header.payload.byteCount == 1)
    let supervisory = Wire.hex("0404 0513")
    let other = try LLCHeader(parsing: supervisory.octets)
    #expect(other.control == 0x1305)
    #expect(other.headerByteCount == 4)
    #expect(throws: WireError(.truncated, in: .llc, needed: 4, available: 3)) {
      let bytes = Wire.hex("0404 05")
      _ = try LLCHeader(parsing: bytes.octets).control
    }
  }

  @Test func `SNAP with an EtherType and with an organization of its own`() throws {
    let ethernet = Wire.hex("000000 0806")
    #expect(try SNAPHeader(parsing: ethernet.octets).etherType == .arp)
    let cisco = Wire.hex("00000c 2000")
    let header = try SNAPHeader(parsing: cisco.octets)
    #expect(header.etherType == nil)
    #expect(header.organization == 0x00000c)
    #expect(header.protocolIdentifier == 0x2000)
  }

  @Test func `Linux cooked headers of both versions`() throws {
    let first = FixturePacket.named("cooked, out").bytes
    let header = try LinuxSLLHeader(parsing: first.octets)
    #expect(header.packetType == .outgoing)
    #expect(header.deviceType == 1)
    #expect(header.macAddress?.description == "02:00:00:00:00:01")
    #expect(header.protocolType == 0x0800)
    let second = FixturePacket.named("cooked 2, out").bytes
    let header2 = try LinuxSLL2Header(parsing: second.octets)
    #expect(header2.packetType == .outgoing)
    #expect(header2.interfaceIndex == 4_000_000_000)
    #expect(header2.address.byteCount == 6)
    #expect(header2.protocolType == 0x86dd)
  }

  @Test func `a cooked address is at most eight octets, whatever its length says`() throws {
    var bytes = FixturePacket.named("cooked, in").bytes
    bytes[4] = 0xff
    let header = try LinuxSLLHeader(parsing: bytes.octets)
    #expect(header.address.byteCount == 8)
    #expect(header.macAddress == nil)
  }

  @Test(arguments: [("02000000", 4), ("00000002", 4), ("1e000000", 6), ("0000001c", 6)])
  func `the family of a loopback header in either byte order`(digits: String, version: Int) throws {
    let bytes = Wire.hex(digits)
    #expect(try NullHeader(parsing: bytes.octets).ipVersion == version)
  }
}
