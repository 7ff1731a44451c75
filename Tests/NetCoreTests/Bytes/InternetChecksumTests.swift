import NetCore
import TestSupport
import Testing

@Suite
struct InternetChecksumTests {
  @Test func `the example of RFC 1071`() {
    let octets: [UInt8] = [0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]
    var sum = InternetChecksum()
    sum.add(octets.octets)
    #expect(sum.folded == 0xddf2)
    #expect(InternetChecksum.of(octets.octets) == 0x220d)
  }

  @Test func `a header with its checksum is valid, one with a flipped bit is not`() {
    var header = Wire.hex("4500 0073 0000 4000 4011 b861 c0a8 0001 c0a8 00c7")
    var sum = InternetChecksum()
    sum.add(header.octets)
    #expect(sum.isValid)
    header[3] ^= 0x20
    var other = InternetChecksum()
    other.add(header.octets)
    #expect(!other.isValid)
  }

  @Test(arguments: 0..<70)
  func `any number of octets sums as the slow way`(count: Int) {
    var random = SeededGenerator()
    let octets = random.bytes(count: count)
    #expect(Int(InternetChecksum.of(octets.octets)) == Wire.checksum(octets))
  }

  @Test func `four words given as one number add up as their octets`() {
    var random = SeededGenerator()
    for _ in 0..<100 {
      let octets = random.bytes(count: 8)
      var sum = InternetChecksum()
      sum.add(octets.octets.bigEndian(at: 0, as: UInt64.self))
      #expect(sum.folded == ~InternetChecksum.of(octets.octets))
    }
  }

  @Test func `pieces on even offsets add up in any order`() {
    var random = SeededGenerator()
    let octets = random.bytes(count: 101)
    let head = Array(octets[..<40])
    let tail = Array(octets[40...])
    var sum = InternetChecksum()
    sum.add(tail.octets)
    sum.add(head.octets)
    #expect(sum.checksum == InternetChecksum.of(octets.octets))
  }

  @Test func `a datagram over IPv4 and one over IPv6 are valid under their pseudo-headers`() {
    let datagram = Wire.udp([1, 2, 3])
    var sum = InternetChecksum()
    sum.addPseudoHeader(
      source: IPv4Address(10, 0, 0, 1),
      destination: IPv4Address(10, 0, 0, 2),
      protocolNumber: 17,
      length: datagram.count
    )
    sum.add(datagram.octets)
    #expect(sum.isValid)

    let datagram6 = Wire.udp([1, 2, 3], between: (Wire.here6, Wire.there6))
    var sum6 = InternetChecksum()
    sum6.addPseudoHeader(
      source: IPv6Address(high: 0x2001_0db8_0000_0000, low: 1),
      destination: IPv6Address(high: 0x2001_0db8_0000_0000, low: 2),
      nextHeader: 17,
      length: datagram6.count
    )
    sum6.add(datagram6.octets)
    #expect(sum6.isValid)
  }
}
