import NetCore
import Testing

@Suite struct SipHashTests {
  /// The key of the paper's appendix A: the octets 00 to 0f.
  private static let key = SipHash(key0: 0x0706_0504_0302_0100, key1: 0x0f0e_0d0c_0b0a_0908)

  private static func hash(_ message: [UInt8]) -> UInt64 { key.hash(message.octets) }

  @Test func `the example of the paper's appendix A comes out`() {
    let message = (0..<15).map { UInt8($0) }
    #expect(Self.hash(message) == 0xa129_ca61_49be_45e5)
  }

  /// The first vectors of the reference implementation: inputs of 0, 1, 2 … octets 00, 01, 02 ….
  @Test(
    arguments: [
      (0, 0x726f_db47_dd0e_0e31), (1, 0x74f8_39c5_93dc_67fd), (2, 0x0d6c_8009_d9a9_4f5a),
      (3, 0x8567_6696_d7fb_7e2d), (4, 0xcf27_94e0_2771_87b7), (5, 0x1876_5564_cd99_a68d),
      (6, 0xcbc9_466e_58fe_e3ce), (7, 0xab02_00f5_8b01_d137), (8, 0x93f5_f579_9a93_2462),
    ] as [(Int, UInt64)]
  )
  func `the reference vectors come out`(length: Int, expected: UInt64) {
    let message = (0..<length).map { UInt8($0) }
    #expect(Self.hash(message) == expected)
  }

  @Test func `three words hash as the octets they are made of`() {
    let words: [UInt64] = [0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210, 42]
    let octets = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    #expect(Self.key.beginning(words[0], words[1]).hash(words[2]) == Self.hash(octets))
  }

  @Test func `another key gives another hash`() {
    let other = SipHash(key0: 0x0706_0504_0302_0101, key1: 0x0f0e_0d0c_0b0a_0908)
    #expect(other.beginning(1, 2).hash(3) != Self.key.beginning(1, 2).hash(3))
  }
}
