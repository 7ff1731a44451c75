import NetCore
import Testing

@Suite struct EchoPatternTests {
  @Test func `octets count up, or repeat, from the first octet of the data`() {
    #expect((254..<258).map { EchoPattern.counting.octet(at: $0) } == [254, 255, 0, 1])
    let pattern = EchoPattern(repeating: [1, 2, 3])
    #expect((0..<7).map { pattern.octet(at: $0) } == [1, 2, 3, 1, 2, 3, 1])
  }

  @Test func `a request carries the pattern behind its cookie, with a valid checksum`() throws {
    let pattern = EchoPattern(repeating: [0xfe, 0xed, 0x01])
    var request = EchoRequest(.icmpv4, identifier: 1, dataByteCount: 33, pattern: pattern)
    request.stamp(sequenceNumber: 7, cookie: EchoCookie(rawValue: 0xfedc_ba98_7654_3210))
    var sum = InternetChecksum()
    sum.add(request.bytes)
    #expect(sum.isValid)
    for offset in EchoCookie.byteCount..<33 {
      #expect(request.bytes.octet(at: 8 + offset) == pattern.octet(at: offset))
    }
  }

  @Test func `a reply is compared with the pattern that was sent`() throws {
    let pattern = EchoPattern(repeating: [0xaa])
    var octets = [UInt8](repeating: 0xaa, count: 8 + 32)
    octets.replaceSubrange(0..<2, with: [0, 0])
    func firstWrong() throws -> Int? {
      let span = octets.octets
      guard let reply = EchoReply(parsing: span, .icmpv4) else { return -1 }
      return reply.firstWrongOctet(sentByteCount: 32, pattern: pattern)?.offset
    }
    #expect(try firstWrong() == nil)
    octets[8 + 20] = 0xab
    #expect(try firstWrong() == 20)
  }

  /// Whole blocks and words of octets are compared at once, and those behind them one by one.
  @Test(arguments: [7, 8, 9, 15, 16, 39, 40, 41, 56, 71, 72, 75, 300])
  func `each octet that is not its own offset is found`(dataByteCount: Int) {
    let header: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
    let data = (0..<dataByteCount).map { UInt8(truncatingIfNeeded: $0) }
    func firstWrong(in data: [UInt8]) -> Int? {
      let octets = header + data
      let span = octets.octets
      return EchoReply(parsing: span, .icmpv4)?.firstWrongOctet(sentByteCount: dataByteCount)?
        .offset
    }
    #expect(firstWrong(in: data) == nil)
    // More than was sent is no wrong octet.
    #expect(firstWrong(in: data + [0xff]) == nil)
    for offset in 0..<dataByteCount {
      for bit in 0..<8 {
        var wrong = data
        wrong[offset] ^= 1 << bit
        #expect(firstWrong(in: wrong) == (offset < EchoCookie.byteCount ? nil : offset))
      }
    }
  }
}
