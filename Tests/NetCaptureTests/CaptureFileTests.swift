import NetCapture
import NetCore
import TestSupport
import Testing

@Suite
struct CaptureFileTests {
  /// What a packet of a file was, copied out of the view.
  struct Record: Equatable {
    var bytes: [UInt8]
    var wireByteCount: Int
    var timestamp: WallClockTime
  }

  static func records(in handle: inout CaptureFile) throws -> [Record] {
    var records: [Record] = []
    while let packet = try handle.next() {
      let record = Record(
        bytes: (0..<packet.bytes.byteCount).map { packet.bytes.octet(at: $0) },
        wireByteCount: packet.wireByteCount,
        timestamp: packet.timestamp
      )
      records.append(record)
    }
    return records
  }

  @Test(arguments: [false, true])
  func `a file of either byte order is read whole`(isBigEndian: Bool) throws {
    var capture = CaptureBytes(linkType: 1, snapshotLength: 96, isBigEndian: isBigEndian)
    capture.addPacket([1, 2, 3], wireByteCount: 60, seconds: 5, fraction: 7)
    capture.addPacket([4], seconds: 6, fraction: 999_999)
    let file = try TemporaryFile(capture.octets)
    var handle = try CaptureFile.open(file.path)
    #expect(handle.linkType == .ethernet)
    #expect(handle.snapshotLength == 96)
    #expect(handle.isLive == false)
    #expect(handle.descriptor == -1)
    let records = try Self.records(in: &handle)
    #expect(
      records == [
        Record(
          bytes: [1, 2, 3],
          wireByteCount: 60,
          timestamp: WallClockTime(seconds: 5, nanoseconds: 7_000)
        ),
        Record(
          bytes: [4],
          wireByteCount: 1,
          timestamp: WallClockTime(seconds: 6, nanoseconds: 999_999_000)
        ),
      ]
    )
    #expect(handle.isAtEnd == true)
    #expect(try handle.statistics() == nil)
  }

  @Test func `nanosecond stamps are kept`() throws {
    var capture = CaptureBytes(precision: .nanoseconds)
    capture.addPacket([1], seconds: 5, fraction: 123_456_789)
    let file = try TemporaryFile(capture.octets)
    var handle = try CaptureFile.open(file.path)
    let records = try Self.records(in: &handle)
    #expect(records.map(\.timestamp) == [WallClockTime(seconds: 5, nanoseconds: 123_456_789)])
  }

  @Test func `a fraction beyond the second is clamped and no trap`() throws {
    var capture = CaptureBytes()
    capture.addPacket([1], seconds: 5, fraction: 0x7fff_ffff)
    let file = try TemporaryFile(capture.octets)
    var handle = try CaptureFile.open(file.path)
    let records = try Self.records(in: &handle)
    #expect(records.map(\.timestamp.nanoseconds) == [Int32.max])
  }

  @Test(arguments: [(0, "NULL"), (1, "EN10MB"), (101, "RAW"), (113, "LINUX_SLL"), (228, "IPV4")])
  func `link types are those of the file`(number: UInt32, name: String) throws {
    let file = try TemporaryFile(CaptureBytes(linkType: number).octets)
    let handle = try CaptureFile.open(file.path)
    #expect(handle.linkType == LinkType(rawValue: number))
    #expect(handle.linkType.libraryName == name)
    #expect(LinkType(libraryName: name) == LinkType(rawValue: number))
  }

  @Test func `an unknown link type has no name`() {
    #expect(LinkType(rawValue: 60_000).libraryName == nil)
    #expect(LinkType(libraryName: "NOSUCH") == nil)
  }

  @Test func `a file cut inside a packet yields those before it and then an error`() throws {
    var capture = CaptureBytes()
    capture.addPacket([1, 2, 3])
    capture.addPacket([4, 5, 6])
    let file = try TemporaryFile(Array(capture.octets.dropLast(2)))
    var handle = try CaptureFile.open(file.path)
    var count = 0
    let error = #expect(throws: CaptureError.self) {
      while let packet = try handle.next() { count += packet.bytes.byteCount }
    }
    #expect(count == 3)
    #expect(error?.what == "reading \(file.path)")
    #expect(error?.why.contains("truncated capture file") == true)
  }

  @Test func `every strict prefix of a file ends without a trap`() throws {
    var capture = CaptureBytes()
    capture.addPacket([1, 2, 3])
    capture.addPacket([4, 5, 6, 7])
    var opened = 0
    for end in capture.octets.indices {
      let file = try TemporaryFile(Array(capture.octets[..<end]))
      do throws(CaptureError) {
        var handle = try CaptureFile.open(file.path)
        opened += 1
        while let packet = try handle.next() { #expect(packet.bytes.byteCount <= 4) }
        // Only the ends of the header and of the first packet are ends of a file.
        #expect(end == 24 || end == 24 + 16 + 3)
      } catch {
        #expect(error.why.isEmpty == false)
      }
    }
    #expect(opened == capture.octets.count - 24)
  }

  @Test(arguments: [
    ("", "truncated capture file"), ("no capture at all, but long enough", "unknown file format"),
  ])
  func `what is no capture file is refused with the reason`(text: String, reason: String) throws {
    let file = try TemporaryFile(Array(text.utf8))
    let error = #expect(throws: CaptureError.self) { _ = try CaptureFile.open(file.path) }
    #expect(error?.why.contains(reason) == true)
  }

  @Test func `a missing file is named`() {
    let error = #expect(throws: CaptureError.self) { _ = try CaptureFile.open("/no/such/file") }
    #expect(error == CaptureError("opening /no/such/file", why: "No such file or directory"))
  }

  @Test func `a folder is no capture file`() {
    let error = #expect(throws: CaptureError.self) { _ = try CaptureFile.open("/tmp") }
    #expect(error?.why.contains("Is a directory") == true)
  }

  @Test func `a packet that claims more than any has is an error`() throws {
    var capture = CaptureBytes()
    capture.append(0)
    capture.append(0)
    capture.append(0xffff_fff0)
    capture.append(60)
    let file = try TemporaryFile(capture.octets)
    var handle = try CaptureFile.open(file.path)
    let error = #expect(throws: CaptureError.self) { try Self.records(in: &handle) }
    #expect(error?.why.contains("invalid packet length") == true)
  }
}
