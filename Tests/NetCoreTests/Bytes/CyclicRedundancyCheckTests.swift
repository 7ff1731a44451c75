import NetCore
import TestSupport
import Testing

@Suite
struct CyclicRedundancyCheckTests {
  /// Octets and their check.
  typealias Vector = ([UInt8], UInt32)

  /// The test vectors of RFC 3720 B.4, and those that everybody uses.
  static let cyclic: [Vector] = [
    ([UInt8](repeating: 0, count: 32), 0x8a91_36aa),
    ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
    ([UInt8](0..<32), 0x46dd_794e),
    ([], 0),
    (Array("123456789".utf8), 0xe306_9283),
  ]

  static let adler: [Vector] = [
    ([], 1),
    (Array("Wikipedia".utf8), 0x11e6_0398),
    ([UInt8](repeating: 0xff, count: 100_000), 0x149a_302c),
  ]

  @Test(arguments: cyclic)
  func `CRC32c of known octets`(octets: [UInt8], value: UInt32) {
    var check = CRC32C()
    check.add(octets.octets)
    #expect(check.value == value)
  }

  @Test(arguments: adler)
  func `Adler-32 of known octets`(octets: [UInt8], value: UInt32) {
    var sum = Adler32()
    sum.add(octets.octets)
    #expect(sum.value == value)
  }
}
