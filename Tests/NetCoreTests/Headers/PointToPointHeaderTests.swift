import NetCore
import TestSupport
import Testing

@Suite
struct PointToPointHeaderTests {
  @Test(
    arguments: [
      ("ff03 0021 45", 4, 0xff, 0x0021), ("0021 45", 2, nil, 0x0021), ("21 45", 1, nil, 0x21),
      ("ff03 21 45", 3, 0xff, 0x21), ("0003 c021", 4, 0, 0xc021), ("0103 8021", 4, 1, 0x8021),
    ] as [(String, Int, UInt8?, UInt16)]
  )
  func `a PPP header with and without its compressible fields`(
    digits: String,
    byteCount: Int,
    address: UInt8?,
    type: UInt16
  ) throws {
    let bytes = Wire.hex(digits)
    let header = try PPPHeader(parsing: bytes.octets)
    #expect(header.headerByteCount == byteCount)
    #expect(header.address == address)
    #expect((header.control != nil) == (address != nil))
    #expect(header.protocolType == PPPProtocol(rawValue: type))
    #expect(header.payload.byteCount == bytes.count - byteCount)
  }

  @Test func `a framed PPP header of a foreign address has no protocol`() throws {
    let bytes = Wire.hex("ff03 0021")
    #expect(try PPPHeader(parsingFramed: bytes.octets).protocolType == .ipv4)
    let other = Wire.hex("aa03 0021")
    let header = try PPPHeader(parsingFramed: other.octets)
    #expect(header.protocolType == nil)
    #expect(header.address == 0xaa)
  }

  @Test func `every short prefix of a header is truncated`() {
    for bytes in everyStrictPrefix(of: Wire.hex("ff03 c021")) {
      #expect(throws: WireError.self) { _ = try PPPHeader(parsing: bytes.octets).address }
      #expect(throws: WireError(.truncated, in: .ppp, needed: 4, available: bytes.count)) {
        _ = try PPPHeader(parsingFramed: bytes.octets).address
      }
      #expect(throws: WireError(.truncated, in: .ciscoHDLC, needed: 4, available: bytes.count)) {
        _ = try CiscoHDLCHeader(parsing: bytes.octets).address
      }
      #expect(throws: WireError(.truncated, in: .mpls, needed: 4, available: bytes.count)) {
        _ = try MPLSLabelStackEntry(parsing: bytes.octets).label
      }
    }
    for bytes in everyStrictPrefix(of: Wire.data(14)) {
      #expect(throws: WireError(.truncated, in: .slarp, needed: 14, available: bytes.count)) {
        _ = try SLARPMessage(parsing: bytes.octets).code
      }
    }
    for bytes in everyStrictPrefix(of: Wire.data(6)) {
      #expect(throws: WireError(.truncated, in: .pppoe, needed: 6, available: bytes.count)) {
        _ = try PPPoEHeader(parsing: bytes.octets).code
      }
    }
  }

  @Test func `an MPLS label stack entry`() throws {
    let bytes = Wire.hex("00064b3f 45")
    let entry = try MPLSLabelStackEntry(parsing: bytes.octets)
    #expect(entry.label == 100)
    #expect(entry.trafficClass == 5)
    #expect(entry.isBottomOfStack == true)
    #expect(entry.timeToLive == 63)
    #expect(entry.payloadType == .ipv4)
  }

  @Test(
    arguments: [
      ("0000013f", EtherType.ipv4), ("0000213f", .ipv6), ("0000313f 60", .ipv4),
      ("0001213f 4500", .ipv4), ("0001213f 6f", .ipv6), ("0001213f 44", nil), ("0001213f", nil),
    ] as [(String, EtherType?)]
  )
  func `what a label or the first octet says of the payload`(
    digits: String,
    type: EtherType?
  ) throws {
    let bytes = Wire.hex(digits)
    #expect(try MPLSLabelStackEntry(parsing: bytes.octets).payloadType == type)
  }

  @Test func `a keepalive with and without the time that the link is up`() throws {
    let bytes = Wire.hex("00000002 00000005 00000004 ffff 0078f0a2")
    let message = try SLARPMessage(parsing: bytes.octets)
    #expect(message.code == 2)
    #expect(message.ownSequenceNumber == 5)
    #expect(message.seenSequenceNumber == 4)
    #expect(message.reliability == 0xffff)
    #expect(message.uptime == 7_925_922)
    let short = Array(bytes.dropLast())
    #expect(try SLARPMessage(parsing: short.octets).uptime == nil)
  }

  @Test func `the tags of PPP over Ethernet end with the payload`() throws {
    let bytes = Wire.hex("1109 0000 000c 01010000 01030004 01020304 01010000")
    let header = try PPPoEHeader(parsing: bytes.octets)
    #expect(header.version == 1)
    #expect(header.type == 1)
    #expect(header.code == 9)
    #expect(header.isSession == false)
    #expect(header.payloadByteCount == 12)
    var types: [UInt16] = []
    var lengths: [Int] = []
    var tags = header.tags(in: 12)
    while let tag = tags.next() {
      types.append(tag.type)
      lengths.append(tag.value.byteCount)
    }
    #expect(types == [0x0101, 0x0103])
    #expect(lengths == [0, 4])
    #expect(tags.isTruncated == false)
  }

  @Test func `a tag that is not whole and what follows the end of the list are left out`() throws {
    let cut = Wire.hex("1109 0000 0009 01030005 01020304")
    var tags = try PPPoEHeader(parsing: cut.octets).tags(in: 9)
    #expect((tags.next() == nil) == true)
    #expect(tags.isTruncated == true)
    let ended = Wire.hex("1109 0000 0008 00000000 01010000")
    var list = try PPPoEHeader(parsing: ended.octets).tags(in: 8)
    #expect((list.next() != nil) == true)
    #expect((list.next() == nil) == true)
    #expect(list.isTruncated == false)
  }
}
