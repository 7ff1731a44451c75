import NetCore
import TestSupport
import Testing

@Suite
struct SCTPHeaderTests {
  /// The type, length and captured value octets of each chunk in `digits`.
  private func chunks(_ digits: String) throws -> [[Int]] {
    let bytes = Wire.hex("0001 0002 01020304 05060708 \(digits)")
    let header = try SCTPHeader(parsing: bytes.octets)
    #expect(header.verificationTag == 0x0102_0304)
    #expect(header.checksum == 0x0506_0708)
    var chunks = header.chunks
    var found: [[Int]] = []
    while let chunk = chunks.next() {
      found.append([Int(chunk.type.rawValue), Int(chunk.length), chunk.value.byteCount])
    }
    return found
  }

  @Test func `chunks begin on multiples of four octets`() throws {
    #expect(
      try chunks("0a000006 abcd0000 0b000004 00030013") == [[10, 6, 2], [11, 4, 0], [0, 19, 0]]
    )
    #expect(try chunks("") == [])
    #expect(try chunks("0b0000") == [])
  }

  @Test func `a chunk that is shorter than its own fields is the last`() throws {
    #expect(try chunks("0b000003 0b000004") == [[11, 3, 0]])
    #expect(try chunks("0b000000 0b000004") == [[11, 0, 0]])
  }

  @Test func `an acknowledgment with gaps and duplicates`() {
    let bytes = Wire.hex("03000018 00000064 0000fa00 0001 0001 00020003 00000060")
    guard let chunk = SCTPChunk(bytes.octets), let value = SCTPSelectiveAcknowledgment(chunk) else {
      Issue.record("no acknowledgment")
      return
    }
    #expect(value.cumulativeTransmissionSequenceNumber == 100)
    #expect(value.gapBlock(at: 0)?.start == 2)
    #expect(value.gapBlock(at: 0)?.end == 3)
    #expect(value.gapBlock(at: 1)?.start == nil)
    #expect(value.duplicate(at: 0) == 96)
    #expect(value.duplicate(at: 1) == nil)
  }

  @Test(arguments: [
    // The octets of RFC 9260's algorithms over this header and a COOKIE ACK chunk.
    ("crc32c", SCTPChecksumVerdict.valid(.crc32c)), ("adler32", .valid(.adler32)),
    ("wrong", .invalid(expected: 0x70c6_1c94)),
  ])
  func `checksums of both ages hold`(kind: String, verdict: SCTPChecksumVerdict) {
    var packet = Wire.hex("0b590b59 00000e50 00000000 0b000004")
    let value: UInt32 =
      switch kind {
      case "crc32c": 0x70c6_1c94
      case "adler32": 0x0ea2_0136
      default: 1
      }
    packet.replaceSubrange(8..<12, with: Wire.long(Int(value)))
    let bytes = Wire.ipv4(132, packet)
    var dissection = Dissection(bytes.octets, linkType: .raw, wireByteCount: bytes.count)
    _ = dissection.next()
    guard case .sctp(let header)? = dissection.next() else {
      Issue.record("no SCTP header")
      return
    }
    #expect(dissection.checksumVerdict(of: header) == verdict)
  }

  @Test func `the checksum of what was cut off is not judged`() {
    let bytes = Wire.ipv4(132, Wire.hex("0b590b59 00000e50 00000001 0b000004"))
    let cut = Array(bytes.dropLast(1))
    var dissection = Dissection(cut.octets, linkType: .raw, wireByteCount: bytes.count)
    _ = dissection.next()
    guard case .sctp(let header)? = dissection.next() else {
      Issue.record("no SCTP header")
      return
    }
    #expect(dissection.checksumVerdict(of: header) == .unverifiable)
  }
}
