import NetCore
import TestSupport
import Testing

@Suite
struct TunnelHeaderTests {
  @Test func `a GRE header with all fields of version 0`() throws {
    let bytes = Wire.hex("b000 0800 abcd 0002 00010002 fffffffe 4500")
    let header = try GREHeader(parsing: bytes.octets)
    #expect(header.version == 0)
    #expect(header.protocolType == .ipv4)
    #expect(header.checksum == 0xabcd)
    #expect(header.routingOffset == nil)
    #expect(header.key == 0x0001_0002)
    #expect(header.callIdentifier == nil)
    #expect(header.sequenceNumber == 0xffff_fffe)
    #expect(header.acknowledgmentNumber == nil)
    #expect(header.headerByteCount == 16)
  }

  @Test func `a GRE header with a source route ends behind the last entry`() throws {
    let bytes = Wire.hex("4000 0800 0000 0004 0800 04 08 0a000001 0a000002 0000 00 00 4500")
    let header = try GREHeader(parsing: bytes.octets)
    #expect(header.routingOffset == 4)
    #expect(header.checksum == nil)
    #expect(header.headerByteCount == 24)
    #expect(header.isComplete == true)
    let cut = Array(bytes.prefix(19))
    let part = try GREHeader(parsing: cut.octets)
    #expect(part.headerByteCount > 19)
    #expect(part.isComplete == false)
  }

  @Test func `an enhanced GRE header`() throws {
    let bytes = Wire.hex("3081 880b 0005 0009 00000007 00000006 ff03")
    let header = try GREHeader(parsing: bytes.octets)
    #expect(header.version == 1)
    #expect(header.payloadLength == 5)
    #expect(header.callIdentifier == 9)
    #expect(header.sequenceNumber == 7)
    #expect(header.acknowledgmentNumber == 6)
    #expect(header.headerByteCount == 16)
    #expect(header.hasPayload == true)
  }

  @Test func `a GRE header without its optional fields has none`() throws {
    let bytes = Wire.hex("b000 0800 ab")
    let header = try GREHeader(parsing: bytes.octets)
    #expect(header.checksum == nil)
    #expect(header.key == nil)
    #expect(header.sequenceNumber == nil)
    #expect(header.isComplete == false)
  }

  @Test(arguments: [2, 3, 7]) func `other versions of GRE are refused`(version: UInt8) {
    let bytes = [0, version, 8, 0]
    #expect(throws: WireError(.badVersion, in: .gre, needed: 4, available: 4)) {
      _ = try GREHeader(parsing: bytes.octets)
    }
  }

  @Test func `a VXLAN header`() throws {
    let bytes = Wire.hex("08000000 123456 00")
    let header = try VXLANHeader(parsing: bytes.octets)
    #expect(header.hasNetworkIdentifier == true)
    #expect(header.networkIdentifier == 0x12_3456)
  }

  @Test func `a Geneve header and its options`() throws {
    let bytes = Wire.hex("0480 6558 001389 00 01018001 01020304 fff00702 0000 0000")
    let header = try GeneveHeader(parsing: bytes.octets)
    #expect(header.isControlPacket == true)
    #expect(header.hasCriticalOptions == false)
    #expect(header.protocolType == .transparentEthernetBridging)
    #expect(header.networkIdentifier == 0x1389)
    #expect(header.headerByteCount == 24)
    #expect(header.isComplete == true)
    var options = header.options
    var found: [[Int]] = []
    while let option = options.next() {
      let flags = (option.isCritical ? 1 : 0) + (option.isComplete ? 2 : 0)
      found.append([Int(option.optionClass), Int(option.type), flags, option.data.byteCount])
    }
    // The second one claims eight octets of data where four are left.
    #expect(found == [[0x0101, 0x80, 3, 4], [0xfff0, 7, 0, 4]])
  }

  @Test func `an authentication header`() throws {
    let bytes = Wire.hex("11 04 0000 00000100 00000013 000102030405060708090a0b ffff")
    let header = try AuthenticationHeader(parsing: bytes.octets)
    #expect(header.nextHeader == .udp)
    #expect(header.headerByteCount == 24)
    #expect(header.securityParametersIndex == 256)
    #expect(header.sequenceNumber == 19)
    #expect(header.integrityCheckValue.byteCount == 12)
  }

  @Test func `the fields of ESP in the clear`() throws {
    let bytes = Wire.hex("12345678 00000009 aabb")
    let header = try ESPHeader(parsing: bytes.octets)
    #expect(header.securityParametersIndex == 0x1234_5678)
    #expect(header.sequenceNumber == 9)
  }

  @Test func `what is shorter than the fixed fields is truncated`() {
    func error(_ count: Int, _ parse: (RawSpan) throws -> Void) -> WireError? {
      let bytes = [UInt8](repeating: 0, count: count)
      do {
        try parse(bytes.octets)
        return nil
      } catch {
        return error as? WireError
      }
    }
    let parsers: [(Layer, Int, (RawSpan) throws -> Void)] = [
      (.gre, 4, { _ = try GREHeader(parsing: $0) }),
      (.vxlan, 8, { _ = try VXLANHeader(parsing: $0) }),
      (.geneve, 8, { _ = try GeneveHeader(parsing: $0) }),
      (.authenticationHeader, 12, { _ = try AuthenticationHeader(parsing: $0) }),
      (.esp, 8, { _ = try ESPHeader(parsing: $0) }),
      (.sctp, 12, { _ = try SCTPHeader(parsing: $0) }),
    ]
    for (layer, needed, parse) in parsers {
      for count in 0..<needed {
        #expect(
          error(count, parse) == WireError(.truncated, in: layer, needed: needed, available: count)
        )
      }
      #expect(error(needed, parse) == nil)
    }
  }
}
