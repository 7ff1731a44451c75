import NetCore
import TestSupport
import Testing

@Suite
struct IPHeaderTests {
  @Test func `an IPv4 header`() throws {
    let bytes = Wire.ipv4(
      17,
      Wire.data(30),
      Wire.IPv4(flags: 0xe000 | 185, options: Wire.hex("01010100"))
    )
    let header = try IPv4Header(parsing: bytes.octets)
    #expect(header.headerByteCount == 24)
    #expect(header.totalLength == 54)
    #expect(header.identification == 7)
    #expect(header.isReservedFlagSet == true)
    #expect(header.dontFragment == true)
    #expect(header.moreFragments == true)
    #expect(header.fragmentOffset == 1_480)
    #expect(header.timeToLive == 64)
    #expect(header.protocol == .udp)
    #expect(Dissection.checksumVerdict(of: header) == .valid)
    #expect(header.source == IPv4Address(10, 0, 0, 1))
    #expect(header.destination == IPv4Address(10, 0, 0, 2))
    #expect(header.options.byteCount == 4)
    #expect(header.payload.byteCount == 30)
  }

  @Test func `the payload of IPv4 ends where the total length says, or the capture`() throws {
    let padded = Wire.ipv4(17, Wire.data(4)) + Wire.data(20)
    #expect(try IPv4Header(parsing: padded.octets).payload.byteCount == 4)
    let cut = Wire.ipv4(17, Wire.data(4), Wire.IPv4(totalLength: 900))
    #expect(try IPv4Header(parsing: cut.octets).payload.byteCount == 4)
    let segmented = Wire.ipv4(17, Wire.data(4), Wire.IPv4(totalLength: 0))
    #expect(try IPv4Header(parsing: segmented.octets).payload.byteCount == 4)
  }

  @Test func `a header that was not captured whole has no verdict on its checksum`() throws {
    let bytes = Array(Wire.ipv4(17, [], Wire.IPv4(options: Wire.hex("01010100"))).prefix(22))
    let header = try IPv4Header(parsing: bytes.octets)
    #expect(header.isComplete == false)
    #expect(Dissection.checksumVerdict(of: header) == .unverifiable)
  }

  @Test func `the wrong version is told before the missing octets`() {
    #expect(throws: WireError(.badVersion, in: .ipv4, needed: 20, available: 1)) {
      let bytes: [UInt8] = [0x60]
      _ = try IPv4Header(parsing: bytes.octets).totalLength
    }
    #expect(throws: WireError(.truncated, in: .ipv6, needed: 40, available: 1)) {
      let bytes: [UInt8] = [0x60]
      _ = try IPv6Header(parsing: bytes.octets).payloadLength
    }
  }

  @Test func `IPv4 options are read up to the end of the list`() throws {
    let bytes = Wire.ipv4(17, [], Wire.IPv4(options: Wire.hex("01 94040000 00 070b")))
    var options = try IPv4Header(parsing: bytes.octets).optionSequence
    var types: [UInt8] = []
    while let option = options.next() { types.append(option.type) }
    #expect(types == [1, 148, 0])
    #expect(options.isCutShort == false)
  }

  @Test(arguments: [("07000000", 0), ("07010000", 0), ("07090000", 0), ("01010107", 3)])
  func `an impossible option ends the sequence`(digits: String, readable: Int) throws {
    let bytes = Wire.ipv4(17, [], Wire.IPv4(options: Wire.hex(digits)))
    var options = try IPv4Header(parsing: bytes.octets).optionSequence
    var count = 0
    while options.next() != nil { count += 1 }
    #expect(count == readable)
    #expect(options.isCutShort == true)
  }

  @Test func `a source route names the final destination`() throws {
    let options = Wire.hex("83 0b 04 0a000005 0a000006 00")
    let bytes = Wire.ipv4(17, [], Wire.IPv4(options: options))
    #expect(try IPv4Header(parsing: bytes.octets).finalDestination == IPv4Address(10, 0, 0, 6))
    let plain = Wire.ipv4(17, [])
    #expect(try IPv4Header(parsing: plain.octets).finalDestination == nil)
  }

  @Test func `an IPv6 header`() throws {
    let bytes = Wire.ipv6(58, Wire.data(9), classAndFlow: 0x0b8_12345, hopLimit: 255)
    let header = try IPv6Header(parsing: bytes.octets)
    #expect(header.trafficClass.rawValue == 0xb8)
    #expect(header.flowLabel == 0x12345)
    #expect(header.payloadLength == 9)
    #expect(header.nextHeader == .icmpv6)
    #expect(header.hopLimit == 255)
    #expect(header.source.description == "2001:db8::1")
    #expect(header.destination.description == "2001:db8::2")
    #expect(header.payload.byteCount == 9)
  }

  @Test func `the extension headers of IPv6`() throws {
    let fragment = Wire.hex("3a 00 05a9 12345678 ff")
    let header = try IPv6FragmentHeader(parsing: fragment.octets)
    #expect(header.nextHeader == .icmpv6)
    #expect(header.fragmentOffset == 1_448)
    #expect(header.moreFragments == true)
    #expect(header.identification == 0x1234_5678)
    #expect(header.payload.byteCount == 1)

    let route = Wire.hex("11 04 00 01 00000000") + Wire.here6 + Wire.there6
    let routing = try IPv6RoutingHeader(parsing: route.octets)
    #expect(routing.addressCount == 2)
    #expect(routing.address(at: 1)?.description == "2001:db8::2")
    #expect(routing.address(at: 2) == nil)
    #expect(routing.finalDestination?.description == "2001:db8::2")
    let segments = Wire.hex("11 04 04 01 00000000") + Wire.here6 + Wire.there6
    #expect(
      try IPv6RoutingHeader(parsing: segments.octets).finalDestination?.description == "2001:db8::1"
    )

    let options = Wire.hex("11 00 05020000 0100")
    var sequence = try IPv6OptionsHeader(parsing: options.octets, as: .hopByHopOptions).options
    var types: [UInt8] = []
    while let option = sequence.next() { types.append(option.type) }
    #expect(types == [IPv6Option.routerAlert, IPv6Option.padN])
    #expect(sequence.isCutShort == false)
    let jumbo = Wire.hex("c20400011170")
    #expect(IPv6Options(jumbo.octets).jumboPayloadLength == 70_000)
  }
}
