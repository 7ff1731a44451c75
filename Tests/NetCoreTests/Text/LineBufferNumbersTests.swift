import NetCore
import TestSupport
import Testing

@Suite
struct LineBufferNumbersTests {
  /// The text that `body` appends to a buffer that must grow for it.
  private static func text(_ body: (inout LineBuffer) -> Void) -> String {
    var buffer = LineBuffer(capacity: 64)
    buffer.append(0x78, repeating: 63)
    body(&buffer)
    return String(buffer.text.dropFirst(63))
  }

  @Test func `decimals are those of the standard library on both sides of every power of ten`() {
    var power: UInt64 = 1
    for _ in 0..<20 {
      for value in [power &- 1, power, power &+ 1, power &* 9] {
        #expect(Self.text { $0.append(decimal: value) } == String(value))
      }
      power &*= 10
    }
    #expect(Self.text { $0.append(decimal: UInt64.max) } == "18446744073709551615")
    #expect(Self.text { $0.append(decimal: Int64.min) } == "-9223372036854775808")
    #expect(Self.text { $0.append(decimal: Int8.min) } == "-128")
  }

  @Test func `decimals of random numbers of any size are those of the standard library`() {
    var generator = SeededGenerator()
    for _ in 0..<2000 {
      let value = generator.next() >> UInt64.random(in: 0..<64, using: &generator)
      #expect(Self.text { $0.append(decimal: value) } == String(value))
      #expect(Self.text { $0.append(hexadecimal: value) } == String(value, radix: 16))
    }
  }

  @Test func `leading zeros fill the width and no more`() {
    #expect(Self.text { $0.append(decimal: UInt64(7), digits: 3) } == "007")
    #expect(Self.text { $0.append(decimal: UInt64(1234), digits: 3) } == "1234")
    #expect(
      Self.text { $0.append(decimal: UInt64(0), digits: 25) } == String(repeating: "0", count: 25)
    )
    #expect(Self.text { $0.append(hexadecimal: 0xab, digits: 4) } == "00ab")
    #expect(Self.text { $0.append(hexadecimal: 0xabcde, digits: 4) } == "abcde")
    #expect(Self.text { $0.append(hexadecimal: 1, digits: 18) } == "000000000000000001")
    #expect(Self.text { $0.append(hexadecimal: 0) } == "0")
  }

  @Test func `octets are written in every form of a dump`() {
    let octets: [UInt8] = [0x00, 0x1f, 0x20, 0x41, 0x7e, 0x7f, 0xff]
    #expect(Self.text { $0.append(hexadecimalOctets: octets.octets) } == "001f20417e7fff")
    #expect(
      Self.text { $0.append(hexadecimalOctets: octets.octets, separator: 0x3a) }
        == "00:1f:20:41:7e:7f:ff"
    )
    #expect(Self.text { $0.append(hexadecimalPairs: octets.octets) } == " 001f 2041 7e7f ff")
    #expect(Self.text { $0.append(visible: octets.octets) } == "...A~..")
    let none: [UInt8] = []
    #expect(Self.text { $0.append(hexadecimalOctets: none.octets, separator: 0x3a) }.isEmpty)
  }

  @Test(arguments: [0, 1, 9, 10, 99, 100, 199, 255] as [UInt32])
  func `every octet of a dotted quad has its one to three digits`(octet: UInt32) {
    let address = IPv4Address(rawValue: octet << 24 | octet << 8 | 7)
    #expect(Self.text { $0.append(address) } == "\(octet).0.\(octet).7")
  }

  @Test func `the first longest run of zero groups is shortened, whatever the pattern`() {
    for pattern in 0..<256 {
      let groups = (0..<8).map { pattern >> $0 & 1 == 1 ? 0 : 0x0a00 >> ($0 % 4 * 4) | 1 }
      var address = IPv6Address(high: 0, low: 0)
      for (index, group) in groups.enumerated() {
        let part = UInt64(group) << UInt64(16 * (3 - index % 4))
        if index < 4 { address.high |= part } else { address.low |= part }
      }
      #expect(Self.text { $0.append(address) } == Self.shortened(groups), "pattern \(pattern)")
    }
  }

  /// RFC 5952 by trial: every run is tried, the longest and then the first wins.
  private static func shortened(_ groups: [Int]) -> String {
    var best = 0..<0
    for start in 0..<8 {
      for end in start...8 where groups[start..<end].allSatisfy({ $0 == 0 }) {
        if end - start >= 2, end - start > best.count { best = start..<end }
      }
    }
    func text(_ part: ArraySlice<Int>) -> String {
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard !best.isEmpty else { return text(groups[...]) }
    return text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])
  }
}
