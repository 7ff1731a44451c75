import NetCore
import Testing

@Suite struct EchoRequestTests {
  private let cookie = EchoCookie(rawValue: 0x1122_3344_5566_7788)

  private func octets(of request: EchoRequest) -> [UInt8] {
    let bytes = request.bytes
    return (0..<bytes.byteCount).map { bytes.octet(at: $0) }
  }

  @Test func `the message is header, cookie and counted filler`() {
    var request = EchoRequest(.icmpv4, identifier: 0xabcd, dataByteCount: 12)
    request.stamp(sequenceNumber: 0x0102, cookie: cookie)
    let expected: [UInt8] = [
      8, 0, 0x27, 0xc7, 0xab, 0xcd, 1, 2,
      0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 8, 9, 10, 11,
    ]
    #expect(octets(of: request) == expected)
  }

  @Test func `the checksum holds for every length and when the buffer is used again`() {
    for dataByteCount in 0...70 {
      var request = EchoRequest(.icmpv4, identifier: 7, dataByteCount: dataByteCount)
      for sequence in [1, 2, 65535] as [UInt16] {
        request.stamp(
          sequenceNumber: sequence,
          cookie: EchoCookie(rawValue: cookie.rawValue &* UInt64(sequence))
        )
        var sum = InternetChecksum()
        sum.add(request.bytes)
        #expect(sum.isValid, "\(dataByteCount) octets, sequence \(sequence)")
        #expect(request.bytes.byteCount == 8 + dataByteCount)
      }
    }
  }

  @Test func `the checksum of ICMPv6 is left to the kernel`() {
    var request = EchoRequest(.icmpv6, identifier: 7, dataByteCount: 8)
    request.stamp(sequenceNumber: 1, cookie: cookie)
    #expect(octets(of: request).prefix(8) == [128, 0, 0, 0, 0, 7, 0, 1])
  }

  @Test func `a short message carries the first octets of the cookie`() {
    var request = EchoRequest(.icmpv4, identifier: 7, dataByteCount: 3)
    request.stamp(sequenceNumber: 1, cookie: cookie)
    #expect(octets(of: request).dropFirst(8) == [0x11, 0x22, 0x33])
  }

  @Test func `the largest data fit a packet of 65535 octets`() {
    #expect(ICMPVersion.icmpv4.maximumEchoDataByteCount == 65507)
    #expect(ICMPVersion.icmpv6.maximumEchoDataByteCount == 65527)
    let request = EchoRequest(.icmpv6, identifier: 7, dataByteCount: 65527)
    #expect(request.bytes.byteCount == 65535)
  }
}
