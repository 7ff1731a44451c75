import NetCore
import TestSupport
import Testing

@Suite struct DNSMessageTests {
  /// The labels of the name at `offset`, or `nil` when it is cut or lies.
  private static func labels(at offset: Int, in octets: [UInt8]) -> [String]? {
    let bytes = octets.octets
    var name = DNSName(at: offset, in: bytes)
    var labels: [String] = []
    while let label = name.next() {
      var text: [UInt8] = []
      for index in 0..<label.byteCount { text.append(label.octet(at: index)) }
      labels.append(String(decoding: text, as: UTF8.self))
    }
    return name.isCutShort ? nil : labels
  }

  @Test func `the fields of the header`() throws {
    let octets = ApplicationMessage.dns(flags: 0xa5b3, counts: [1, 2, 3, 4])
    let message = try DNSMessage(parsing: octets.octets)
    #expect(message.identifier == 0x1234)
    #expect(message.isResponse == true)
    #expect(message.operationCode == 4)
    #expect(message.isAuthoritative == true)
    #expect(message.isTruncated == false)
    #expect(message.isRecursionDesired == true)
    #expect(message.isRecursionAvailable == true)
    #expect(message.isAuthenticData == true)
    #expect(message.isCheckingDisabled == true)
    #expect(message.responseCode == 3)
    #expect(message.questionCount == 1)
    #expect(message.answerCount == 2)
    #expect(message.authorityCount == 3)
    #expect(message.additionalCount == 4)
  }

  @Test func `every short prefix is truncated`() {
    for prefix in everyStrictPrefix(of: ApplicationMessage.dns(flags: 0)) {
      let error = #expect(throws: WireError.self) {
        _ = try DNSMessage(parsing: prefix.octets).identifier
      }
      #expect(error?.needed == 12)
      #expect(error?.available == prefix.count)
    }
  }

  @Test func `questions and records come in order`() throws {
    let octets = ApplicationMessage.dns(
      flags: 0x8000,
      [ApplicationMessage.question("a.example", 28)],
      answers: [ApplicationMessage.record(28, Wire.here6, timeToLive: 60)]
    )
    var entries = try DNSMessage(parsing: octets.octets).entries
    let firstQuestion = entries.nextQuestion()
    let question = try #require(firstQuestion)
    #expect(question.type == .aaaa)
    #expect(question.class == 1)
    #expect(Self.labels(at: question.nameOffset, in: octets) == ["a", "example"])
    let firstRecord = entries.nextRecord()
    let record = try #require(firstRecord)
    #expect(Self.labels(at: record.nameOffset, in: octets) == ["a", "example"])
    #expect(record.timeToLive == 60)
    #expect(Array(octets[record.data]) == Wire.here6)
    let secondRecord = entries.nextRecord()
    #expect(secondRecord?.type == nil)
  }

  @Test func `a record that reaches beyond the message is none`() throws {
    let record = ApplicationMessage.record(1, Wire.here)
    let octets = ApplicationMessage.dns(flags: 0x8000, answers: [record])
    for prefix in everyStrictPrefix(of: octets) where prefix.count >= 12 {
      var entries = try DNSMessage(parsing: prefix.octets).entries
      let record = entries.nextRecord()
      #expect(record?.type == nil)
    }
  }

  @Test(arguments: [
    // A pointer to itself, forward, to each other, and labels of unknown types.
    ("c000", 0), ("c002 00", 0), ("0161 c003 c000", 0), ("c002 c000", 0), ("4101 00", 0),
    ("8000", 0), ("c0", 0), ("0361", 0), ("", 0), ("00", 5),
  ])
  func `a name that leads nowhere is cut short`(digits: String, offset: Int) {
    #expect(Self.labels(at: offset, in: Wire.hex(digits)) == nil)
  }

  @Test func `pointers lead back`() {
    let octets = Wire.hex("0161 00 0162 c000 0163 c003")
    #expect(Self.labels(at: 0, in: octets) == ["a"])
    #expect(Self.labels(at: 3, in: octets) == ["b", "a"])
    #expect(Self.labels(at: 7, in: octets) == ["c", "b", "a"])
    #expect(Self.labels(at: 2, in: octets) == [])
  }

  @Test func `a name has at most 255 octets`() {
    let most = ApplicationMessage.name(String(repeating: "x.", count: 127))
    #expect(most.count == 255)
    #expect(Self.labels(at: 0, in: most)?.count == 127)
    let tooLong = ApplicationMessage.name(String(repeating: "x.", count: 128))
    #expect(Self.labels(at: 0, in: tooLong) == nil)
  }

  @Test func `a ladder of pointers ends after 127`() {
    // Each pointer leads to the one in front of it; the first to an empty name.
    var octets: [UInt8] = [0, 0]
    for step in 0..<400 { octets += [0xc0 | UInt8(2 * step >> 8), UInt8(2 * step & 0xff)] }
    #expect(Self.labels(at: 2 * 100, in: octets) == [])
    #expect(Self.labels(at: 2 * 400, in: octets) == nil)
  }

  @Test func `random octets end every sequence`() throws {
    var random = SeededGenerator()
    for _ in 0..<5_000 {
      var octets: [UInt8] = []
      for _ in 0..<Int.random(in: 12...80, using: &random) {
        let usual: [UInt8] = [0, 1, 0xc0, 12, .random(in: 0...255, using: &random)]
        octets.append(usual.randomElement(using: &random) ?? 0)
      }
      var entries = try DNSMessage(parsing: octets.octets).entries
      var count = 0
      while let question = entries.nextQuestion() {
        count += 1
        _ = Self.labels(at: question.nameOffset, in: octets)
      }
      #expect(count <= octets.count / 5)
    }
  }
}
