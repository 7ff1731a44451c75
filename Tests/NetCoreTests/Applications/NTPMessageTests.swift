import NetCore
import TestSupport
import Testing

@Suite struct NTPMessageTests {
  @Test func `the fields of a server's answer`() throws {
    let octets = ApplicationMessage.ntp(first: 0xe4)
    let message = try NTPMessage(parsing: octets.octets)
    #expect(message.leapIndicator == 3)
    #expect(message.version == 4)
    #expect(message.mode == 4)
    #expect(message.hasTime == true)
    #expect(message.stratum == 2)
    #expect(message.poll == 6)
    #expect(message.precision == -20)
    #expect(message.rootDelay == 0x18000)
    #expect(message.rootDispersion == 0x400)
    #expect(message.referenceIdentifier == 0x4750_5307)
    #expect(message.referenceTimestamp == 0xe000_0000_0000_0000)
    #expect(message.originTimestamp == 0xe000_0000_8000_0000)
    #expect(message.receiveTimestamp == 0xe000_0001_1234_5678)
    #expect(message.transmitTimestamp == 0xe000_0001_2000_0000)
  }

  @Test func `a prefix tells no time`() throws {
    let nothing: [UInt8] = []
    #expect(throws: WireError.self) { _ = try NTPMessage(parsing: nothing.octets).mode }
    for prefix in everyStrictPrefix(of: ApplicationMessage.ntp()) where !prefix.isEmpty {
      #expect(try NTPMessage(parsing: prefix.octets).hasTime == false)
    }
  }

  @Test(arguments: [6, 7] as [UInt8])
  func `control and private messages tell no time`(mode: UInt8) throws {
    let octets = ApplicationMessage.ntp(first: 0x20 | mode)
    #expect(try NTPMessage(parsing: octets.octets).hasTime == false)
  }
}
