import NetCore
import Testing

@Suite struct EchoReplyTests {
  private static func reply(dataByteCount: Int) -> [UInt8] {
    [0, 0, 0, 0, 0x12, 0x34, 0, 5] + (0..<dataByteCount).map { UInt8(truncatingIfNeeded: $0) }
  }

  @Test func `the fields are read`() throws {
    let octets = Self.reply(dataByteCount: 10)
    let reply = try #require(Self.fields(octets, .icmpv4))
    #expect(reply == Fields(code: 0, identifier: 0x1234, sequenceNumber: 5, dataByteCount: 10))
  }

  @Test func `every strict prefix of a header is no reply`() {
    for count in 0..<8 {
      let octets = Array(Self.reply(dataByteCount: 0).prefix(count))
      #expect(Self.fields(octets, .icmpv4) == nil)
    }
  }

  @Test func `a request, and a reply of the other protocol, are no reply`() {
    for type in [3, 8, 128, 129] as [UInt8] {
      let octets = [type] + Self.reply(dataByteCount: 4).dropFirst()
      #expect(Self.fields(octets, .icmpv4) == nil)
    }
    let octets = [129] + Self.reply(dataByteCount: 4).dropFirst()
    #expect(Self.fields(octets, .icmpv6) != nil)
  }

  @Test func `the first wrong octet behind the cookie is found`() throws {
    var octets = Self.reply(dataByteCount: 40)
    #expect(Self.wrongOctet(octets, sent: 40) == nil)
    octets[8 + 3] ^= 0xff
    #expect(Self.wrongOctet(octets, sent: 40) == nil, "the cookie is looked at elsewhere")
    octets[8 + 20] ^= 0xff
    octets[8 + 30] ^= 0xff
    let wrong = try #require(Self.wrongOctet(octets, sent: 40))
    #expect(wrong.offset == 20)
    #expect(wrong.expected == 0x14)
    #expect(wrong.received == 0xeb)
  }

  @Test func `data shorter or longer than what was sent are compared where both are`() {
    #expect(Self.wrongOctet(Self.reply(dataByteCount: 12), sent: 40) == nil)
    #expect(Self.wrongOctet(Self.reply(dataByteCount: 12) + [0xff, 0xff], sent: 12) == nil)
    #expect(Self.wrongOctet(Self.reply(dataByteCount: 3), sent: 3) == nil)
  }

  private static func wrongOctet(_ octets: [UInt8], sent: Int) -> EchoReply.WrongOctet? {
    guard let reply = EchoReply(parsing: octets.octets, .icmpv4) else { return nil }
    return reply.firstWrongOctet(sentByteCount: sent)
  }

  private static func fields(_ octets: [UInt8], _ version: ICMPVersion) -> Fields? {
    guard let reply = EchoReply(parsing: octets.octets, version) else { return nil }
    return Fields(
      code: reply.code,
      identifier: reply.identifier,
      sequenceNumber: reply.sequenceNumber,
      dataByteCount: reply.data.byteCount
    )
  }

  /// A copy of the fields that a test can compare.
  private struct Fields: Equatable {
    var code: UInt8
    var identifier: UInt16
    var sequenceNumber: UInt16
    var dataByteCount: Int
  }
}
