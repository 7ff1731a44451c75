import NetCore
import TestSupport
import Testing

@Suite
struct IGMPMessageTests {
  @Test func `a query of version 3`() throws {
    let bytes = Wire.hex("11 9f abcd ef010203 0a9d0002 0a000001 0a000002")
    let message = try IGMPMessage(parsing: bytes.octets)
    #expect(message.type == .membershipQuery)
    #expect(message.maximumResponseCode == 0x9f)
    #expect(message.checksum == 0xabcd)
    #expect(message.groupAddress == IPv4Address(rawValue: 0xef01_0203))
    #expect(message.suppressesRouterProcessing == true)
    #expect(message.robustness == 2)
    #expect(message.queryIntervalCode == 0x9d)
    #expect(message.sourceCount == 2)
    #expect(message.source(at: 0) == IPv4Address(rawValue: 0x0a00_0001))
    #expect(message.source(at: 1) == IPv4Address(rawValue: 0x0a00_0002))
    #expect(message.source(at: 2) == nil)
    #expect(message.source(at: -1) == nil)
  }

  @Test func `below version 3 a query has no more than its group`() throws {
    let bytes = Wire.hex("11 64 0000 00000000")
    let message = try IGMPMessage(parsing: bytes.octets)
    #expect(message.suppressesRouterProcessing == nil)
    #expect(message.robustness == nil)
    #expect(message.queryIntervalCode == nil)
    #expect(message.sourceCount == nil)
    #expect(message.source(at: 0) == nil)
  }

  @Test func `a source that was not captured is none`() throws {
    let bytes = Wire.hex("11 64 0000 ef010203 027d0002 0a000001 0a00")
    let message = try IGMPMessage(parsing: bytes.octets)
    #expect(message.source(at: 0) != nil)
    #expect(message.source(at: 1) == nil)
  }

  @Test(arguments: [(0, 0), (127, 127), (128, 128), (143, 248), (144, 256), (255, 31_744)])
  func `codes from 128 on are floating-point numbers`(code: UInt8, time: UInt32) {
    #expect(IGMPMessage.time(ofCode: code) == time)
  }

  @Test func `the records of a report`() throws {
    let bytes = Wire.hex(
      "22 00 0000 0000 0002 04010000 ef010203 aabbccdd 06000001 ef010204 0a000001"
    )
    let message = try IGMPMessage(parsing: bytes.octets)
    #expect(message.recordCount == 2)
    let records = Record.all(of: message)
    #expect(
      records == [
        Record(type: 4, auxiliary: 4, group: 0xef01_0203, sources: []),
        Record(type: 6, auxiliary: 0, group: 0xef01_0204, sources: [0x0a00_0001]),
      ]
    )
  }

  @Test func `records that the message has no room for are none`() throws {
    let bytes = Wire.hex("22 00 0000 0000 ffff 0400ffff ef010203 0a000001")
    let message = try IGMPMessage(parsing: bytes.octets)
    let records = Record.all(of: message)
    #expect(
      records == [
        Record(type: 4, auxiliary: 0, group: 0xef01_0203, sources: [0x0a00_0001])
      ]
    )
  }

  @Test func `every short prefix is truncated`() {
    for prefix in everyStrictPrefix(of: Wire.hex("16 00 0000 ef010203")) {
      #expect(throws: WireError.self) { _ = try IGMPMessage(parsing: prefix.octets) }
    }
  }

  /// What a record holds, to be compared.
  private struct Record: Equatable {
    var type: UInt8
    var auxiliary: Int
    var group: UInt32
    var sources: [UInt32]

    static func all(of message: borrowing IGMPMessage) -> [Record] {
      var found: [Record] = []
      var records = message.records
      while let record = records.next() {
        var sources: [UInt32] = []
        while let source = record.source(at: sources.count) { sources.append(source.rawValue) }
        found.append(
          Record(
            type: record.type,
            auxiliary: record.auxiliaryByteCount,
            group: record.groupAddress.rawValue,
            sources: sources
          )
        )
      }
      return found
    }
  }
}
