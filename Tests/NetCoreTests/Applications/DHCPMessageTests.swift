import NetCore
import TestSupport
import Testing

@Suite struct DHCPMessageTests {
  private static let octets = ApplicationMessage.dhcp(
    addresses: Wire.here + Wire.there + Wire.here + Wire.there,
    options: [53, 1, 1, 0, 12, 2, 0x61, 0x62, 255, 9]
  )

  @Test func `the fields of the header`() throws {
    let message = try DHCPMessage(parsing: Self.octets.octets)
    #expect(message.operation == 1)
    #expect(message.hardwareType == .ethernet)
    #expect(message.transactionIdentifier == 0x3d1d)
    #expect(message.seconds == 3)
    #expect(message.isBroadcast == true)
    #expect(message.clientAddress == IPv4Address(10, 0, 0, 1))
    #expect(message.yourAddress == IPv4Address(10, 0, 0, 2))
    #expect(message.serverAddress == IPv4Address(10, 0, 0, 1))
    #expect(message.relayAddress == IPv4Address(10, 0, 0, 2))
    #expect(message.clientMACAddress?.description == "02:00:00:00:00:01")
  }

  @Test func `every short prefix is truncated`() {
    for prefix in everyStrictPrefix(of: Array(Self.octets.prefix(236))) {
      #expect(throws: WireError.self) { _ = try DHCPMessage(parsing: prefix.octets).operation }
    }
  }

  @Test func `options end at the end option, without padding`() throws {
    var options = try DHCPMessage(parsing: Self.octets.octets).options
    var codes: [UInt8] = []
    var lengths: [Int] = []
    while let option = options.next() {
      codes.append(option.code)
      lengths.append(option.data.byteCount)
    }
    #expect(codes == [53, 12])
    #expect(lengths == [1, 2])
    #expect(options.isCutShort == false)
  }

  @Test(arguments: [[12], [12, 5, 1], [53, 1, 1, 61, 255] as [UInt8]])
  func `an option beyond the message ends the sequence`(tail: [UInt8]) throws {
    let octets = ApplicationMessage.dhcp(options: tail)
    var options = try DHCPMessage(parsing: octets.octets).options
    var count = 0
    while options.next() != nil { count += 1 }
    #expect(count <= 1)
    #expect(options.isCutShort == true)
  }

  @Test func `without the magic cookie there are no options`() throws {
    var octets = Self.octets
    octets[236] = 0
    var options = try DHCPMessage(parsing: octets.octets).options
    var count = 0
    while options.next() != nil { count += 1 }
    #expect(count == 0)
  }
}
