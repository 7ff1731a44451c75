import NetCore
import TestSupport
import Testing

@Suite
struct TransportHeaderTests {
  @Test func `a UDP header`() throws {
    let bytes = Wire.hex("04d2 162e 000c abcd 01020304 0506")
    let header = try UDPHeader(parsing: bytes.octets)
    #expect(header.sourcePort.rawValue == 1_234)
    #expect(header.destinationPort.rawValue == 5_678)
    #expect(header.length == 12)
    #expect(header.checksum == 0xabcd)
    #expect(header.payload.byteCount == 4)
  }

  @Test func `a TCP header`() throws {
    let bytes = Wire.hex("9c40 01bb 00000064 000000c8 6952 ffff 1234 0007 020405b4 0102")
    let header = try TCPHeader(parsing: bytes.octets)
    #expect(header.sourcePort.rawValue == 40_000)
    #expect(header.destinationPort.rawValue == 443)
    #expect(header.sequenceNumber == 100)
    #expect(header.acknowledgmentNumber == 200)
    #expect(header.headerByteCount == 24)
    #expect(
      header.flags == [
        .accurateECN, .explicitCongestionEcho, .acknowledgment, .synchronize,
        TCPFlags(rawValue: 0x800),
      ]
    )
    #expect(header.window == 65_535)
    #expect(header.checksum == 0x1234)
    #expect(header.urgentPointer == 7)
    #expect(header.payload.byteCount == 2)
  }

  @Test func `the options of a SYN`() throws {
    let digits = "020405b4 0402 080a0000000100000000 01 030307"
    let octets = Wire.hex(digits)
    var options = TCPOptions(octets.octets, claimedByteCount: octets.count)
    var kinds: [TCPOptionKind] = []
    var lengths: [Int] = []
    while let option = options.next() {
      kinds.append(option.kind)
      lengths.append(option.data.byteCount)
    }
    #expect(
      kinds == [.maximumSegmentSize, .sackPermitted, .timestamps, .noOperation, .windowScale]
    )
    #expect(lengths == [2, 0, 8, 0, 1])
    #expect(options.fault == nil)
  }

  @Test(arguments: [
    ("0200", 4, TCPOptions.Fault.badLength(.maximumSegmentSize, 0)),
    ("0201", 4, .badLength(.maximumSegmentSize, 1)),
    ("0209aaaa", 4, .badLength(.maximumSegmentSize, 9)),
    ("01010102", 4, .badLength(.maximumSegmentSize, 0)),
    ("0204", 4, .truncated), ("02", 4, .truncated), ("", 4, .truncated),
  ])
  func `an impossible or missing option is told`(
    digits: String,
    claimed: Int,
    fault: TCPOptions.Fault
  ) {
    let octets = Wire.hex(digits)
    var options = TCPOptions(octets.octets, claimedByteCount: claimed)
    var count = 0
    while options.next() != nil { count += 1 }
    #expect(options.fault == fault)
    #expect(count <= 3)
  }

  @Test func `an ICMP message`() throws {
    let bytes = Wire.icmpv4(5, 1, [10, 0, 0, 9] + Wire.data(28))
    let message = try ICMPv4Message(parsing: bytes.octets)
    #expect(message.type == .redirect)
    #expect(message.code == 1)
    #expect(message.gateway == IPv4Address(10, 0, 0, 9))
    #expect(message.body.byteCount == 28)
  }

  @Test func `a neighbor solicitation and its option`() throws {
    let rest = Wire.long(0) + Wire.there6 + Wire.hex("01 01") + Wire.near
    let bytes = Wire.icmpv6(135, 0, rest)
    let message = try ICMPv6Message(parsing: bytes.octets)
    #expect(message.type == .neighborSolicitation)
    #expect(message.targetAddress?.description == "2001:db8::2")
    var options = message.options
    var types: [UInt8] = []
    while let option = options.next() { types.append(option.type) }
    #expect(types == [NeighborDiscoveryOption.sourceLinkLayerAddress])
    #expect(options.isCutShort == false)
  }

  @Test(arguments: ["0100", "0105aabb", "01"])
  func `an impossible neighbor discovery option ends the sequence`(digits: String) {
    let octets = Wire.hex(digits)
    var options = NeighborDiscoveryOptions(octets.octets)
    var count = 0
    while options.next() != nil { count += 1 }
    #expect(count == 0)
    #expect(options.isCutShort == true)
  }
}
